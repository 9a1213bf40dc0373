import Foundation
import JSONText
import Testing

/// `agentrun` where its log cannot grow: what is not on record does not happen.
struct FullDiskTests {
  private static let replies = """
      - call: [task: { agent_type: editor, prompt: Make it four }]
      - { for: editor, call: [edit: { path: notes.txt, old_str: "retry = 3", new_str: "retry = 4" }] }
      - { for: editor, say: "It is four." }
      - say: It is four now.
    """

  /// Blocks of 512 bytes: from too few for the first line to nearly enough for the run.
  @Test(arguments: [1, 2, 4, 6, 8, 10, 12, 14, 16, 18])
  func aLogThatIsFullEndsTheRunAndLeavesWholeLines(blocks: Int) throws {
    let program = try Program("agentrun")
    defer { program.remove() }
    try program.write("team.yaml", AgentrunTests.team)
    try program.write("notes.txt", "retry = 3\n")
    try program.write("transcript.yaml", "version: 1\nmodel: test-model\nreplies:\n" + Self.replies)
    let status = try run(
      "ulimit -f \(blocks); exec \(Program.folder)/agentrun team.yaml --model scripted:transcript.yaml --state-dir state"
        + " --yes --quiet 'Make retry four' < /dev/null > /dev/null 2> /dev/null", in: program)
    #expect(status == 1 || status == 2)

    let lines = try log(of: program).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "", "the log ends with a whole line")
    let events = try lines.dropLast().map { try JSON(parsing: String($0)) }
    let started = events.contains { $0["data"]?["toolName"] == "edit" && $0["type"] == "tool.execution_start" }
    let isChanged = try program.read("notes.txt") == "retry = 4\n"
    #expect(!isChanged || started, "a tool ran that is not on record")
  }

  private func run(_ command: String, in program: Program) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = program.home
    process.environment = ["HOME": program.home.path, "PATH": "/usr/bin:/bin"]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func log(of program: Program) throws -> String {
    let sessions = try FileManager.default.contentsOfDirectory(atPath: program.home.appending(path: "state").path)
    return try program.read("state/\(try #require(sessions.first))/events.jsonl")
  }
}
