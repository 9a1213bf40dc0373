internal import AgentDefinitions

/// Flags what is beyond the limits of reading.
struct OversizedFile: FaultRule {
  static let info = RuleInfo(
    id: "oversized-file",
    category: .reading,
    severity: .error,
    summary: "The file is larger, deeper or more entangled than is read.",
    why:
      "The limits are far beyond what an agent needs, and keep a hostile file from costing seconds or gigabytes. What "
      + "lies beyond them is not part of the agent.",
    examples: [
      .flagged("metadata: \(String(repeating: "[", count: 63))↓[[\(String(repeating: "]", count: 65))"),
      .clean("metadata: [[[[a]]]]"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    switch kind {
    case .syntax(.tooLarge(let limit)):
      FindingText("the file is larger than \(limit) bytes, and what is beyond is not read; split or shorten it")
    case .syntax(.tooDeep(let limit)):
      FindingText("this is nested more than \(limit) levels deep, and nothing from here on is read; flatten it")
    case .syntax(.tooManyNodes(let limit)):
      FindingText("there are more than \(limit) values up to here, and nothing from here on is read; split the file")
    case .syntax(.tooManyKeys(let limit)):
      FindingText(
        "there are more than \(limit) keys in one mapping up to here, and nothing from here on is read; no agent has as "
          + "many")
    case .syntax(.tooManyAliases(let limit)):
      FindingText(
        "there are more than \(limit) “*” references, “&” anchors or “!” tags up to here, and nothing further is read; "
          + "write values out")
    default: nil
    }
  }
}
