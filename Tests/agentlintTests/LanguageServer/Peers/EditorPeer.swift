import Foundation
import JSONText
import Testing

/// `editor.py`: an editor that is not ours, with our language server as a process of its own.
enum EditorPeer {
  struct Unavailable: Error, CustomStringConvertible {
    let description: String
  }

  private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "editor.py")

  private static var python: URL {
    var root = script
    for _ in 0..<5 { root.deleteLastPathComponent() }
    return root.appending(path: ".venv/bin/python")
  }

  /// The program that was built together with these tests.
  private static let program: String = {
    let arguments = CommandLine.arguments
    let bundle =
      arguments.firstIndex(of: "--test-bundle-path").flatMap { arguments.dropFirst($0 + 1).first }
      ?? arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
    return URL(filePath: bundle).deletingLastPathComponent().appending(path: "agentlint").path
  }()

  /// What the script prints. It works in the folder.
  static func run(_ arguments: [String], in folder: String, input: String = "") throws -> JSON {
    guard FileManager.default.isExecutableFile(atPath: python.path) else {
      throw Unavailable(description: "\(python.path) is missing: run scripts/setup, which makes it")
    }
    let process = Process()
    process.executableURL = python
    process.arguments = [script.path, program, folder] + arguments
    let (given, output) = (Pipe(), Pipe())
    let errors = FileManager.default.temporaryDirectory.appending(path: "editor-\(UUID().uuidString)")
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardInput = given
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try given.fileHandleForWriting.close()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    guard process.terminationStatus == 0, let json = try? JSON(parsing: bytes) else {
      let said = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
      throw Unavailable(description: "editor.py ended with \(process.terminationStatus): \(said.suffix(2000))")
    }
    return json
  }
}
