internal import AgentDefinitions

/// Flags characters that YAML and TOML forbid, and those that stand in a prompt in the place of something else.
struct ControlCharacter: FaultRule, PromptRule {
  static let info = RuleInfo(
    id: "control-character",
    category: .reading,
    severity: .error,
    summary: "A control character stands where none is allowed.",
    why:
      "YAML and TOML forbid them, so most systems refuse the file. They cannot be seen, and come with text copied from "
      + "terminals and documents.",
    fixes: [.safe],
    examples: [
      .flagged(
        "description: Reviews Swift ↓\u{7}code for data races",
        fixed: "description: Reviews Swift code for data races"),
      .flagged(
        "---\ndescription: Checks proofs\ntools: [view]\n---\nBegin with ‹5C›begin and ↓‹08›egin{proof}.\n"),
      .clean("description: Reviews Swift code for data races"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .syntax(.controlCharacter(let scalar, let count)) = kind else { return nil }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return FindingText(
      "the control character \(name) is not allowed here, and most systems refuse the file; delete it"
        + (count > 1 ? " and the \(count - 1) others" : ""),
      fixes: deleting(context))
  }

  private func deleting(_ context: FaultContext) -> [Fix] {
    guard let tree = context.tree, let fault = context.fault else { return [] }
    let bytes = tree.file.bytes
    let places = tree.range.union(fault.range).indices.filter { bytes[$0].isControl }
    guard places.count <= 1000 else { return [] }
    return .of(
      "delete \(places.count.counted("control character"))", .safe,
      places.map { Edit(SourceRange($0, $0 + 1), in: tree.file, with: []) }, uncovers: true)
  }

  /// What a prompt has of them, in one finding.
  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let text = prompt.prose.text
    var first: Int?
    var count = 0
    ByteBlocks.forEach(
      in: text.bytes, text.range,
      mayHold: { $0.mayHaveByte(below: 0x20) || $0.has(0x7F) },
      holds: \.isControl
    ) { place in
      first = first ?? place
      count += 1
    }
    guard let first else { return }
    findings.add(.inPrompt(text.bytes[first], count: count), at: prompt.prose.place(first..<first + 1))
  }
}

extension UInt8 {
  /// A control character other than blanks and line breaks.
  fileprivate var isControl: Bool {
    self < 0x20 && !(0x09...0x0D).contains(self) || self == 0x0C || self == 0x0B || self == 0x7F
  }
}

extension FindingText {
  fileprivate static func inPrompt(_ byte: UInt8, count: Int) -> FindingText {
    let digits = String(byte, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: 4 - digits.count) + digits
    let escapes: [UInt8: String] = [0x07: "\\a", 0x08: "\\b", 0x0B: "\\v", 0x0C: "\\f", 0x1B: "\\e"]
    let cause = escapes[byte].map { ", which is what \($0.coded) comes to in some languages" } ?? ""
    return FindingText(
      "the control character \(name) stands in the prompt\(cause): nobody sees it, and the letters that were meant are "
        + "missing; write them" + (count > 1 ? ", here and in \(count - 1) more places" : ""),
      severity: .warning)
  }
}
