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
    examples: [
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename.\n\n↓</content>\n</invoke>\n"),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename. ↓<|im_end|>\n"),
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
    for start in prose.residueCandidates {
      guard start > last, let end = Self.end(of: bytes, start, range), !prose.isExample(at: start) else { continue }
      // The lines of one remnant belong together.
      let first = Self.lineBefore(start, bytes, range) ?? start
      findings.add(.residue(prose.string(start..<end)), at: prose.place(first..<end))
      last = end + 200
    }
  }

  private static func end(of bytes: [UInt8], _ start: Int, _ range: Range<Int>) -> Int? {
    let text = bytes[start..<range.upperBound]
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
    text.bytes.withUnsafeBufferPointer { bytes in
      var offset = text.range.lowerBound
      while offset + 1 < text.range.upperBound {
        switch bytes[offset] {
        case UInt8(ascii: "<"):
          switch bytes[offset + 1] {
          case UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: "i"), UInt8(ascii: "f"), UInt8(ascii: "a"):
            places.append(offset)
          default: break
          }
        case UInt8(ascii: "["): if bytes[offset + 1] == UInt8(ascii: "/") { places.append(offset) }
        case UInt8(ascii: ":"): if bytes[offset + 1] == UInt8(ascii: "c") { places.append(offset) }
        default: break
        }
        offset += 1
      }
    }
    return places
  }
}

extension FindingText {
  fileprivate static func residue(_ text: String) -> FindingText {
    FindingText(
      "\(text.coded) is left over from a model's own output, and confuses the next one that reads it; delete it")
  }
}
