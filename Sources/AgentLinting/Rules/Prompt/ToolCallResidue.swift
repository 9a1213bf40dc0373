internal import AgentDefinitions

/// Flags what is left of the markup in which a model once wrote the file.
struct ToolCallResidue: PromptRule {
  static let info = RuleInfo(
    id: "tool-call-residue",
    category: .prompt,
    severity: .error,
    summary: "The prompt has markup of a model's own tool calls or citations in it.",
    why:
      "It was left there when a model wrote the file. A model that reads it may take the rest for the result of a call, "
      + "or begin to write calls as text.",
    fixes: [.safe, .unsafe],
    examples: [
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename.\n\n↓</content>\n</invoke>\n",
        fixed: "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename.\n\n"),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename.\n↓<|im_end|>\n",
        fixed: "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename.\n"),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename. ↓<|im_end|>\n"),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename ↓【5-cfdd26】【4:0†source】 well.\n"
      ),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nMend mistakes.↓`docs_search``docs_search`\n"),
      .clean("---\ndescription: 改名\ntools: [view]\n---\n【1】先读代码。【重要】不要改测试。``a`` `b`\n"),
      .clean(
        """
        ---
        description: Finds traces of tool calls
        tools: [view]
        ---
        You look for `</invoke>` at the end of files, as in

        ```xml
        </invoke>
        ```
        """),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let prose = prompt.prose
    let bytes = prose.text.bytes
    let range = prose.text.range
    var last = -1
    var cured = 0
    var isDebris: Bool?
    for start in prose.residueCandidates {
      guard start > last, let end = Self.end(of: bytes, start, range), !prose.isExample(at: start) else { continue }
      // The lines of one remnant belong together.
      let first = Self.lineBefore(start, bytes, range) ?? start
      let debris = isDebris ?? Self.isDebris(in: prose)
      isDebris = debris
      // Each cure looks at its whole line, and a hostile file is one line.
      let fixes = debris && cured < Self.mostCures ? Self.deleting(first..<end, in: prompt) : []
      cured += 1
      findings.add(.residue(prose.string(start..<end), fixes: fixes), at: prose.place(first..<end))
      last = end + 200
    }
    for span in prose.codeSpans where bytes[span].isDoubled {
      let file = prompt.agent.promptSource
      let isThere = file[prose.place(span)].elementsEqual(bytes[span])
      let deletion = isThere ? Edit(prose.place(span), in: file, with: []) : nil
      findings.add(
        .doubled(prose.string(span), fixes: .of("delete it", .unsafe, deletion)), at: prose.place(span))
    }
  }

  private static let mostCures = 100

  /// Whether no call begins in the text: what opens one has the rest of it behind it, and what ends one belongs to it.
  private static func isDebris(in prose: Prose) -> Bool {
    let openings = ["<invoke", "<function_calls>", "<antml", "<content>", "<|im_start|>", "[INST]"]
    return openings.allSatisfy { ByteSearch.first(Array($0.utf8), in: prose.text.bytes[prose.text.range]) == nil }
  }

  /// A mark that stands by itself, with its line where nothing else stands there.
  private static func deleting(_ range: Range<Int>, in prompt: CheckedPrompt) -> [Fix] {
    let prose = prompt.prose
    let bytes = prose.text.bytes
    let text = bytes[range]
    let isWhole = text.first == 0xE3 || text.last == UInt8(ascii: ">") || text.last == UInt8(ascii: "]")
    guard isWhole, prompt.agent.prompt.range.count > 0 else { return [] }
    let file = prompt.agent.promptSource
    let place = prose.place(range)
    guard file[place].elementsEqual(text) else { return [] }
    let (start, end) = (file.lineStart(Int(place.lower)), file.lineEnd(Int(place.upper)))
    let isAlone = file.isBlank(start..<Int(place.lower)) && file.isBlank(Int(place.upper)..<end)
    var lower = Int(place.lower)
    // The blank before it would be left at the end of the line.
    if file.isBlank(Int(place.upper)..<end) { while lower > start, file.isBlank(lower - 1..<lower) { lower -= 1 } }
    let whole = isAlone ? SourceRange(start, file.nextLine(end)) : SourceRange(lower, Int(place.upper))
    return .of("delete it", .safe, Edit(whole, in: file, with: []))
  }

  private static func end(of bytes: [UInt8], _ start: Int, _ range: Range<Int>) -> Int? {
    let text = bytes[start..<range.upperBound]
    if text.first == 0xE3 { return text.endOfCitation }
    guard let mark = marks.first(where: { text.starts(with: $0.utf8) }) else { return nil }
    return start + mark.utf8.count
  }

  /// The start of a `</content>` that stands alone on the line before.
  private static func lineBefore(_ start: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let tag = Array("</content>\n".utf8)
    let first = start - tag.count
    return first >= range.lowerBound && bytes[first..<start].elementsEqual(tag) ? first : nil
  }

  private static let marks = [
    "</invoke>", "<invoke name=", "</function_calls>", "<function_calls>", "</parameter>\n</invoke", "<|im_start|>",
    "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "</antml", "<antml", "[/INST]", ":contentReference[oaicite",
  ]
}

extension Prose {
  /// Where a `<`, a `[` or a `:` is followed by what these marks go on with. All of them are rare in prose.
  fileprivate var residueCandidates: [Int] {
    var places: [Int] = []
    let bytes = text.bytes
    let range = text.range
    ByteBlocks.forEach(
      in: bytes, range,
      mayHold: {
        $0.has(UInt8(ascii: "<")) || $0.has(UInt8(ascii: "[")) || $0.has(0xE3) || $0.has(UInt8(ascii: ":"))
      },
      holds: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") || $0 == 0xE3 || $0 == UInt8(ascii: ":") }
    ) { place in
      if place + 1 < range.upperBound, Self.isResidue(bytes[place], bytes[place + 1]) { places.append(place) }
    }
    return places
  }

  private static func isResidue(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "<"):
      switch second {
      case UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: "i"), UInt8(ascii: "f"), UInt8(ascii: "a"): true
      default: false
      }
    case UInt8(ascii: "["): second == UInt8(ascii: "/")
    case 0xE3: second == 0x80
    case UInt8(ascii: ":"): second == UInt8(ascii: "c")
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  /// Behind a citation as chat models write them, `【4:0†source】` or `【5-cfdd26】`. With one number alone, or with words,
  /// such brackets are Chinese and Japanese prose.
  fileprivate var endOfCitation: Int? {
    guard starts(with: "【".utf8) else { return nil }
    let inside = dropFirst(3).prefix(40)
    guard let close = inside.firstIndex(of: 0xE3), self[close...].starts(with: "】".utf8) else { return nil }
    let number = inside.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    let rest = self[number.endIndex..<close]
    guard !number.isEmpty, let sign = rest.first else { return nil }
    let isHash = sign == UInt8(ascii: "-") && rest.count > 4 && rest.dropFirst().allSatisfy(\.isHexadecimal)
    let isSource = ByteSearch.first(Array("†".utf8), in: rest) != nil
    return isHash || isSource ? close + 3 : nil
  }

  /// `x``x`: a call that was written down twice, without anything between.
  fileprivate var isDoubled: Bool {
    guard count > 6, count % 2 == 0 else { return false }
    let half = startIndex + count / 2
    return self[half - 1] == UInt8(ascii: "`") && self[half] == UInt8(ascii: "`") && self[startIndex + 1] > 0x20
      && self[(startIndex + 1)..<(half - 1)].elementsEqual(self[(half + 1)..<(endIndex - 1)])
      && !self[(startIndex + 1)..<(half - 1)].contains(UInt8(ascii: "`"))
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool {
    self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") || self >= UInt8(ascii: "a") && self <= UInt8(ascii: "f")
  }
}

extension FindingText {
  fileprivate static func doubled(_ text: String, fixes: [Fix]) -> FindingText {
    FindingText(
      "\(text.coded) is twice the same name with nothing between, as models leave it that write a call into a text; "
        + "delete it", severity: .warning, fixes: fixes)
  }

  fileprivate static func residue(_ text: String, fixes: [Fix]) -> FindingText {
    FindingText(
      "\(text.coded) is left over from a model's own output, and confuses the next one that reads it; delete it",
      fixes: fixes)
  }
}
