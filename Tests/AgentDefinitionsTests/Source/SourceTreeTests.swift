import AgentDefinitions
import Testing

@Suite struct SourceTreeTests {
  @Test(arguments: [
    ("", "nothing"),
    ("# only a comment\n", "nothing"),
    ("---\n", "null"),
    ("name: a", #"{"name": "a"}"#),
    ("name: a\r\ntools:\r\n- x\r\n- y\r\n", #"{"name": "a", "tools": ["x", "y"]}"#),
    ("a: 1\rb: 2\r", #"{"a": 1, "b": 2}"#),
    ("\u{FEFF}name: é", #"{"name": "é"}"#),
    ("a:\nb: [x, 'it''s', \"\\u00e9\\n\"]\n", #"{"a": null, "b": ["x", "it's", "é\n"]}"#),
    ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", #"{"a": "one\ntwo\n", "b": "one two"}"#),
    ("{a:1}", #"{"a:1": null}"#),
    ("infer: no\non: yes\n", #"{"infer": "no", "on": "yes"}"#),
    ("a: b # c\nd: e#f\n", #"{"a": "b", "d": "e#f"}"#),
    ("%YAML 1.2\n---\na: 1\n", #"{"a": 1}"#),
    ("[a: 1, {b: 2}, [c]]", #"[{"a": 1}, {"b": 2}, ["c"]]"#),
    ("? a\n: b\n", #"{"a": "b"}"#),
    ("a: &x 1\nb: *x\n", #"{"a": 1, "b": *}"#),
    (
      "a: one\u{2028}two\u{2029}\nb: \"\u{85}\\N\"\nc: |\n  \u{2028}x\n",
      #"{"a": "one\#u{2028}two\#u{2029}", "b": "\#u{85}\#u{85}", "c": "\#u{2028}x\n"}"#
    ),
  ]) func readsYAML(text: String, outline: String) {
    let (tree, faults) = SourceTree.parse(SourceFile(path: "a.yaml", text: text))
    #expect(tree.outline == outline)
    #expect(faults == [])
  }

  /// Every value's own bytes: no comments, no blank lines, no properties, quotes included.
  @Test(arguments: [
    ("a:\n  - x\n\n  # about b\nb: 1\n", ["a:\n  - x\n\n  # about b\nb: 1", "a", "- x", "x", "b", "1"]),
    ("a:\nb: \"q\" # c\n", ["a:\nb: \"q\"", "a", "", "b", "\"q\""]),
    ("a: |\n  one\n\n\nb: 2\n", ["a: |\n  one\n\n\nb: 2", "a", "|\n  one", "b", "2"]),
    ("a: &n !!str  12\n", ["a: &n !!str  12", "a", "12"]),
    ("a: !x\n  # why\n  b: c\n", ["a: !x\n  # why\n  b: c", "a", "b: c", "b", "c"]),
    ("é: [ü, {ö: *x} ]  \n", ["é: [ü, {ö: *x} ]", "é", "[ü, {ö: *x} ]", "ü", "{ö: *x}", "ö", "*x"]),
    ("😀: 1\n€: 'ß'\n", ["😀: 1\n€: 'ß'", "😀", "1", "€", "'ß'"]),
    ("a\u{2028}b: c\u{85}\nd: 2\n", ["a\u{2028}b: c\u{85}\nd: 2", "a\u{2028}b", "c\u{85}", "d", "2"]),
    ("[a: b , c]", ["[a: b , c]", "a: b", "a", "b", "c"]),
    ("a: one\n  two\n", ["a: one\n  two", "a", "one\n  two"]),
  ]) func everyValueKnowsItsPlace(text: String, spans: [String]) {
    #expect(SourceTree.parse(SourceFile(path: "a.yaml", text: text)).tree.spans == spans)
  }

  @Test func placesCountFromTheStartOfTheFile() throws {
    let file = SourceFile(path: "a.md", text: "\u{FEFF}---\nname: é\ntools: [ä]\n---\n")
    let parts = try #require(FrontMatter.split(file).parts)
    let tree = SourceTree.parse(file, parts.yaml).tree
    #expect(tree.spans == ["name: é\ntools: [ä]", "name", "é", "tools", "[ä]", "ä"])
    let tools = try #require(tree.root?["tools"])
    #expect(file.place(of: Int(tools.range.lower)) == SourcePlace(line: 3, column: 8, byteColumn: 8, utf16Column: 8))
  }

  @Test func aMappingKeepsOrderAndDuplicates() throws {
    let root = try #require(SourceTree.parse(SourceFile(path: "a", text: "b: 1\na: 2\nb: 3\n")).tree.root)
    #expect(root.entries.map { $0.key.text } == ["b", "a", "b"])
    #expect(root["b"]?.scalar == .int(1))
    #expect(root["c"] == nil)
    #expect(root.count == 3)
    #expect(root.elements.map(\.outline) == [])
    #expect(root.text == nil)
  }

  @Test func theTextOfAScalarIsAsWritten() throws {
    let root = try #require(SourceTree.parse(SourceFile(path: "a", text: "a: 1.10\nb: ~\nc: 'x'\n")).tree.root)
    #expect(root.entries.map { $0.value.text } == ["1.10", "~", "x"])
    #expect(root["a"]?.style == .plain)
    #expect(root["c"]?.style == .singleQuoted)
  }

  @Test func aPartOfAVerbatimScalarHasAPlace() throws {
    let file = SourceFile(path: "a", text: "tools: 'Read, Write'\nfolded: >\n  a\n  b\n")
    let root = try #require(SourceTree.parse(file).tree.root)
    let part = try #require(root["tools"]?.range(of: 6..<11))
    #expect(file.text(in: part) == "Write")
    #expect(root["folded"]?.range(of: 0..<1) == nil)
    #expect(root["tools"]?.range(of: 6..<99) == nil)
  }

  @Test func childrenKnowTheirParent() throws {
    let root = try #require(SourceTree.parse(SourceFile(path: "a", text: "a: [b]")).tree.root)
    let leaf = try #require(root["a"]?.elements.first { _ in true })
    #expect(leaf.parent?.parent?.range == root.range)
    #expect(root.parent == nil)
  }
}

@Suite struct SourceAliasTests {
  @Test func anAliasLooksLikeItsTargetAndKeepsItsPlace() throws {
    let file = SourceFile(path: "a", text: "a: &x [p, q]\nb: *x\n*x : c\n")
    let root = try #require(SourceTree.parse(file).tree.root)
    let alias = try #require(root["b"])
    #expect(alias.isAlias && alias.kind == .sequence)
    #expect(alias.elements.map { $0.text } == ["p", "q"])
    #expect(file.text(in: alias.range) == "*x")
    #expect(alias.target?.range == root["a"]?.range)
  }

  @Test(arguments: ["&a [*a]", "&a {b: {c: *a}}", "- &a\n  - *a\n"])
  func anAliasToWhatEnclosesItHasNoContent(text: String) throws {
    let (tree, faults) = SourceTree.parse(SourceFile(path: "a", text: text))
    #expect(faults == [])
    let root = try #require(tree.root)
    #expect(root.isSafeToCopy)
    var value = root
    while let inner = value.elements.first(where: { _ in true }) ?? value.entries.first(where: { _ in true })?.value {
      value = inner
    }
    #expect(value.kind == .alias)
    #expect(value.target == nil && value.text == nil)
  }

  @Test func aNameThatIsGivenTwiceStandsForTheLaterValue() throws {
    let text = "a: &x 1\nb: *x\nc: &x 2\nd: *x\n"
    let root = try #require(SourceTree.parse(SourceFile(path: "a", text: text)).tree.root)
    #expect(root.entries.map { $0.value.text } == ["1", "1", "2", "2"])
  }

  @Test func aBillionLaughsStaySmallAndAreKnownToBeLarge() throws {
    var text = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n"
    for level in 1..<20 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    let (tree, faults) = SourceTree.parse(SourceFile(path: "a", text: text))
    #expect(faults == [])
    #expect(tree.nodeCount < 300)
    let root = try #require(tree.root)
    #expect(root["a1"]?.expandedCount == 91)
    #expect(root["a1"]?.expandedDepth == 3)
    #expect(root["a19"]?.isSafeToCopy == false)
    #expect(!root.isSafeToCopy)
  }
}
