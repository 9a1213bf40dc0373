package import AgentDefinitions

/// Where a baseline lies: the paths in it start there.
package struct BaselinePlace: Sendable, Hashable {
  /// As it was written, or found in a configuration.
  package let path: String
  private let absolute: String
  private let folder: String
  private let working: WorkingFolder

  package init(_ path: String) {
    self.path = path
    working = WorkingFolder()
    let absolute = working.absolute(path)
    self.absolute = absolute
    let parent = absolute.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(absolute[..<$0]) } ?? ""
    folder = WorkingFolder.real(parent.isEmpty ? "/" : parent) ?? parent
  }

  package static func == (left: BaselinePlace, right: BaselinePlace) -> Bool { left.absolute == right.absolute }
  package func hash(into hasher: inout Hasher) { hasher.combine(absolute) }

  package func path(of file: SourceFile) -> String { path(written: file.path) }

  func path(written: String) -> String {
    let absolute = working.absolute(written)
    if let inside = inside(absolute) { return inside }
    return WorkingFolder.real(absolute).flatMap(inside) ?? absolute
  }

  private func inside(_ absolute: String) -> String? {
    absolute.hasPrefix(folder + "/") ? String(absolute.utf8.dropFirst(folder.utf8.count + 1)) : nil
  }

  /// Whether a file of the baseline is there no more.
  func isGone(_ path: String) -> Bool { !WorkingFolder.exists(path.hasPrefix("/") ? path : folder + "/" + path) }

  /// Whether everything below a folder that somebody wrote takes in a file of the baseline.
  func holds(_ path: String, below written: String) -> Bool {
    guard let real = WorkingFolder.real(working.absolute(written) + "/.") else { return false }
    return (path.hasPrefix("/") ? path : folder + "/" + path).hasPrefix(real == "/" ? real : real + "/")
  }
}
