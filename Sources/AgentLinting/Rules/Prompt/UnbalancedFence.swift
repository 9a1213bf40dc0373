internal import AgentDefinitions

/// Flags a code fence that is never closed, or that closes nothing.
struct UnbalancedFence: PromptRule {
  static let info = RuleInfo(
    id: "unbalanced-fence",
    category: .prompt,
    severity: .warning,
    summary: "A code fence has no counterpart.",
    why: "What stands below it is code then: rules that follow read like part of an example, to people and to models.",
    fixes: [.safe],
    examples: [
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nRun\n\n↓```sh\nswift build\n\nNever touch tests.\n"
      ),
      .clean(
        """
        ---
        description: Renames Swift functions
        tools: [view]
        ---
        Answer so:

        ```
        A summary
        ```swift
        the change
        ```
        Done
        ```
        Never touch tests.
        """),
      .flagged(
        """
        ---
        description: Renames Swift functions
        tools: [view]
        ---
        # What to look for
        grep -rn foo Sources
        ↓```

        ## Tests
        ```sh
        swift test
        ```
        Never touch them.
        ```
        """),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\n**The call:**↓```swift\nfoo()\n```\n\nThen rename.\n",
        fixed:
          "---\ndescription: Renames Swift functions\ntools: [view]\n---\n**The call:**\n```swift\nfoo()\n```\n\nThen rename.\n"
      ),
      .clean(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nFolders:\n\n```\n\nSources\nTests\n\n```\n"),
      .clean(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nAnswer:\n```\n\n## Summary\nText\n```\n"),
      .clean("---\ndescription: Renames Swift functions\ntools: [view]\n---\nRun ```swift\nbuild``` first.\n"),
      .clean(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nRun\n\n````\n```sh\nswift build\n```\n````\n"),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let prose = prompt.prose
    if let sign = prose.gluedFence {
      findings.add(.glued(prose.place(sign), in: prompt.agent), at: prose.place(sign))
    } else if let fence = prose.fences.first(where: prose.isStrayEnd) {
      // Every fence after it is turned round, so that whatever the last one looks like is its fault.
      findings.add(.stray(prose.lineCount(of: fence)), at: prose.place(fence.opening))
    } else if let fence = prose.fences.last, !fence.isClosed {
      findings.add(.open(prose.lineCount(of: fence)), at: prose.place(fence.opening))
    }
  }
}

extension Prose {
  fileprivate func lineCount(of fence: ProseFence) -> Int {
    text.bytes[fence.range].count { $0 == UInt8(ascii: "\n") }
  }

  /// Whether this fence was to end another one that is not there: no language, an empty line below it where code would
  /// be, and then headings. A template that is announced may look like that too.
  fileprivate func isStrayEnd(_ fence: ProseFence) -> Bool {
    let bytes = text.bytes
    guard fence.info.isEmpty, bytes[fence.opening.upperBound..<fence.range.upperBound].beginsWithBlankLine else {
      return false
    }
    let above = bytes[text.range.lowerBound..<fence.opening.lowerBound].last { $0 > 0x20 && $0 != UInt8(ascii: "*") }
    return above != UInt8(ascii: ":") && Self.headings.contains { ByteSearch.first($0, in: bytes[fence.range]) != nil }
  }

  private static let headings = ["\n## ", "\n### "].map { Array($0.utf8) }

  /// `**Query:**```sql`: signs that begin no fence, since they do not begin their line, and no code span either.
  fileprivate var gluedFence: Range<Int>? {
    guard !fences.isEmpty else { return nil }
    let ranges = fences.map(\.range)
    return ByteSearch.offsets(of: Array("```".utf8), in: text.bytes).lazy
      .filter { offset in
        text.range.contains(offset) && text.bytes[(offset + 3)..<text.range.upperBound].endsLineAsLanguage
          && text.bytes[text.range.lowerBound..<offset].endsInsideLine
          && !ranges.covers(offset) && !codeSpans.covers(offset) && !isComment(at: offset)
      }
      .map { $0..<$0 + 3 }.first
  }
}

extension ArraySlice<UInt8> {
  fileprivate var beginsWithBlankLine: Bool {
    guard let first = firstIndex(where: { $0 == UInt8(ascii: "\n") }) else { return false }
    return self[..<first].allSatisfy { $0 <= 0x20 }
      && self[(first + 1)...].prefix { $0 <= 0x20 }.contains(UInt8(ascii: "\n"))
  }

  /// `sql` and nothing else up to the end of the line.
  fileprivate var endsLineAsLanguage: Bool {
    let word = prefix(12).prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    let rest = dropFirst(word.count).first
    return !word.isEmpty && (rest == nil || rest == UInt8(ascii: "\n") || rest == UInt8(ascii: "\r"))
  }

  /// Whether text stands before it on its line, other than the sign of a quotation or a list.
  fileprivate var endsInsideLine: Bool {
    guard last != UInt8(ascii: "`") else { return false }
    return reversed().prefix { $0 != UInt8(ascii: "\n") }.contains { byte in
      byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte >= 0x80
    }
  }
}

extension FindingText {
  fileprivate static func open(_ lines: Int) -> FindingText {
    guard lines > 0 else {
      return FindingText(
        "this fence opens code and nothing closes it: there is one too many, or the one before is missing; where a fence "
          + "holds fences, give the outer one four backquotes")
    }
    return FindingText(
      "this fence is never closed, so the \(lines.counted("line")) below it are code to whoever reads them; close it, and "
        + "where a fence holds fences, give the outer one four backquotes")
  }

  fileprivate static func stray(_ lines: Int) -> FindingText {
    FindingText(
      "this fence looks like the end of one that was never opened: it opens one, so the \(lines.counted("line")) from here "
        + "on, headings and all, are code to whoever reads them; take it out, or open the code above it")
  }

  fileprivate static func glued(_ place: SourceRange, in agent: AgentDefinition) -> FindingText {
    let file = agent.promptSource
    // In YAML a line has its depth.
    let isText = agent.promptFile != nil || agent.dialect.shape == .markdown
    let split = Edit(.empty(at: Int(place.lower)), in: file, with: file.lineBreak)
    return FindingText(
      "this fence opens no code, because text stands before it on its line, and the next one is taken for the opening; put "
        + "it on a line of its own",
      fixes: isText ? .of("put it on a line of its own", .safe, split) : [])
  }
}
