internal import AgentDefinitions
internal import AgentLinting

/// What a change since a revision lets pass that was told before, with the files as they were then.
struct EarlierFiles {
  private let changes: ChangedFiles
  /// Each file costs a run of git.
  private static let most = 100

  init(_ changes: ChangedFiles) { self.changes = changes }

  /// - Parameters:
  ///   - files: what was checked.
  ///   - baselines: the paths of the baselines that count.
  func notices(_ files: [SourceFile], baselines: [String], since revision: String) throws(ChangesFailure) -> [String] {
    var notices: [String] = []
    var asked = 0
    for file in files where changes.contains(file.path) && file.mayAllow {
      asked += 1
      guard asked <= Self.most else { break }
      notices += SuppressionChanges.allowances(in: file, since: try changes.earlier(file.path))
    }
    for path in changes.names where path.hasSuffix("/" + ConfigurationFields.fileName) {
      guard let (new, old) = try both(path) else { continue }
      notices += SuppressionChanges.configuration(new, since: old)
    }
    for path in baselines where changes.contains(path) {
      guard let (new, old) = try both(path) else { continue }
      notices += SuppressionChanges.baseline(new, since: old)
    }
    return notices.map { "since \(revision): \($0)" }
  }

  /// A file that is gone asks for nothing more.
  private func both(_ path: String) throws(ChangesFailure) -> (new: SourceFile, old: SourceFile?)? {
    let shown = WorkingFolder().shown(path)
    let new = SourceFile(path: shown, bytes: WorkingFolder.contents(of: path) ?? [])
    return (new, try changes.earlier(path))
  }
}

extension SourceFile {
  fileprivate var mayAllow: Bool { ByteSearch.contains(Array("agentlint: allow ".utf8), in: bytes) }
}
