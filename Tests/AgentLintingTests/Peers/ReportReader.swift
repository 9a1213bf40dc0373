import Foundation
import JSONText

/// Programs of others that read our reports, in the Python environment that `scripts/setup test` makes.
enum ReportReader {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// What was read, a list for each finding; throws what the reader complained about.
  static func read(_ report: String, as format: String) throws -> [[JSON]] {
    let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let python = root.appending(path: ".venv/bin/python")
    guard FileManager.default.isExecutableFile(atPath: python.path) else {
      throw Failure(description: "\(python.path) is missing: run scripts/setup test, which makes it")
    }
    let input = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID().uuidString)")
    try Data(report.utf8).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    let process = Process()
    process.executableURL = python
    process.arguments = [folder.appending(path: "read_report.py").path, format]
    process.standardInput = try FileHandle(forReadingFrom: input)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let read = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(description: String(decoding: complaint, as: UTF8.self)) }
    return try JSON(parsing: Array(read)).array?.compactMap(\.array) ?? []
  }
}
