internal import AgentDefinitions

/// Flags a text that a `#` cuts short.
struct TruncatedText: FaultRule {
  static let info = RuleInfo(
    id: "truncated-text",
    category: .reading,
    severity: .warning,
    summary: "An unquoted text ends early, at “ #”.",
    why:
      "In YAML a number sign after a blank begins a comment, also in the middle of a sentence. The rest is not part of "
      + "the value, and nobody says so.",
    fixes: [.safe, .unsafe],
    examples: [
      .flagged(
        "description: Reviews pull request ↓#42 and its successors for data races",
        fixed: "description: \"Reviews pull request #42 and its successors for data races\""),
      .flagged("name: Sorter ↓#1", fixed: "name: \"Sorter #1\""),
      .clean("description: \"Reviews pull request #42 and its successors for data races\""),
      .clean("model: gpt-5.4 # the cheap one"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .truncatedByComment(let key, let lost) = kind else { return nil }
    return FindingText(
      "\(key.coded) ends here: “ #” begins a comment, so \(lost.quoted) is not part of it; put the value in quotes",
      fixes: quoted(key, in: context))
  }

  /// The value and what the comment swallowed, together in quotes.
  private func quoted(_ key: String, in context: FaultContext) -> [Fix] {
    guard let fault = context.fault,
      let value = context.agent?.fields.first(where: { Self.ends($0.value, before: fault) })?.value,
      value.style == .plain, value.text == fault.file.text(in: value.range)
    else { return [] }
    let whole = value.range.union(fault.range)
    var text = fault.file.text(in: whole)[...]
    while text.last == " " || text.last == "\t" { text.removeLast() }
    let isProse = key == "description" || key == "prompt"
    return .of(
      "put \(key.coded) in quotes, with what follows “ #”", isProse ? .safe : .unsafe,
      Edit(whole, in: fault.file, with: ScalarWriter(at: value).quoted(String(text))))
  }

  private static func ends(_ value: SourceValue, before fault: Fault) -> Bool {
    value.range.upper < fault.range.lower && fault.file.isBlank(Int(value.range.upper)..<Int(fault.range.lower))
  }
}
