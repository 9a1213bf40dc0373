import AgentDefinitions
import Testing

@testable import AgentLinting

/// What a prompt is divided into.
@Suite struct ProseTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let outline: [String]

    var testDescription: String { name }
  }

  private static func prose(_ text: String) -> Prose {
    let file = SourceFile(path: "a.md", text: text)
    return Prose(Located(text, at: file.contents), in: file)
  }

  private static func outline(_ prose: Prose) -> [String] {
    prose.blocks.map { block in
      let quote = String(repeating: "> ", count: block.quoteDepth)
      return "\(quote)\(name(block.kind)) \(prose.string(block.range).split(separator: "\n").joined(separator: "⏎"))"
    }
  }

  private static func name(_ kind: ProseBlock.Kind) -> String {
    if case .heading(let level) = kind { "h\(level)" } else { "\(kind)" }
  }

  static let blocks: [Case] = [
    Case(
      name: "headings, paragraphs and items",
      text: "# One\n\nText\nmore.\n- a\n  b\n- c\n1. d\n\n   e\n## Two ##\nEnd",
      outline: [
        "h1 One", "paragraph Text⏎more.", "listItem a⏎  b", "listItem c", "listItem d", "paragraph e", "h2 Two ##",
        "paragraph End",
      ]),
    Case(
      name: "no heading, no item, no fence", text: "#one\n\n-a\n\n**b** c\n\n```x``` d\n",
      outline: ["paragraph #one", "paragraph -a", "paragraph **b** c", "paragraph ```x``` d"]),
    Case(
      name: "fences of both kinds", text: "```swift\n# no\n~~~\n```\n~~~\n```\n~~~\nEnd\n",
      outline: ["fence ```swift⏎# no⏎~~~⏎```", "fence ~~~⏎```⏎~~~", "paragraph End"]),
    Case(
      name: "a longer fence holds a shorter one", text: "````\n```\n````\nEnd",
      outline: ["fence ````⏎```⏎````", "paragraph End"]),
    Case(
      name: "a fence of Markdown holds one of its own length", text: "```markdown\n```sh\nls\n```\nx\n```\nEnd",
      outline: ["fence ```markdown⏎```sh⏎ls⏎```⏎x⏎```", "paragraph End"]),
    Case(
      name: "which counts only when it comes out even", text: "```markdown\n```sh\nls\n```\nEnd",
      outline: ["fence ```markdown⏎```sh⏎ls⏎```", "paragraph End"]),
    Case(
      name: "a fence without end", text: "A\n```\nB\n\nC\n", outline: ["paragraph A", "fence ```⏎B⏎C"]),
    Case(
      name: "a fence in an item", text: "- a\n  ```\n  b\n```\nEnd",
      outline: ["listItem a", "fence ```⏎  b⏎```", "paragraph End"]),
    Case(
      name: "a fence in a quotation", text: "> ```\n> b\n\nEnd",
      outline: ["> fence ```⏎> b", "paragraph End"]),
    Case(
      name: "indented code", text: "A\n\n    b\n    c\n\nD\n    e\n",
      outline: ["paragraph A", "indentedCode b⏎    c", "paragraph D⏎    e"]),
    Case(
      name: "what is indented in a list is no code", text: "- a\n\n    b\n\nC\n\n    d",
      outline: ["listItem a", "paragraph b", "paragraph C", "indentedCode d"]),
    Case(
      name: "tables", text: "| a | b |\n|---|:-:|\n| c | d |\n\nEnd",
      outline: ["table | a | b |⏎|---|:-:|⏎| c | d |", "paragraph End"]),
    Case(
      name: "comments over blank lines", text: "<!-- a\n\n# b -->\nEnd <!-- c --> x",
      outline: ["comment <!-- a⏎# b -->", "paragraph End <!-- c --> x"]),
    Case(name: "a comment without end", text: "<!-- a\n\n# b", outline: ["paragraph <!-- a", "h1 b"]),
    Case(name: "carriage returns", text: "# a\r\n\r\nb\r\n- c\r\n", outline: ["h1 a", "paragraph b", "listItem c"]),
    Case(
      name: "a tag on a line of its own", text: "A\n<b>\nC\n</b>\nD <e>\n<f>g</f>\n",
      outline: ["paragraph A", "paragraph <b>", "paragraph C", "paragraph </b>", "paragraph D <e>⏎<f>g</f>"]),
    Case(name: "nothing", text: "\n \n", outline: []),
  ]

  @Test(arguments: blocks) func dividesIntoBlocks(_ given: Case) {
    #expect(Self.outline(Self.prose(given.text)) == given.outline)
  }

  static let sentences: [Case] = [
    Case(
      name: "stops", text: "One. Two! Is 3.5 it? (Yes.) \"No.\" End",
      outline: ["One.", "Two!", "Is 3.5 it?", "(Yes.)", "\"No.\"", "End"]),
    Case(name: "over lines", text: "One\ntwo. Three\n", outline: ["One\ntwo.", "Three"]),
    Case(
      name: "abbreviations", text: "Tools, e.g. grep, etc. are fine. So.",
      outline: ["Tools, e.g. grep, etc. are fine.", "So."]),
    Case(name: "code", text: "Read `a. b` first. Then go.", outline: ["Read `a. b` first.", "Then go."]),
    Case(name: "blocks end them", text: "# A\nB\n- C\n- D. E\n```\nF.\n```", outline: ["A", "B", "C", "D.", "E"]),
    Case(name: "other scripts", text: "先读。再写。", outline: ["先读。", "再写。"]),
  ]

  @Test(arguments: sentences) func findsSentences(_ given: Case) {
    let prose = Self.prose(given.text)
    #expect(prose.sentences.map { prose.string($0.range) } == given.outline)
  }

  @Test func findsLinks() {
    let prose = Self.prose(
      "[a](b.md) ![c](<d e.png> \"t\") [f [g]](h_(i).md#j) `[x](y)` [k] (l) \\[m](n)\n\n[o]: p.md\n\n```\n[q](r)\n```\n"
    )
    #expect(
      prose.links.map { "\($0.isImage ? "!" : "")\(prose.string($0.text)) → \(prose.string($0.target))" }
        == ["a → b.md", "!c → d e.png", "f [g] → h_(i).md#j", "o → p.md"])
  }

  @Test func findsCodeSpans() {
    let prose = Self.prose("`a` ``b ` c`` `d\ne` ``` f` g\n")
    #expect(prose.codeSpans.map(prose.string) == ["`a`", "``b ` c``", "`d\ne`"])
    #expect(prose.isCode(at: 1))
    #expect(!prose.isCode(at: 3))
  }

  @Test func knowsWhatIsAnExample() throws {
    let text = "A\n<example>\nB\n</example>\nC\n# Output template\nD\n## More\nE\n# Rest\nF\n"
    let prose = Self.prose(text)
    let examples = prose.sentences.filter { prose.isExample(at: $0.range.lowerBound) }.map { prose.string($0.range) }
    #expect(examples.map { $0.filter { "ABCDEF".contains($0) } }.joined() == "BDE")
  }

  @Test func sectionsLieInEachOther() {
    let prose = Self.prose("0\n# A\n1\n### B\n2\n## C\n3\n# D\n")
    #expect(prose.sections.map { $0.heading.map(prose.string) ?? "" } == ["", "A", "B", "C", "D"])
    #expect(prose.sections.map(\.parent) == [nil, 0, 1, 1, 0])
  }

  /// A prompt that is a YAML value has places in the YAML file.
  @Test(arguments: [
    "prompt: |\n  You read.\n\n    Then stop here.\n", "prompt: >-\n  You read.\n  Then stop here.\n",
    "prompt: \"You read.\\nThen stop here.\"\n", "prompt: You read. Then stop here.\n",
  ])
  func placesAreThoseOfTheFile(_ prompt: String) throws {
    let file = SourceFile(path: "a.agent.yaml", text: "name: a\ndescription: Reads\n\(prompt)tools: [view]\n")
    let agent = try #require(FilesLoader.load(file).agents.first)
    let prose = Prose(of: agent)
    let places = ["read", "Then stop", "here."].compactMap { word -> String? in
      guard let offset = ByteSearch.offsets(of: Array(word.utf8), in: prose.text.bytes).first else { return nil }
      return file.text(in: prose.place(offset..<offset + word.utf8.count))
    }
    #expect(places == ["read", "Then stop", "here."])
  }

  /// Each is a text that a reader which goes back would take minutes for.
  @Test(arguments: [
    "`", "[", "](", "[a](b", "[](", "<!--", "<!-- -", "> ", "- ", "```markdown\n", "```markdown\n```a\n", "* * ",
    "a\n|-|\n", "<example>\n", ". ", "    a\n\n", "# a\n", "\\", "` `` ", "1. ", "\n<!--\n",
  ])
  func hostileTextIsReadOnce(_ piece: String) {
    let text = String(repeating: piece, count: (1 << 17) / piece.utf8.count)
    let prose = Self.prose(text)
    for parts in [
      prose.blocks.map(\.range), prose.codeSpans, prose.comments, prose.examples, prose.fences.map(\.range),
    ] {
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      #expect(
        parts.allSatisfy {
          prose.text.range.lowerBound <= $0.lowerBound && $0.upperBound <= prose.text.range.upperBound
        })
    }
  }

  /// Runs of backquotes of ever greater length, none of which has a counterpart.
  @Test func backquotesOfEveryLength() {
    let text = (1...1000).map { String(repeating: "`", count: $0) + "a" }.joined()
    #expect(Self.prose("x " + text).codeSpans.isEmpty)
  }
}
