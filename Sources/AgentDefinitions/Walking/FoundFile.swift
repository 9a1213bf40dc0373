package import SystemPackage

/// A file that a walk came to.
package struct FoundFile: Sendable, Equatable {
  /// The path for people and for patterns: the root as it was given and the way down. Invalid UTF-8 is repaired.
  package let shown: String
  /// The same path as bytes, to open.
  package let path: FilePath
  /// Whether a link is on the way, and the file has another path that may be listed too.
  let isLink: Bool
  /// The path without links, where the walk came to any.
  let realPath: [UInt8]?
  private let rootLength: Int

  /// `root` counts the bytes of the path that are the root and the slash behind it.
  init(path: [UInt8], root: Int, realPath: [UInt8]? = nil, isLink: Bool = false) {
    self.realPath = realPath
    self.isLink = isLink
    shown = String(decoding: path, as: UTF8.self)
    rootLength = String(decoding: path[..<root], as: UTF8.self).utf8.count
    self.path = FilePath(bytes: path)
  }

  /// Whether the walk came through a folder of test data to it. A walk that began in one found what it was to find.
  var isTestData: Bool {
    guard ClaimedPath(String(relativePath)).isTestData else { return false }
    let root = shown[..<shown.utf8.index(shown.startIndex, offsetBy: rootLength)]
    return !ClaimedPath(root + "*").isTestData
  }

  /// The part of `shown` that is below the root; all of it when the root is the file itself.
  package var relativePath: Substring {
    shown[shown.utf8.index(shown.startIndex, offsetBy: rootLength)...]
  }
}

/// Something that a walk could not look at. The walk goes on without it.
package struct WalkFault: Error, Equatable, CustomStringConvertible {
  package let shown: String
  package let code: ReadFault.Code

  package var description: String {
    "\(shown): \(code.reason)"
  }
}
