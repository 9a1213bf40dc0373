internal import SystemPackage

/// Whether files are there that a text speaks of. Only names are looked at, nothing is opened.
package struct RepositoryFiles {
  /// The file's folder, and where the file is a link, the one of its target: authors mean either.
  private let bases: [[UInt8]]
  private let boundary: RepositoryBoundary

  /// What is around a file. Nil when the file itself lies nowhere, as a text does that an editor has not saved.
  package init?(around file: SourceFile) {
    guard let base = realPath(Array(TeamLoader.folder(of: file.path).utf8)),
      let boundary = RepositoryBoundary(around: base, workingDirectory: realPath([UInt8(ascii: ".")]))
    else { return nil }
    let target = realPath(Array(file.path.utf8)).flatMap { path in
      path.lastIndex(of: UInt8(ascii: "/")).map { Array(path[..<$0]) }
    }
    bases = [base] + (target.map { $0 == base ? [] : [$0] } ?? [])
    self.boundary = boundary
  }

  /// Whether a path leads to something: seen from the file's folder, as Markdown means it, or from the root of its
  /// repository, as many authors do. Nil when that cannot be told, because the path leaves the repository.
  package func hold(_ written: String) -> Bool? {
    guard !written.isEmpty, written.utf8.count < 1024, !written.utf8.contains(0) else { return nil }
    let isRooted = written.utf8.first == UInt8(ascii: "/")
    let relative = isRooted ? String(written.drop { $0 == "/" }) : written
    var isInside = false
    for start in isRooted ? [boundary.root] : bases + [boundary.root] {
      let path = RelativePath.tidy(FilePath(bytes: start).pushing(FilePath(relative)))
      guard boundary.contains(path.bytes) else { continue }
      isInside = true
      if (try? FolderListing.Kind(ofPath: path.bytes)) != nil { return true }
    }
    return isInside ? false : nil
  }
}
