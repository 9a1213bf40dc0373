import AgentDefinitions
import Testing

/// What TOML says, and what is wrong with it, each at its place.
@Suite struct TOMLReaderTests {
  @Test(arguments: [
    ("", "nothing"), ("# only a comment\n", "nothing"),
    ("a = 1", #"{"a": 1}"#), ("\u{FEFF}a=1#c\r\nb\t=\t-2\r\n", #"{"a": 1, "b": -2}"#),
    (
      "1 = 0xDEAD_BEEF\n2 = 0o17\n3 = 0b101\n4 = 1_000\n5 = +9",
      #"{"1": 3735928559, "2": 15, "3": 5, "4": 1000, "5": 9}"#
    ),
    (
      "a = 1.5\nb = 1e3\nc = -2_0.0_1E-2\nd = +inf\ne = -inf\nf = nan",
      #"{"a": 1.5, "b": 1000.0, "c": -0.2001, "d": inf, "e": -inf, "f": nan}"#
    ),
    ("a = true\nb = false", #"{"a": true, "b": false}"#),
    (
      "a = 1979-05-27T07:32:00.5-07:00\nb = 1979-05-27 07:32:00Z\nc = 2000-02-29\nd = 07:32:00",
      #"{"a": "1979-05-27T07:32:00.5-07:00", "b": "1979-05-27 07:32:00Z", "c": "2000-02-29", "d": "07:32:00"}"#
    ),
    (#"a = "q\" \\ \u00e9 \U0001F600""#, #"{"a": "q\" \\ é 😀"}"#), (#"a = 'no \n escape'"#, #"{"a": "no \\n escape"}"#),
    ("a = \"\"\"\r\none\r\n two \\\n\n   \"three\"\"\"\"", #"{"a": "one\n two \"three\""}"#),
    ("a = '''\n'x' ''\\\n'''''", #"{"a": "\'x\' \'\'\\\n\'\'"}"#.replacingQuotes),
    ("a = [1, [\"x\"], # c\n  {b = []},\n]", #"{"a": [1, ["x"], {"b": []}]}"#),
    ("a = { b = 1, c.d = {}, 'e f' = 2 }", #"{"a": {"b": 1, "c": {"d": {}}, "e f": 2}}"#),
    ("a.b.c = 1\na . \"b\" . d = 2", #"{"a": {"b": {"c": 1, "d": 2}}}"#),
    ("[a.b]\nx = 1\n[c]\n[a]\ny = 2\n[a.b.d]\nz = 3", #"{"a": {"b": {"x": 1, "d": {"z": 3}}, "y": 2}, "c": {}}"#),
    ("[[a]]\nx = 1\n[[a.b]]\n[a.c]\ny = 2\n[[a]]\nx = 3", #"{"a": [{"x": 1, "b": [{}], "c": {"y": 2}}, {"x": 3}]}"#),
  ])
  func reads(text: String, outline: String) {
    let (tree, faults) = SourceTree.parseTOML(SourceFile(path: "a.toml", text: text))
    #expect(faults == [])
    #expect(tree.outline == outline)
  }

  @Test func everyValueHasItsPlace() {
    let text = "a = \"x\" # c\n[b.c]\nd = [ 1, '''y''' ]\ne.f = {g = true}\n[b]\nh = 1_0\n[k]\n"
    let tree = SourceTree.parseTOML(SourceFile(path: "a.toml", text: text)).tree
    #expect(
      tree.spans == [
        String(text.dropLast(4)) + "[k]", "a", "\"x\"", "b", "c]\nd = [ 1, '''y''' ]\ne.f = {g = true}\n[b]\nh = 1_0",
        "c", "d = [ 1, '''y''' ]\ne.f = {g = true}", "d", "[ 1, '''y''' ]", "1", "'''y'''", "e", "f = {g = true}", "f",
        "{g = true}", "g", "true", "h", "1_0", "k", "",
      ])
    #expect(tree.root?["a"].flatMap { $0.range(of: 0..<1) } == SourceRange(5, 6))
  }

  /// The last marked range is that of the fault; what else is in the text is read.
  static let syntax: [(String, TOMLProblem, String)] = [
    ("a = «gpt-5»\nb = 1", .unquotedText("gpt-5"), #"{"b": 1}"#),
    ("a = «some text» # c\nb = 1", .unquotedText("some text # c"), #"{"b": 1}"#),
    ("a «=»\nb = 1", .missingValue, #"{"b": 1}"#),
    ("a«:» \"x\"\nb = 1", .missingEquals(found: ":"), #"{"b": 1}"#),
    ("«a»\nb = 1", .missingEquals(found: nil), #"{"b": 1}"#),
    ("«é = 1»\nb = 1", .badKey, #"{"b": 1}"#), ("a.«= 1»\nb = 1", .badKey, #"{"b": 1}"#),
    ("a = «\"»x\nb = 1", .unterminatedString(quotes: "\""), #"{"b": 1}"#),
    ("a = 1\nb = «'''»x\nc = 1", .unterminatedString(quotes: "'''"), #"{"a": 1}"#),
    ("a = \"C:«\\w»ork\"\nb = 1", .badEscape, #"{"a": "C:\\work", "b": 1}"#),
    ("a = «[»1, 2\nb = 1", .unclosedBracket("["), #"{"b": 1}"#),
    ("a = «[»\"x\",\nb = 1\nc = 2", .unclosedBracket("["), #"{"b": 1, "c": 2}"#),
    ("a = [\"x\" «\"»y\",\n\"z\"]\nb = 1", .missingComma, #"{"b": 1}"#),
    ("a = {b = 1«,»}\nc = 1", .commaBeforeBrace, #"{"a": {"b": 1}, "c": 1}"#),
    ("a = «{»b = 1\n}\nc = 1", .lineBreakInBraces, #"{"c": 1}"#),
    ("a = 1\n«[b»\nc = 1\n[d]\n", .unclosedHeader, #"{"a": 1, "d": {}}"#),
    ("a = \"x\" «y»\nb = 1", .textAfterValue, #"{"a": "x", "b": 1}"#),
    ("a = «0755»\nb = 1", .leadingZero, #"{"b": 1}"#),
    ("a = «9223372036854775808»\nb = 1", .numberTooLarge, #"{"b": 1}"#),
    ("a = «1__0»\nb = 1", .badNumber, #"{"b": 1}"#), ("a = «2026-02-30»\nb = 1", .badNumber, #"{"b": 1}"#),
    ("a = 1«\r»b = 1", .loneCarriageReturn, #"{"a": 1, "b": 1}"#),
  ]

  @Test(arguments: syntax.indices) func anErrorIsNamedAndPlacedAndTheRestIsRead(index: Int) throws {
    let (text, problem, outline) = Self.syntax[index]
    let marked = MarkedText(text)
    let (tree, faults) = SourceTree.parseTOML(SourceFile(path: "a.toml", text: marked.text))
    let fault = try #require(faults.first)
    #expect(faults.count == 1)
    guard case .invalidTOML(let found) = fault.kind else {
      #expect(Bool(false), "\(fault)")
      return
    }
    #expect(found == problem || found.message.hasPrefix("text needs quotes"))
    if text.contains("# c") == false { #expect(fault.range == marked.ranges.last) }
    #expect(fault.endsReading)
    #expect(tree.outline == outline)
  }

  @Test(arguments: [
    "[a]\n[«a»]\nb = 1", "a.b = 1\n[«a»]", "[a]\nb.c = 1\n[a.«b»]", "a = 1\n[«a»]", "a = 1\n«a».b = 2",
    "a = {}\n[a.«b»]",
    "a = []\n[[«a»]]", "[a]\n[[«a»]]", "[[a]]\n[«a»]", "[a.b]\n[a]\n«b».c = 1", "a = {b = {}, «b».c = 1}",
  ])
  func aTableIsDefinedOnce(text: String) throws {
    let marked = MarkedText(text)
    let fault = try #require(SourceTree.parseTOML(SourceFile(path: "a.toml", text: marked.text)).faults.first)
    #expect(text.hasPrefix("a = {}") || fault.range == marked.ranges.last)
    #expect(fault.endsReading)
  }

  @Test func theSameKeyTwiceIsThereTwice() {
    let marked = MarkedText("«a» = 1\n«'a'» = 2\n")
    let (tree, faults) = SourceTree.parseTOML(SourceFile(path: "a.toml", text: marked.text))
    #expect(faults == [SourceFault(.duplicateKey(name: "a", first: marked.ranges[0]), at: marked.ranges[1])])
    #expect(tree.outline == #"{"a": 1, "a": 2}"#)
  }

  @Test(arguments: [
    ("a = [", ""), ("a = {b = ", ""), ("a.", ""), ("[a.", ""), ("[[a]]\n[a.", ""), ("[a]\n", ""), ("a = \"\\z\"\n", ""),
    ("a = '''", "\n"), ("a = [\n", ""), ("a = \"", "\n"), ("x", ""), ("[", ""), ("\"", ""), ("a=1\n", ""), ("\r", ""),
    ("[[a.b.c]]\n", ""), ("a = [1 \n", ""), ("\u{1}", ""), ("a = \"\\", ""), ("= ", ""),
  ])
  func aHostileMegabyteIsReadToAnEnd(piece: String, end: String) {
    let count = SourceLimits.bytes / piece.utf8.count
    let text = String(repeating: piece, count: count - 2) + end
    let (tree, faults) = SourceTree.parseTOML(SourceFile(path: "a.toml", text: text))
    #expect(!faults.isEmpty)
    #expect(faults.count <= SourceLimits.faults + 3)
    #expect(tree.nodeCount <= SourceLimits.nodes)
  }

  @Test func limitsHaveTheirPlaces() {
    let deep = "a = " + String(repeating: "[", count: 70)
    #expect(faults(deep) == [SourceFault(.tooDeep(limit: SourceLimits.depth), at: SourceRange(67, 68))])
    let many = String(repeating: "1,", count: SourceLimits.nodes)
    #expect(faults("a = [\(many)]").map(\.kind) == [.tooManyNodes(limit: SourceLimits.nodes)])
    let large = String(repeating: " ", count: SourceLimits.bytes + 1)
    #expect(faults(large).map(\.kind) == [.tooLarge(limit: SourceLimits.bytes)])
  }

  @Test func charactersThatAreNoText() {
    let file = SourceFile(path: "a.toml", bytes: Array("a = \"x".utf8) + [0xFF, 0x01] + Array("\"\nb = 1".utf8))
    let (tree, faults) = SourceTree.parseTOML(file)
    #expect(
      faults == [
        SourceFault(.notUTF8(count: 1), at: SourceRange(6, 7)),
        SourceFault(.controlCharacter("\u{1}", count: 1), at: SourceRange(7, 8)),
      ])
    #expect(tree.outline == "{\"a\": \"x\u{FFFD}\u{FFFD}\", \"b\": 1}")
  }

  private func faults(_ text: String) -> [SourceFault] {
    SourceTree.parseTOML(SourceFile(path: "a.toml", text: text)).faults
  }
}

extension String {
  /// Outlines show apostrophes as they are.
  fileprivate var replacingQuotes: String {
    split(separator: "\\'", omittingEmptySubsequences: false).joined(separator: "'")
  }
}
