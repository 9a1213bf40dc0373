internal import SystemPackage

/// The git repository that a folder belongs to, as far as ignoring needs to know it.
struct GitRepository {
  /// Without links and without a slash at its end; empty for `/`.
  let root: [UInt8]
  /// Where `info/exclude` lies: the repository's own folder, for a linked worktree the one that it shares.
  private let commonFolder: [UInt8]

  /// The nearest repository at or above `folder`, a path without links.
  init?(around folder: [UInt8]) {
    var root = folder == [UInt8(ascii: "/")] ? [] : folder
    while true {
      if let repository = Self(at: root) {
        self = repository
        return
      }
      guard let slash = root.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      root.removeSubrange(slash...)
    }
  }

  /// The repository whose root is exactly `root`. An empty `.git` folder does not make one, as for git itself.
  init?(at root: [UInt8]) {
    let git = root + Array("/.git".utf8)
    guard let kind = try? FolderListing.Kind(ofPath: git) else { return nil }
    self.root = root
    switch kind {
    case .folder:
      guard (try? FolderListing.Kind(ofPath: git + Array("/HEAD".utf8))) != nil else { return nil }
      commonFolder = git
    case .file:
      guard let linked = Self.path(in: git, after: "gitdir: ", relativeTo: root) else { return nil }
      commonFolder = Self.path(in: linked + Array("/commondir".utf8), after: "", relativeTo: linked) ?? linked
    case .link, .special:
      return nil
    }
  }

  /// What `info/exclude` says, or nothing.
  var excludes: IgnoreFile? {
    (try? ReadFile.bytes(of: FilePath(bytes: commonFolder + Array("/info/exclude".utf8)))).map { IgnoreFile($0) }
  }

  private static func path(in file: [UInt8], after label: String, relativeTo folder: [UInt8]) -> [UInt8]? {
    guard let contents = try? ReadFile.bytes(of: FilePath(bytes: file), limit: 8192), contents.starts(with: label.utf8)
    else { return nil }
    let path = contents.dropFirst(label.utf8.count).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return path.first == UInt8(ascii: "/") ? Array(path) : folder + [UInt8(ascii: "/")] + path
  }
}

extension FilePath {
  /// A path from the bytes that the file system gave. A NUL, which no name contains, would end it.
  init(bytes: [UInt8]) {
    self = (bytes + [0]).withUnsafeBytes { buffer in
      buffer.withMemoryRebound(to: CInterop.PlatformChar.self) { characters in
        characters.baseAddress.map { FilePath(platformString: $0) } ?? FilePath("")
      }
    }
  }

  /// The bytes of the path as the system wants them, without the NUL.
  var bytes: [UInt8] {
    withPlatformString { start in
      var length = 0
      while start[length] != 0 { length += 1 }
      return Array(UnsafeRawBufferPointer(start: start, count: length))
    }
  }
}
