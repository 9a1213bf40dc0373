internal import AgentDefinitions

/// Flags two rules of one section that order and forbid the same.
struct ContradictingRules: PromptRule {
  static let info = RuleInfo(
    id: "contradicting-rules",
    category: .prompt,
    tier: .optional,
    severity: .info,
    summary: "One rule orders what another one of the same section forbids.",
    why: "A model follows one of them, now this and now that, and neither can be relied on.",
    examples: [
      .flagged(
        """
        ---
        description: Renames Swift functions
        tools: [view]
        ---
        ## Rules
        - Always run the tests before you answer.
        - ↓Never run the tests.
        """),
      .clean(
        """
        ---
        description: Renames Swift functions
        tools: [view]
        ---
        ## Rules
        - Always run the tests.
        - Never run the tests on main unless asked.
        - Never run the linter.
        """),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let prose = prompt.prose
    var section = -1
    var orders: [String: (isForbidden: Bool, range: Range<Int>)] = [:]
    for sentence in prose.sentences where prose.text.bytes[sentence.range].mayBeRule {
      let block = prose.blocks[sentence.block]
      if block.section != section {
        section = block.section
        orders = [:]
      }
      guard !block.kind.isHeading, let rule = Order(prose.string(sentence.range)),
        !prose.isExample(at: sentence.range.lowerBound)
      else { continue }
      if let other = orders[rule.subject], other.isForbidden != rule.isForbidden {
        findings.add(
          .contradiction(prose.string(other.range)), at: prose.place(sentence.range),
          related: [
            Finding.Related(file: prompt.agent.promptSource, range: prose.place(other.range), note: "the other rule")
          ])
      } else {
        orders[rule.subject] = (rule.isForbidden, sentence.range)
      }
    }
  }

  /// “Always run the tests before you answer”: what is ordered or forbidden, as its verb and object.
  private struct Order {
    let isForbidden: Bool
    let subject: String

    init?(_ sentence: String) {
      let words = sentence.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" && $0 != "-" }
      guard words.count >= 3, words.count <= 40 else { return nil }
      // A condition makes it another rule.
      guard !words.contains(where: Self.conditions.contains) else { return nil }
      var rest = words[...]
      if rest.first == "you" { rest = rest.dropFirst() }
      var forbids = false
      var isRule = false
      while let word = rest.first {
        switch word {
        case "always", "must", "shall": isRule = true
        case "never", "don't", "don’t": (isRule, forbids) = (true, true)
        case "do" where rest.dropFirst().first == "not": break
        case "not": (isRule, forbids) = (true, true)
        default:
          guard isRule else { return nil }
          // Verb and object, up to the word that begins something else.
          let object = rest.prefix { !Self.ends.contains($0) }.filter { !Self.fillers.contains($0) }
          guard object.count >= 2, object.count <= 5 else { return nil }
          isForbidden = forbids
          subject = object.joined(separator: " ")
          return
        }
        rest = rest.dropFirst()
      }
      return nil
    }

    private static let conditions: Set<Substring> = [
      "unless", "if", "when", "except", "without", "until", "only", "whenever", "where", "while", "outside",
    ]
    private static let ends: Set<Substring> = [
      "before", "after", "and", "or", "in", "on", "to", "for", "from", "with", "at", "as", "by", "because", "that",
      "so", "during", "into",
    ]
    private static let fillers: Set<Substring> = ["the", "a", "an", "any", "all", "your", "ever"]
  }
}

extension ArraySlice<UInt8> {
  /// Whether the sentence begins as an order does: with few letters to tell it by.
  fileprivate var mayBeRule: Bool {
    let head = drop { !($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")) }
    guard let first = head.first, count < 400 else { return false }
    return "aAnNdDyYmM".utf8.contains(first)
  }
}

extension FindingText {
  fileprivate static func contradiction(_ other: String) -> FindingText {
    FindingText(
      "this is the opposite of \(other.quoted) in the same section, so neither can be relied on; keep one, or say when each "
        + "of them holds")
  }
}
