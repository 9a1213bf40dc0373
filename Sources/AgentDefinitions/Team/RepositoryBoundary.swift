internal import SystemPackage

/// What a file's relative paths may reach: its repository, links resolved. A file in no repository reaches what lies
/// below the working directory when it lies there itself, and otherwise what lies beside it and below.
struct RepositoryBoundary {
  let root: [UInt8]

  init?(around folder: [UInt8], workingDirectory: [UInt8]?) {
    guard let real = realPath(folder) else { return nil }
    if let repository = GitRepository(around: real) {
      root = repository.root
    } else if let workingDirectory, Self.contains(workingDirectory, real) {
      root = workingDirectory
    } else {
      root = real
    }
  }

  func contains(_ realPath: [UInt8]) -> Bool { Self.contains(root, realPath) }

  private static func contains(_ root: [UInt8], _ path: [UInt8]) -> Bool {
    guard path.starts(with: root) else { return false }
    return path.count == root.count || root.last == UInt8(ascii: "/") || root.isEmpty
      || path[root.count] == UInt8(ascii: "/")
  }
}
