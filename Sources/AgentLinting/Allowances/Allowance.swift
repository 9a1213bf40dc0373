package import AgentDefinitions

/// A comment that lets a finding pass: `# agentlint: allow RULE -- reason` in YAML and front matter,
/// `<!-- agentlint: allow RULE -- reason -->` in a body. It counts for the line that it stands on or the line after it,
/// with what is indented below that; the first line of a file, of its front matter or of its body counts for the file.
package struct Allowance: Sendable {
  package let file: SourceFile
  /// The rule as written; a comment that names several makes one allowance each.
  package let rule: Located<String>
  /// Empty when none is given: then the allowance does not count.
  package let reason: String
  package let scope: Scope
  /// The whole comment, and the rules that it names beside this one: for taking it out.
  let comment: SourceRange
  let siblings: [SourceRange]

  package enum Scope: Hashable, Sendable {
    case wholeFile
    /// Where findings begin that the allowance lets pass.
    case range(SourceRange)
  }

  package func covers(_ finding: Finding) -> Bool {
    let id = RuleCatalogue.id(for: rule.value) ?? rule.value
    guard !reason.isEmpty, finding.file === file, id == finding.rule else {
      return false
    }
    switch scope {
    case .wholeFile: return true
    case .range(let range): return range.lower <= finding.range.lower && finding.range.lower <= range.upper
    }
  }
}
