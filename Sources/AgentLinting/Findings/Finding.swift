package import AgentDefinitions

/// Something that a rule found in a file.
package struct Finding: Sendable {
  /// Another place that the finding is about, as the first of two definitions.
  package struct Related: Sendable {
    package let file: SourceFile
    package let range: SourceRange
    package let note: String

    package init(file: SourceFile, range: SourceRange, note: String) {
      self.file = file
      self.range = range
      self.note = note
    }
  }

  package let rule: String
  package let severity: Severity
  package let file: SourceFile
  package let range: SourceRange
  package let message: String
  package let effects: [RuntimeEffect]
  package let related: [Related]
  /// What would cure it, the best first; one of them is enough.
  package let fixes: [Fix]
  /// True when `agentrun` does not start with it.
  package let isBlocking: Bool

  package init(
    rule: String, severity: Severity, file: SourceFile, range: SourceRange, message: String,
    effects: [RuntimeEffect] = [], related: [Related] = [], fixes: [Fix] = [], isBlocking: Bool = false
  ) {
    self.rule = rule
    self.severity = severity
    self.file = file
    self.range = range
    self.message = message
    self.effects = effects
    self.related = related
    self.fixes = fixes
    self.isBlocking = isBlocking
  }

  func with(_ severity: Severity) -> Finding {
    Finding(
      rule: rule, severity: severity, file: file, range: range, message: message, effects: effects, related: related,
      fixes: fixes, isBlocking: isBlocking)
  }

  func with(_ effects: [RuntimeEffect]) -> Finding {
    Finding(
      rule: rule, severity: severity, file: file, range: range, message: message, effects: effects, related: related,
      fixes: fixes, isBlocking: isBlocking)
  }

  func asLast(of total: Int) -> Finding {
    Finding(
      rule: rule, severity: severity, file: file, range: range,
      message: message + " (at least \(total) such findings in this file; the others are left out)", effects: effects,
      related: related, fixes: fixes, isBlocking: isBlocking)
  }

  package func isAt(least severity: Severity) -> Bool { self.severity >= severity }
}

extension Finding {
  /// By path, then place, then rule: the order in which findings are shown.
  package static func isShownBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.file.path != right.file.path { return left.file.path < right.file.path }
    if left.range.lower != right.range.lower { return left.range.lower < right.range.lower }
    if left.rule != right.rule { return left.rule < right.rule }
    return left.range.upper < right.range.upper
  }
}
