internal import SessionCore
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file of the session's own for output that is too long for a model.
struct SpillFile: Sendable {
  let path: String
  private let folder: String
  private let redact: @Sendable (String) -> String

  /// Named after the call, so that people find it again.
  init(named tool: String, in context: ToolContext) {
    // The id comes from a model's server: it may be anything.
    let id = context.callID.unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0) }
    folder = context.spillFolder
    redact = context.redact
    let mark = String(UInt32.random(in: .min ... .max), radix: 16)
    path = "\(folder)/\(tool)-\(String(String.UnicodeScalarView(id.prefix(40))))-\(mark).txt"
  }

  /// Makes the file, for its owner only.
  func open() throws(ToolFailure) -> SpillWriter {
    do {
      try Self.makeFolders(folder)
      let name = path.dropFirst(folder.count + 1)
      let file = try Descriptor.folder(at: folder).newFile(named: String(name), mode: 0o600)
      return SpillWriter(file, redact: redact)
    } catch {
      throw .forModel("The output is too long to show and cannot be kept in \(folder): \(error).")
    }
  }

  func write(_ text: String) throws(ToolFailure) {
    var file = try open()
    do {
      try file.add(Array(text.utf8))
      try file.end()
    } catch {
      throw .forModel("The output is too long to show and cannot be kept in \(folder): \(error).")
    }
  }

  /// Makes a folder for its owner only, and those that it lies in.
  static func makeFolders(_ path: String) throws(Errno) {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw Errno(rawValue: errno)
    }
    try makeFolders(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
  }
}
