package import AgentDefinitions

/// Files as reports for other programs name them: by their way from the top of the repository.
package struct ReportPaths: Sendable {
  /// Without links, and without a slash at its end.
  let root: String
  /// Nil: as they were asked for.
  private let working: WorkingFolder?

  package static let asWritten = ReportPaths()

  private init() { (root, working) = ("", nil) }

  /// - Parameters:
  ///   - paths: what was asked for; the repository around the first counts, and outside of any the working folder.
  ///   - workspace: where a CI system has put what it checks; counts where what was asked for lies in it.
  package init(around paths: [String], workspace: String? = nil) {
    let working = WorkingFolder()
    self.working = working
    let first = paths.first ?? "."
    let workspace = workspace.flatMap { $0.isEmpty ? nil : WorkingFolder.real($0) }
    let real = WorkingFolder.real(working.absolute(first))
    if let workspace, let real, real == workspace || real.hasPrefix(workspace + "/") {
      root = workspace
    } else {
      root = working.repository(around: first) ?? working.path
    }
  }

  /// The way from the root; for a file that lies elsewhere its whole path.
  package func path(of file: SourceFile) -> String { path(written: file.path) }

  func path(written: String) -> String {
    guard let working else { return written }
    let absolute = working.absolute(written)
    if let inside = inside(absolute) { return inside }
    return WorkingFolder.real(absolute).flatMap(inside) ?? absolute
  }

  private func inside(_ absolute: String) -> String? {
    absolute.hasPrefix(root + "/") ? String(absolute.utf8.dropFirst(root.utf8.count + 1)) ?? nil : nil
  }
}
