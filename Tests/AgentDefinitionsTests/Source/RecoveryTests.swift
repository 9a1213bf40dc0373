import AgentDefinitions
import Testing

@Suite struct RecoveryTests {
  static let known: Set<String> = ["name", "description", "tools", "model", "color", "infer"]

  /// Front matter that YAML rejects, and what it says all the same.
  @Test(arguments: [
    (
      "name: a\ndescription: Use this: it helps\ntools: Read, Grep\n",
      #"{"name": "a", "description": "Use this: it helps", "tools": "Read, Grep"}"#
    ),
    (
      // Line breaks that somebody escaped stay escaped.
      "name: a\ndescription: Examples:\\n<example>\\nuser: \"hi\"\\n</example>\nmodel: x\n",
      #"{"name": "a", "description": "Examples:\\n<example>\\nuser: \"hi\"\\n</example>", "model": "x"}"#
    ),
    (
      // Keys that are not known are text, and so are blank lines in between.
      "name: a\ndescription: When: Examples\n\n<example>\nuser: \"hi\"\nassistant: \"yes\"\n</example>\n\ntools: [Read]\n",
      #"{"name": "a", "description": "When: Examples\n\n<example>\nuser: \"hi\"\nassistant: \"yes\"\n</example>", "#
        + #""tools": ["Read"]}"#
    ),
    (
      "description: 'what it's for'\ntools:\n  - 'x'\n  - 'y'\n",
      #"{"description": "what it's for", "tools": ["x", "y"]}"#
    ),
    ("description: 'the users' data'\ntools: x\n", #"{"description": "the users' data", "tools": "x"}"#),
    ("description: \"never closed\ntools: x\n", #"{"description": "never closed", "tools": "x"}"#),
    ("description: \"a\" and \"b\"\ntools: x\n", #"{"description": "\"a\" and \"b\"", "tools": "x"}"#),
    ("description: \"say \"hi\" to me\"\ntools: x\n", #"{"description": "say \"hi\" to me", "tools": "x"}"#),
    (
      "description: |\nno indentation: here\nmore\ntools: x\n",
      #"{"description": "no indentation: here\nmore", "tools": "x"}"#
    ),
    ("description: a: b\r\n  c\r\ntools: x\r\n", #"{"description": "a: b\n  c", "tools": "x"}"#),
    ("description: *bold* text\nname: a\n", #"{"description": "*bold* text", "name": "a"}"#),
    ("description: @team: a\nname: `b`\n", #"{"description": "@team: a", "name": "`b`"}"#),
    ("name: a\ndescription: b: c\ninfer: false\n", #"{"name": "a", "description": "b: c", "infer": false}"#),
    // A key that was seen before starts no piece of its own.
    ("name: a\ndescription: b: c\nname: d\n", #"{"name": "a", "description": "b: c\nname: d"}"#),
    // What was rejected as a whole may be fine alone.
    ("name: a\n\tmodel: b\ncolor: c\n", #"{"name": "a\n\tmodel: b", "color": "c"}"#),
    ("version: 1\nname: a\ndescription: b: c\n", #"{"version": 1, "name": "a", "description": "b: c"}"#),
    // An anchor in one piece serves an alias in another.
    ("name: &n a\ndescription: b: c\nmodel: *n\n", #"{"name": "a", "description": "b: c", "model": *}"#),
    ("description:\n  a: b\n c\nname: d\n", #"{"description": "a: b\n c", "name": "d"}"#),
    ("description: b: c\nname:\n", #"{"description": "b: c", "name": null}"#),
  ]) func keysThatStartALineAreRead(text: String, outline: String) {
    let file = SourceFile(path: "a.md", text: text)
    let reading = SourceTree.read(file, knownKeys: Self.known)
    #expect(reading.tree.outline == outline)
    #expect(reading.tree.isRecovered)
    #expect(reading.isComplete)
    #expect(reading.faults.last == SourceTree.parse(file).faults.last)
    #expect(reading.recovered?.fault == reading.faults.last)
  }

  @Test func aRecoveredTreeKnowsItsPlaces() throws {
    let marked = MarkedText("«name»: «a»\n«description»: «b: c\n\nd»\n\n«tools»: «[«e»]» # f\n")
    let reading = SourceTree.read(marked.file, knownKeys: Self.known)
    let root = try #require(reading.tree.root)
    #expect(Array(reading.tree.spans.dropFirst()) == marked.ranges.map(marked.file.text))
    #expect(root.range == SourceRange(0, marked.text.utf8.count - 5))
    #expect(root["tools"]?.parent?.range == root.range)
    #expect(reading.recovered?.rawKeys == [Located("description", at: marked.ranges[2])])
    #expect(root.entries.map { $0.value.isRaw } == [false, true, false])
  }

  @Test func whatBelongsToNoKeyIsLost() {
    let marked = MarkedText("«some: text: here\n»name: a\n")
    let reading = SourceTree.read(marked.file, knownKeys: Self.known)
    #expect(reading.tree.outline == #"{"name": "a"}"#)
    #expect(reading.recovered?.lost == marked.ranges)
    #expect(!reading.isComplete)
  }

  @Test func withoutAKnownKeyAllIsLost() {
    let file = SourceFile(path: "a", text: "a: b: c\n")
    let reading = SourceTree.read(file, knownKeys: Self.known)
    #expect(reading.tree.outline == "{}")
    #expect(reading.recovered?.lost == [file.contents])
  }

  @Test func aKeyThatIsThereTwiceInOnePieceIsReported() {
    let marked = MarkedText("«name»: a\n«name»: b\ndescription: c: d\n")
    let reading = SourceTree.read(marked.file, knownKeys: Self.known)
    #expect(
      reading.faults.first == SourceFault(.duplicateKey(name: "name", first: marked.ranges[0]), at: marked.ranges[1]))
  }

  @Test func whatIsYAMLIsNotRecovered() {
    let reading = SourceTree.read(SourceFile(path: "a", text: "name: a\nname: b\n"), knownKeys: Self.known)
    #expect(!reading.tree.isRecovered && reading.recovered == nil && reading.isComplete)
  }

  @Test func limitsAreNotRecoveredFrom() {
    let text = "name: a\ntools: " + String(repeating: "[", count: 100)
    let reading = SourceTree.read(SourceFile(path: "a", text: text), knownKeys: Self.known)
    #expect(reading.recovered == nil && !reading.isComplete)
    #expect(reading.faults.map(\.kind) == [.tooDeep(limit: SourceLimits.depth)])
  }

  @Test func aLimitInsideAPieceIsReported() throws {
    let text = "description: a: b\nname: " + String(repeating: "[", count: 100)
    let reading = SourceTree.read(SourceFile(path: "a", text: text), knownKeys: Self.known)
    #expect(reading.recovered?.rawKeys.map(\.value) == ["description", "name"])
    #expect(reading.tree.root?["name"]?.isRaw == true)
  }
}
