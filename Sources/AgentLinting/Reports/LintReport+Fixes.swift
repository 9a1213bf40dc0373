internal import AgentDefinitions

extension LintReport {
  /// The fixes that may be written down: one that would move a secret is left to `agentlint fix`, which shows it to
  /// nobody.
  func showable(_ fixes: [Fix]) -> [Fix] {
    fixes.filter { fix in
      fix.edits.allSatisfy { edit in
        let text = String(decoding: edit.replacement, as: UTF8.self)
        return secrets[edit.file].hidden(in: text) == text
      }
    }
  }
}
