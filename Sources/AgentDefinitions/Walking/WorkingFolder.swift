internal import SystemPackage

/// The folder that relative paths start from, and what lies around a path seen from there.
package struct WorkingFolder: Sendable {
  /// Without links and without a slash at its end; empty for `/`.
  package let path: String

  package init() {
    let real = realPath([UInt8(ascii: ".")]) ?? []
    path = real == [UInt8(ascii: "/")] ? "" : String(decoding: real, as: UTF8.self)
  }

  /// The whole path, without `.` and `..`; links stay.
  package func absolute(_ written: String) -> String {
    let whole = written.utf8.first == UInt8(ascii: "/") ? written : path + "/" + written
    // `.github` is no step.
    let hasSteps = whole.containsBytes("/./") || whole.containsBytes("/..") || whole.hasSuffix("/.")
    let isTidy = !hasSteps && !whole.containsBytes("//") && whole.utf8.last != UInt8(ascii: "/")
    return isTidy ? whole : RelativePath.tidy(FilePath(whole)).string
  }

  /// A whole path as short as it can be said from here.
  package func shown(_ absolute: String) -> String {
    absolute.hasPrefix(path + "/") ? String(absolute.utf8.dropFirst(path.utf8.count + 1)) ?? absolute : absolute
  }

  /// The bytes of a file; nil when it cannot be read.
  package static func contents(of path: String, limit: Int = 64 << 20) -> [UInt8]? {
    try? ReadFile.bytes(of: FilePath(path), limit: limit)
  }

  /// Whether a repository's top is this folder.
  package static func isRepository(_ folder: String) -> Bool { GitRepository(at: Array(folder.utf8)) != nil }

  /// The top of the repository that a file or folder lies in, links resolved; nil outside of any.
  package func repository(around path: String) -> String? {
    guard let real = realPath(Array(absolute(path).utf8)) else { return nil }
    return GitRepository(around: real).map { String(decoding: $0.root, as: UTF8.self) }
  }

  /// Whether something is there; a link counts where it leads.
  package static func exists(_ path: String) -> Bool { (try? FolderListing.Kind(ofPath: Array(path.utf8))) != nil }

  /// The path without links; nil when nothing is there.
  package static func real(_ path: String) -> String? {
    realPath(Array(path.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }
}
