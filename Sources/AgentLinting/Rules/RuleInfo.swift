/// Who a rule is: everything that its page, its help and the reports print. The examples are executed as tests.
package struct RuleInfo: Sendable {
  /// Names the fault, so that “allow ID” reads as a sentence. It never changes; a renamed rule keeps the old id as an
  /// alias.
  package let id: String
  /// What it was called before, the oldest name first.
  package let aliases: [String]
  package let category: RuleCategory
  package let tier: RuleTier
  package let severity: Severity
  /// What is wrong, in one sentence.
  package let summary: String
  /// Why that matters, and to whom.
  package let why: String
  /// What a project may set about it. The rule reads each from `findings.options`, a fault's rule from its context.
  package let options: [RuleOption]
  /// How safe the fixes are that it has; empty when it has none.
  package let fixes: [Fix.Safety]
  /// True for what no configuration can switch off: that something could not be checked.
  package let isMandatory: Bool
  /// True where the fault is one under every system, and what is said of single ones is a remark: no choice of
  /// `targets` leaves such a finding out.
  package let concernsAll: Bool
  /// What it was called when it was new.
  var firstID: String { aliases.first ?? id }

  package var examples: [RuleExample] { makeExamples() }
  /// Made when they are asked for: a run that checks files has no use for those of a hundred rules.
  private let makeExamples: @Sendable () -> [RuleExample]

  package init(
    id: String, aliases: [String] = [], category: RuleCategory, tier: RuleTier = .recommended, severity: Severity,
    summary: String, why: String, options: [RuleOption] = [], fixes: [Fix.Safety] = [],
    isMandatory: Bool = false,
    concernsAll: Bool = false, examples: @autoclosure @escaping @Sendable () -> [RuleExample]
  ) {
    self.id = id
    self.aliases = aliases
    self.category = category
    self.tier = tier
    self.severity = severity
    self.summary = summary
    self.why = why
    self.options = options
    self.fixes = fixes
    self.isMandatory = isMandatory
    self.concernsAll = concernsAll
    makeExamples = examples
  }
}
