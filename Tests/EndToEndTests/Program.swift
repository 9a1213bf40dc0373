import Foundation
import Testing

/// One of our programs as people run it: a process with its own home, working directory and no terminal.
struct Program {
  struct Ended {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder that the tests themselves were built into.
  static let folder: String = {
    let arguments = CommandLine.arguments
    let bundle =
      arguments.firstIndex(of: "--test-bundle-path").flatMap { arguments.dropFirst($0 + 1).first }
      ?? arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
    return URL(filePath: bundle).deletingLastPathComponent().path
  }()

  let name: String
  let home: URL

  init(_ name: String) throws {
    self.name = name
    home = FileManager.default.temporaryDirectory.appending(path: "roster-e2e-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: home) }

  /// Writes a file below the home folder and returns its path.
  @discardableResult
  func write(_ path: String, _ text: String) throws -> String {
    let file = home.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  func read(_ path: String) throws -> String { try String(contentsOf: home.appending(path: path), encoding: .utf8) }

  /// Runs to the end. `setsid` takes the terminal away, so that nobody can be asked.
  func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    whileRunning: ((Process, FileHandle) throws -> Void)? = nil
  ) throws -> Ended {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/setsid")
    process.arguments = ["--wait", Self.folder + "/" + name] + arguments
    process.currentDirectoryURL = home
    process.environment = [
      "HOME": home.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8",
    ].merging(environment) { $1 }
    let (output, errors) = (
      Pipe(), FileManager.default.temporaryDirectory.appending(path: "roster-stderr-\(UUID().uuidString)")
    )
    defer { try? FileManager.default.removeItem(at: errors) }
    try Data().write(to: errors)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    let inputPipe = Pipe()
    process.standardInput = inputPipe
    try process.run()
    try? inputPipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try inputPipe.fileHandleForWriting.close()
    try whileRunning?(process, output.fileHandleForReading)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Ended(
      status: process.terminationStatus, output: text,
      errors: (try? String(contentsOf: errors, encoding: .utf8)) ?? "")
  }
}
