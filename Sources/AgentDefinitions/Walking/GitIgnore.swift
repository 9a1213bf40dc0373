internal import SystemPackage

/// The lines of one ignore file; the last that matches a path decides.
struct IgnoreFile: Sendable {
  private let rules: [IgnoreRule]

  init(_ contents: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    rules = contents.dropFirst(contents.starts(with: mark) ? mark.count : 0)
      .split(separator: UInt8(ascii: "\n"))
      .compactMap { IgnoreRule(line: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0) }
  }

  /// Reads the file as git does, not through a link.
  init(at path: [UInt8]) throws(ReadFault) {
    self.init(try ReadFile.bytes(of: FilePath(bytes: path), limit: 16 << 20, followsLinks: false))
  }

  /// True: ignored. False: kept by a `!` line. Nil: no line says anything.
  func ignores(_ path: Span<UInt8>, isFolder: Bool) -> Bool? {
    var name = path.count
    while name > 0, path[name - 1] != UInt8(ascii: "/") { name -= 1 }
    for rule in rules.reversed() where rule.matches(path, name: name, isFolder: isFolder) { return !rule.keeps }
    return nil
  }
}

/// Which paths git would ignore, from ignore files and the folders they lie in.
///
/// Immutable and linked from the innermost folder outwards, so that a walk shares what folders have in common.
/// Git's own exception is not made: a file that is ignored and tracked all the same counts as ignored here.
package final class GitIgnore: Sendable {
  private let file: IgnoreFile
  /// The folder that the file lies in, with a slash at its end; empty for the root.
  private let base: [UInt8]
  private let outer: GitIgnore?

  /// `folder`, relative to the root that all paths are relative to, is where the file lies; empty for the root itself.
  /// What this file says overrides what `outer` says.
  package convenience init(_ text: String, folder: String = "", over outer: GitIgnore? = nil) {
    self.init(IgnoreFile(Array(text.utf8)), base: folder.isEmpty ? [] : Array("\(folder)/".utf8), over: outer)
  }

  init(_ file: IgnoreFile, base: [UInt8], over outer: GitIgnore?) {
    self.file = file
    self.base = base
    self.outer = outer
  }

  /// Whether git ignores the path: for itself, or because a folder that it lies in is ignored.
  package func matches(_ relativePath: String, isDirectory: Bool) -> Bool {
    let bytes = Array(relativePath.utf8)
    let path = bytes.span
    for offset in bytes.indices where bytes[offset] == UInt8(ascii: "/") {
      if ignores(path.extracting(..<offset), isFolder: true) { return true }
    }
    return ignores(path, isFolder: isDirectory)
  }

  /// The same for a path whose folders are known not to be ignored.
  func ignores(_ path: Span<UInt8>, isFolder: Bool) -> Bool {
    var layer: GitIgnore? = self
    while let current = layer {
      if path.hasPrefix(current.base),
        let verdict = current.file.ignores(path.extracting(current.base.count...), isFolder: isFolder)
      {
        return verdict
      }
      layer = current.outer
    }
    return false
  }
}
