package import AgentDefinitions

/// What is what in a prompt: its fences, code spans, headings, lists, links, comments and sentences, found in one pass
/// over its bytes. All offsets are those of `text.bytes`; `place` leads back to the file.
///
/// It reads Markdown as authors mean it rather than to the letter: a fence in a list may close at any depth, and a
/// fence of Markdown may hold further fences of the same length.
package struct Prose: Sendable {
  package let text: ProseText
  /// In order, without gaps other than blank lines.
  package internal(set) var blocks: [ProseBlock] = []
  /// The first is what stands before any heading.
  package internal(set) var sections: [ProseSection] = []
  package internal(set) var fences: [ProseFence] = []
  /// With their backquotes. There are none inside fences and comments.
  package internal(set) var codeSpans: [Range<Int>] = []
  package internal(set) var links: [ProseLink] = []
  /// `<!-- … -->`, with its signs, outside of code.
  package internal(set) var comments: [Range<Int>] = []
  /// `<example> … </example>` and its like.
  package internal(set) var examples: [Range<Int>] = []
  /// Those of headings, paragraphs and list items.
  package internal(set) var sentences: [ProseSentence] = []

  package init(_ prompt: Located<String>, in file: SourceFile) {
    text = ProseText(prompt, in: file)
    sections = [
      ProseSection(
        heading: nil, level: 0, range: text.range.lowerBound..<text.range.lowerBound, parent: nil, isExample: false)
    ]
    var reader = ProseReader(text)
    reader.read(into: &self)
  }

  package init(of agent: AgentDefinition) { self.init(agent.prompt, in: agent.promptSource) }

  // MARK: - Questions

  /// Where a part of the prompt is in the file.
  package func place(_ part: Range<Int>) -> SourceRange { text.place(part) }

  package func string(_ part: Range<Int>) -> String { text.string(part) }

  package func block(at offset: Int) -> ProseBlock? {
    let index = blocks.partition { $0.range.lowerBound > offset } - 1
    return index >= 0 && blocks[index].range.contains(offset) ? blocks[index] : nil
  }

  /// In a fence, an indented block or a code span.
  package func isCode(at offset: Int) -> Bool {
    codeSpans.covers(offset) || block(at: offset)?.kind.isCode ?? false
  }

  package func isComment(at offset: Int) -> Bool { comments.covers(offset) }

  /// Whether what stands there shows how something might look: code, `<example>`, or below a heading that says so.
  package func isExample(at offset: Int) -> Bool {
    if isCode(at: offset) || examples.covers(offset) { return true }
    guard let block = block(at: offset) else { return false }
    return sections[block.section].isExample
  }
}

extension Array where Element == Range<Int> {
  /// Whether one of these ranges, which are in order and apart, has this offset in it.
  package func covers(_ offset: Int) -> Bool {
    let index = partition { $0.lowerBound > offset } - 1
    return index >= 0 && self[index].contains(offset)
  }
}

extension Array {
  /// The index of the first element for which this holds, when it holds for all after it too.
  func partition(_ holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
