internal import AgentDefinitions

/// Flags a value outside those that its key can have.
struct InvalidValue: FaultRule {
  static let info = RuleInfo(
    id: "invalid-value",
    category: .fields,
    severity: .error,
    summary: "The value is none of those that its key can have.",
    why: "Systems fall back to their default for a value that they do not know, usually without a word.",
    fixes: [.safe],
    examples: [
      .flagged("reasoningEffort: ↓maximal"),
      .flagged("reasoningEffort: ↓hihg", fixed: "reasoningEffort: high"),
      .clean("reasoningEffort: high"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    switch kind {
    case .invalidValue(let key, let written, let expected):
      text(key, written, expected, severity: context.severityOfMisreading, fixes: nearest(written, context))
    case .invalidID(let key, let written, let expected, let blocks):
      text(key, written, expected, severity: blocks ? .error : .warning)
    default: nil
    }
  }

  private func text(_ key: String, _ written: String, _ expected: String, severity: Severity, fixes: [Fix] = [])
    -> FindingText
  {
    FindingText(
      "\(key.coded) cannot be \(written.quoted); write \(expected)", severity: severity, fixes: fixes)
  }

  /// The word of those there are that is spelled nearly the same.
  private func nearest(_ written: String, _ context: FaultContext) -> [Fix] {
    guard let reading = context.agent?.fields.first(where: { $0.value.range == context.fault?.range }),
      let field = reading.field, !field.meaning.isRestriction,
      let word = Spelling.nearest(written, among: field.type.choices),
      Spelling.isSlip(written, for: word)
    else { return [] }
    return .of(
      "write \(word.coded)", .safe, reading.value.replaced(by: word))
  }
}

extension FieldType {
  /// The words that a value may be.
  fileprivate var choices: [String] {
    switch self {
    case .choice(let words): words
    case .either(let types): types.flatMap(\.choices)
    default: []
    }
  }
}
