internal import AgentDefinitions

/// A change as `git apply` takes it from the folder that the command runs in. Secrets are behind stars, as in every
/// report; with one in it, the diff is for looking at only.
package enum FixDiff {
  package static func text(of change: FixOutcome.Change) -> String {
    let secrets = SourceSecrets(in: SourceFile(path: change.path, bytes: change.before))
    let diff = UnifiedDiff(shown(change.path), from: change.before, to: change.after) { line in
      Array(secrets.hidden(in: String(decoding: line, as: UTF8.self)).utf8)
    }
    return String(decoding: diff?.text ?? [], as: UTF8.self)
  }

  /// From the working folder, where the file lies below it.
  private static func shown(_ path: String) -> String {
    let working = WorkingFolder()
    let whole = working.absolute(path)
    let prefix = working.path + "/"
    return String(whole.hasPrefix(prefix) ? whole.dropFirst(prefix.count) : whole.dropFirst())
  }
}
