import Foundation
import Testing

/// llama.cpp's server as a child process, for as long as a closure runs.
enum LlamaServer {
  struct Unavailable: Error, CustomStringConvertible {
    let description: String
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  private static var root: URL {
    folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// Lends the server's address.
  static func lend<Result>(to body: (String) async throws -> Result) async throws -> Result {
    let python = root.appending(path: ".venv/bin/python")
    guard FileManager.default.isExecutableFile(atPath: python.path) else {
      throw Unavailable(description: "\(python.path) is missing: run scripts/setup, which makes it")
    }
    let process = Process()
    process.executableURL = python
    process.arguments = [folder.appending(path: "llama_server.py").path]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    let (ended, end) = AsyncStream.makeStream(of: Never.self)
    process.terminationHandler = { _ in end.finish() }
    try process.run()

    // The server ends with its input; if this process dies, the system closes that too.
    func stop() async throws {
      try input.fileHandleForWriting.close()
      for await _ in ended {}
    }
    do {
      let result = try await body(try await address(from: output.fileHandleForReading))
      try await stop()
      return result
    } catch {
      try await stop()
      throw error
    }
  }

  private static func address(from output: FileHandle) async throws -> String {
    let (pieces, piece) = AsyncStream.makeStream(of: Data.self)
    output.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty { piece.finish() } else { piece.yield(data) }
    }
    defer { output.readabilityHandler = nil }
    var text = ""
    for await data in pieces {
      text += String(decoding: data, as: UTF8.self)
      for line in text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1)
      where line.hasPrefix("listening: ") {
        return String(line.dropFirst("listening: ".count))
      }
    }
    throw Unavailable(
      description: "the server did not start; try .venv/bin/python Tests/ModelClientsTests/Peers/llama_server.py")
  }
}
