internal import AgentDefinitions
internal import JSONText
internal import SessionCore
internal import SystemPackage

/// The files that flags name for a model to see.
struct Attachments: Sendable {
  let images: [ModelImage]
  let outputSchema: OutputSchema?

  /// - Throws: `StartError` for what cannot be read, or is not what it has to be.
  init(_ options: SessionOptions) throws {
    images = try options.image.map { path in
      guard let image = ModelImage(try Self.bytes(of: path)) else {
        throw StartError("--image \(path) is no picture that models take: PNG, JPEG, GIF or WebP.")
      }
      return image
    }
    outputSchema = try options.outputSchema.map { path in
      guard let schema = try? JSON(parsing: try Self.bytes(of: path)), schema.object != nil else {
        throw StartError("--output-schema \(path) is no JSON Schema: it has to hold one JSON object.")
      }
      return OutputSchema(schema: schema)
    }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly)
      return try file.closeAfter {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= longest {
          let count = try piece.withUnsafeMutableBytes { try file.read(into: $0) }
          if count == 0 { return bytes }
          bytes += piece[..<count]
        }
        throw StartError("\(path) is larger than \(longest >> 20) MiB.")
      }
    } catch let error as StartError {
      throw error
    } catch {
      throw StartError("\(path) cannot be read: \(error)")
    }
  }

  /// What the strictest vendor takes.
  private static let longest = 5 << 20
}
