import AgentDefinitions
import Testing

@Suite struct SourceFaultTests {
  /// The last marked range is that of the fault.
  static let syntax: [(String, YAMLProblem)] = [
    ("a: [b: «{»c: d\n", .unclosedBracket("{")),
    ("tools: «*»\n", .markWithoutName("*")),
    ("a: «*»*bold** text\n", .markWithoutName("*")),
    ("a: «&» b\n", .markWithoutName("&")),
    ("owner: «@team»\n", .reservedStart("@")),
    ("a: «`code` and more»\n", .reservedStart("`")),
    ("a: «%x»\n", .reservedStart("%")),
    ("«%x»\n", .badDirective),
    ("«%YAML 3.0»\n---\na: 1\n", .badDirective),
    ("a:\n«\t»b: c\n", .tabIndentation),
    ("- «\t»- a\n", .tabIndentation),
    ("a: b\n«\t»c: d\n", .tabIndentation),
    ("a: |\n«\t»text\n", .tabIndentation),
    ("name: a\ndescription: «\"»never closed\ntools: x\n", .unterminatedQuote("\"")),
    ("a: «'»it is open", .unterminatedQuote("'")),
    ("a: «'»b''\n", .unterminatedQuote("'")),
    ("a: 'what it'«s'»\n", .textAfterQuote("'")),
    ("a: \"x\" «and \"y\"»\n", .textAfterQuote("\"")),
    ("a: [\"x\" «y]»\n", .textAfterQuote("\"")),
    ("a: \"C:«\\w»ork\"\n", .badEscape),
    ("a: «[»x, y\nb: z\n", .unclosedBracket("[")),
    ("a: «{»x: 1\n", .unclosedBracket("{")),
    ("a: «[»", .unclosedBracket("[")),
    ("a: [x, «,» y]\n", .strayIndicator(",")),
    ("a: [x]«,» [y]\n", .strayIndicator(",")),
    ("a: b\n«}»\n", .strayIndicator("}")),
    ("a: «?» b\n", .strayIndicator("?")),
    ("a: b\n«just text»  \nc: d\n", .missingColon),
    ("a: {b: c«:» d}\n", .colonInValue),
    ("a: b\n  c«:» d\n", .colonInValue),
    ("a: «b\u{2028}tools«:» [c]»\n", .colonInValue),
    ("- a\n«b: c»\n", .badIndentation),
    ("a: b\n«- c»\n", .badIndentation),
    ("a:\n  b: c\n «d: e»\n", .badIndentation),
    ("{a: 1} «b»\n", .textAfterEnd),
    ("a: 1\n...\n«b: 2»\n", .textAfterEnd),
    ("a: «-» b\n", .listOnKeyLine),
    ("a: |«text»\n", .badBlockHeader),
    ("a: > «text here»\n", .badBlockHeader),
    ("a: «!<»\n", .badTag),
    ("é: «!!»\n", .badTag),
  ]

  @Test(arguments: syntax)
  func aSyntaxErrorIsNamedAndPlaced(marked: String, problem: YAMLProblem) throws {
    let marked = MarkedText(marked)
    let faults = SourceTree.parse(marked.file).faults
    let fault = try #require(faults.first)
    #expect(faults.count == 1)
    #expect(fault.range == marked.ranges.last)
    guard case .invalidYAML(let found, _) = fault.kind else {
      #expect(Bool(false), "\(fault)")
      return
    }
    #expect(found == problem)
    #expect(fault.endsReading)
    #expect(!fault.message.isEmpty)
  }

  @Test func aColonInAValueKnowsTheWholeValue() {
    let marked = MarkedText("description: «Use this«:» it helps»  \n")
    #expect(
      SourceTree.parse(marked.file).faults == [
        SourceFault(.invalidYAML(.colonInValue, context: marked.ranges[0]), at: marked.ranges[1])
      ])
  }

  @Test func aKeyOfManyCharactersIsTooLong() throws {
    let fault = try #require(
      SourceTree.parse(SourceFile(path: "a", text: "a: b\n" + String(repeating: "k", count: 1100) + ": c\n")).faults
        .first)
    #expect(fault.range.lower >= 5)
    guard case .invalidYAML(.keyTooLong, _) = fault.kind else {
      #expect(Bool(false), "\(fault)")
      return
    }
  }

  /// What is odd without being an obstacle: the marked ranges, and the rest is read.
  @Test func theSameKeyTwice() {
    let marked = MarkedText("«a»: 1\nb: {«c»: 1, «'c'»: 2}\n«a»: 3\n")
    let (tree, faults) = SourceTree.parse(marked.file)
    #expect(
      faults == [
        SourceFault(.duplicateKey(name: "c", first: marked.ranges[1]), at: marked.ranges[2]),
        SourceFault(.duplicateKey(name: "a", first: marked.ranges[0]), at: marked.ranges[3]),
      ])
    #expect(tree.outline == #"{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}"#)
  }

  @Test func theSameKeyTwiceAmongMany() {
    var text = (0..<50).map { "key\($0): \($0)\n" }.joined()
    let first = SourceRange(text.utf8.count - 10, text.utf8.count - 5)
    let second = SourceRange(text.utf8.count, text.utf8.count + 5)
    text += "key49: again\n"
    #expect(
      SourceTree.parse(SourceFile(path: "a", text: text)).faults == [
        SourceFault(.duplicateKey(name: "key49", first: first), at: second)
      ])
  }

  @Test func keysThatAreNoText() {
    let marked = MarkedText("? «- a»\n: b\n«[c]» : d\n&x «e»: f\n«*x» : g\n")
    #expect(
      SourceTree.parse(marked.file).faults == [
        SourceFault(.nonScalarKey, at: marked.ranges[0]), SourceFault(.nonScalarKey, at: marked.ranges[1]),
        SourceFault(.duplicateKey(name: "e", first: marked.ranges[2]), at: marked.ranges[3]),
      ])
  }

  @Test func anAliasWithoutAnchor() {
    let marked = MarkedText("a: «*later»\nb: &later 1\nc: «*»\n")
    let faults = SourceTree.parse(marked.file).faults
    #expect(faults.first == SourceFault(.unknownAlias(name: "later"), at: marked.ranges[0]))
    #expect(faults.last?.range == marked.ranges[1])
  }

  @Test(arguments: ["a: 1\n«---»\nb: [\n", "a: 1\n...\n«---»\n", "---\na: 1\n«---»\n"])
  func onlyTheFirstDocumentIsRead(text: String) {
    let marked = MarkedText(text)
    let (tree, faults) = SourceTree.parse(marked.file)
    #expect(faults == [SourceFault(.severalDocuments, at: marked.ranges[0])])
    #expect(tree.outline == #"{"a": 1}"#)
  }

  @Test func bytesThatAreNoUTF8AreReportedOnceAndReadOn() {
    var bytes = Array("é: a".utf8)
    let first = bytes.count
    bytes += [0xFF, 0x80] + Array("b\nc: \"d".utf8) + [0xC3] + Array("\"\ntools: [ü]\n".utf8)
    let file = SourceFile(path: "a", bytes: bytes)
    let (tree, faults) = SourceTree.parse(file)
    #expect(faults == [SourceFault(.notUTF8(count: 3), at: SourceRange(first, first + 1))])
    #expect(tree.outline == "{\"é\": \"a\u{FFFD}\u{FFFD}b\", \"c\": \"d\u{FFFD}\", \"tools\": [\"ü\"]}")
    #expect(tree.spans.suffix(3) == ["tools", "[ü]", "ü"])
  }

  @Test(arguments: [
    ("\u{0}", "U+0000"), ("\u{1B}", "U+001B"), ("\u{7F}", "U+007F"), ("\u{9F}", "U+009F"), ("\u{FFFE}", "U+FFFE"),
  ])
  func controlCharactersAreReportedOnceAndReadOn(character: String, name: String) throws {
    let marked = MarkedText("a: x«\(character)»y\nb: \(character)\ntools: [v]\n")
    let (tree, faults) = SourceTree.parse(marked.file)
    let scalar = try #require(character.unicodeScalars.first)
    #expect(faults == [SourceFault(.controlCharacter(scalar, count: 2), at: marked.ranges[0])])
    #expect(faults.first?.message.contains(name) == true)
    #expect(tree.outline == #"{"a": "x\#u{FFFD}y", "b": "\#u{FFFD}", "tools": ["v"]}"#)
    #expect(tree.spans.suffix(3) == ["tools", "[v]", "v"])
  }

  @Test func whatWasReadBeforeAFaultIsThere() {
    let tree = SourceTree.parse(SourceFile(path: "a", text: "name: a\ntools: [x, y\nmodel: z\n")).tree
    #expect(tree.outline.hasPrefix(#"{"name": "a", "tools": ["x", "#))
  }
}
