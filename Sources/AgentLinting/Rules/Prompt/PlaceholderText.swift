internal import AgentDefinitions

/// Flags a gap that was to be filled in.
struct PlaceholderText: PromptRule {
  static let info = RuleInfo(
    id: "placeholder-text",
    category: .prompt,
    severity: .info,
    summary: "The prompt has a placeholder in it that was never filled in.",
    why: "A model takes it for part of its orders: it asks about it, makes something up, or repeats it to people.",
    examples: [
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename.\n\n↓TODO: say how tests are run.\n"),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename. ↓Lorem ipsum dolor sit amet.\n"),
      .flagged("---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou work for ↓[insert company name].\n"),
      .clean(
        """
        ---
        description: Renames Swift functions
        tools: [view]
        ---
        You rename. Leave a TODO comment where you are not sure.

        ## Output template
        TODO: what is left to do
        [insert the name here]
        """),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let prose = prompt.prose
    let bytes = prose.text.bytes
    for sentence in prose.sentences where !prose.blocks[sentence.block].kind.isHeading {
      let text = bytes[sentence.range]
      guard let part = Self.note(text) ?? Self.latin(text) ?? Self.bracket(text) else { continue }
      guard !prose.isExample(at: part.lowerBound), prose.blocks[sentence.block].quoteDepth == 0 else { continue }
      findings.add(.placeholder(prose.string(part)), at: prose.place(part))
    }
  }

  /// `TODO: …` where a sentence begins, and `TBD` alone.
  private static func note(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    for word in ["TODO:", "FIXME:", "TBD:"] where text.starts(with: word.utf8) { return text.indices }
    return text.elementsEqual("TBD".utf8) || text.elementsEqual("TODO".utf8) ? text.indices : nil
  }

  private static func latin(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    text.starts(with: "Lorem ipsum".utf8) ? text.indices : nil
  }

  /// `[insert …]`, `[your … here]`
  private static func bracket(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    guard let open = text.firstIndex(of: UInt8(ascii: "[")),
      let close = text[open...].firstIndex(of: UInt8(ascii: "]")),
      close - open < 60, close + 1 == text.endIndex || text[close + 1] != UInt8(ascii: "(")
    else { return nil }
    let inside = String(decoding: text[(open + 1)..<close], as: UTF8.self).lowercased()
    let isGap =
      inside.hasPrefix("insert ") || inside.hasPrefix("your ") && inside.hasSuffix(" here") || inside == "fill in"
    return isGap ? open..<(close + 1) : nil
  }
}

extension ProseBlock.Kind {
  var isHeading: Bool {
    if case .heading = self { true } else { false }
  }
}

extension FindingText {
  fileprivate static func placeholder(_ text: String) -> FindingText {
    FindingText("\(text.quoted) was to be filled in and is part of the prompt now; say what is meant, or take it out")
  }
}
