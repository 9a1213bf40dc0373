internal import AgentDefinitions

extension Workspace {
  /// All safe cures of an open file, carried out until nothing more is to be cured, as one edit; nil when there are none.
  package func safeFixes(of path: String) -> Edit? {
    guard let document = documents[path] else { return nil }
    let outcome = Fixer.fix(
      lint: { LintReport(findings: trial(of: path, with: $0[path])) },
      where: { _, fix in fix.isSafe && fix.edits.allSatisfy { $0.file.path == path } })
    guard let change = outcome.changes.first(where: { $0.path == path }) else { return nil }
    return TextChange(from: document.source.bytes, to: change.after).edit(of: document.source, to: change.after)
  }
}

extension TextChange {
  /// The change as one edit.
  fileprivate func edit(of file: SourceFile, to new: [UInt8]) -> Edit {
    let (old, added) = changed
    return Edit(SourceRange(old.lowerBound, old.upperBound), in: file, with: Array(new[added]))
  }
}
