import AgentDefinitions
import Foundation

@testable import agentlint

/// A repository with some files for one run of the command, gone when the test is over.
struct ScenarioFolder: ~Copyable {
  let path: String

  init(_ files: [String: String]) throws {
    path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/agentlint-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path + "/.git", withIntermediateDirectories: true)
    try Data("ref: refs/heads/main\n".utf8).write(to: URL(fileURLWithPath: path + "/.git/HEAD"))
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let place = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  func read(_ name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  /// Runs a command in the folder.
  func shell(_ command: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", command]
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableNotLoadable) }
  }

  /// A day on which all that is known of other systems is fresh.
  static let day = CalendarDate(2026, 7, 1)

  /// `FOLDER` in an argument is this folder.
  func run(
    _ arguments: [String], today: CalendarDate = day, person: @escaping (String) -> Bool? = { _ in nil },
    variables: [String: String] = [:]
  ) -> (output: String, errors: String, status: Int32) {
    let (console, status) = AgentLint.run(
      arguments.map { $0.replacing("FOLDER", with: path) },
      Console(today: today, person: person, variable: { variables[$0] }))
    return (
      console.output.replacing(path + "/", with: ""), console.errors.replacing(path, with: "FOLDER"), status.rawValue
    )
  }

  /// What was found: `PATH:LINE severity rule`, and the status.
  func found(_ arguments: [String]) -> [String] {
    let result = run(arguments + ["--format", "concise"])
    let lines = result.output.split(separator: "\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 4)
      let rule = line.split(separator: "[").last?.prefix { $0 != "]" } ?? ""
      return "\(parts[0]):\(parts[1])\(parts[3]) \(rule)"
    }
    return lines + ["status \(result.status)"]
  }
}
