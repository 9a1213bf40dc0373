import Foundation
import Testing

@testable import agentlint

/// What comes in: files that are broken, endless or gone, and files that have changed.
@Suite struct InputScenarios {
  private static let vague = ConfigurationScenario.vague
  private static let rest = "z.agent.md:2 warning vague-description"

  private func shell(_ command: String, in folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(command)")
  }

  /// Each stands beside `z.agent.md`, which is checked all the same.
  @Test(arguments: [
    ("mkfifo a.agent.md", ["FOLDER/a.agent.md"], ["a.agent.md:1 error unreadable-file"], 2),
    ("mkfifo a.agent.md", [], [], 1),
    (":", ["/dev/zero"], ["/dev/zero:1 error unreadable-file"], 2),
    ("ln -s none a.agent.md", ["FOLDER/a.agent.md"], ["a.agent.md:1 error unreadable-file"], 2),
    ("ln -s none a.agent.md", [], [], 1),
    (
      "ln -s b.agent.md a.agent.md; ln -s a.agent.md b.agent.md", ["FOLDER/a.agent.md"],
      ["a.agent.md:1 error unreadable-file"], 2
    ),
    ("mkdir sub; ln -s .. sub/up; ln -s . here", [], [], 1),
    ("head -c 1048577 /dev/zero > a.agent.md", [], ["a.agent.md:1 error unreadable-file"], 2),
    ("printf '\\0\\1\\2' > a.agent.md", [], ["a.agent.md:1 error non-utf8-text"], 2),
    (": > a.agent.md", [], ["a.agent.md:1 info missing-front-matter"], 1),
    ("mkdir a.agent.md", [], [], 1),
    (":", ["FOLDER/z.agent.md", "FOLDER/./z.agent.md", "FOLDER"], [], 1),
  ]) func oneFileStopsNoOther(_ command: String, _ paths: [String], _ found: [String], _ status: Int) throws {
    let folder = try ScenarioFolder(["z.agent.md": Self.vague])
    try shell(command, in: folder.path)
    let lines = folder.found(paths + ["FOLDER"])
    #expect(
      Set(lines).subtracting(["a.agent.md:1 error missing-prompt"]) == Set(found + [Self.rest, "status \(status)"]))
    #expect(lines.count { $0 == Self.rest } == 1)
  }

  private static let git = "git -c user.name=a -c user.email=a@b -c init.defaultBranch=main"

  @Test func sinceReportsWhatHasChanged() throws {
    let folder = try ScenarioFolder([:])
    // In folders of their own they are no team.
    for name in ["same", "changed", "committed"] { try folder.write(Self.vague, to: "\(name)/a.agent.md") }
    try shell("rm -r .git; \(Self.git) init -q; git add .; \(Self.git) commit -qm one", in: folder.path)
    try folder.write(Self.vague + "More.\n", to: "committed/a.agent.md")
    try shell("git add .; \(Self.git) commit -qm two", in: folder.path)
    try folder.write(Self.vague + "More.\n", to: "changed/a.agent.md")
    try folder.write(Self.vague, to: "new/a.agent.md")
    func rows(_ names: [String]) -> [String] { names.map { "\($0)/a.agent.md:2 warning vague-description" } }
    #expect(folder.found(["FOLDER", "--since", "HEAD"]) == rows(["changed", "new"]) + ["status 1"])
    #expect(
      folder.found(["FOLDER", "--since", "HEAD~1"]) == rows(["changed", "committed", "new"]) + ["status 1"])
    let unknown = folder.run(["FOLDER", "--since", "v9"])
    #expect(unknown.status == 2 && unknown.errors.contains("no commit is called “v9”"))
    #expect(unknown.output.isEmpty)
  }

  /// A team's finding counts when one of the files that it is about has changed.
  @Test func sinceKeepsWhatConcernsAChangedFile() throws {
    func agent(_ name: String) -> String {
      "---\nname: \(name)\ndescription: Names data races in Swift code\ntools: Read\n---\nYou look.\n"
    }
    let folder = try ScenarioFolder([".claude/agents/b.md": agent("b")])
    try shell("rm -r .git; \(Self.git) init -q; git add .; \(Self.git) commit -qm one", in: folder.path)
    try folder.write(agent("a"), to: ".claude/agents/a.md")
    #expect(
      folder.found(["FOLDER", "--since", "HEAD"]) == [
        ".claude/agents/b.md:3 error overlapping-descriptions", "status 1",
      ])
  }

  /// Nothing that a repository's settings name is run.
  @Test func sinceRunsNothingOfTheRepository() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.vague, ".gitattributes": "* filter=x diff=x\n"])
    try shell("rm -r .git; \(Self.git) init -q; git add .; \(Self.git) commit -qm one", in: folder.path)
    let trap = "sh -c 'touch \(folder.path)/trapped; cat'"
    for key in [
      "core.fsmonitor", "filter.x.clean", "filter.x.process", "diff.external", "diff.x.textconv", "core.pager",
    ] {
      try shell("git config \(key) \"\(trap)\"", in: folder.path)
    }
    try folder.write(Self.vague + "More.\n", to: "a.agent.md")
    #expect(folder.found(["FOLDER", "--since", "HEAD"]).last == "status 1")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/trapped"))
  }

  @Test func sinceNeedsARepository() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.vague])
    try FileManager.default.removeItem(atPath: folder.path + "/.git")
    let result = folder.run(["FOLDER", "--since", "HEAD"])
    #expect(result.status == 2 && result.errors.contains("needs a git repository, and FOLDER lies in none"))
  }
}
