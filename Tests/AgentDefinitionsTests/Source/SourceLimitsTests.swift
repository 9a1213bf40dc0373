import AgentDefinitions
import Testing

/// A megabyte of each shape that makes YAML readers slow, deep or large. What is asserted is the answer; that it comes
/// at once shows in how long this suite takes.
@Suite struct SourceLimitsTests {
  private static func megabyte(of text: String, after head: String = "") -> SourceFile {
    var bytes = Array(head.utf8)
    let part = Array(text.utf8)
    while bytes.count + part.count <= SourceLimits.bytes { bytes += part }
    return SourceFile(path: "hostile.yaml", bytes: bytes)
  }

  private static func lines(_ line: (Int) -> String) -> SourceFile {
    var bytes: [UInt8] = []
    var number = 0
    while true {
      let part = Array(line(number).utf8)
      if bytes.count + part.count > SourceLimits.bytes { return SourceFile(path: "hostile.yaml", bytes: bytes) }
      bytes += part
      number += 1
    }
  }

  @Test(arguments: ["[", "{a: ", "[a, ", "- ", "? ", "- - ", "{? "])
  func nestingEndsAtTheLimit(shape: String) {
    let (tree, faults) = SourceTree.parse(Self.megabyte(of: shape))
    #expect(faults.last?.kind == .tooDeep(limit: SourceLimits.depth))
    #expect(tree.nodeCount <= 2 * SourceLimits.depth + 1)
  }

  @Test(arguments: ["a:\n", "-\n"])
  func nestingByIndentationEndsAtTheLimit(line: String) {
    let (_, faults) = SourceTree.parse(Self.lines { String(repeating: " ", count: $0) + line })
    #expect(faults.map(\.kind) == [.tooDeep(limit: SourceLimits.depth)])
  }

  @Test func asDeepAsAllowedIsRead() {
    let depth = SourceLimits.depth
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(SourceTree.parse(SourceFile(path: "a", text: text)).faults == [])
    #expect(
      SourceTree.parse(SourceFile(path: "a", text: "[\(text)]")).faults == [
        SourceFault(.tooDeep(limit: depth), at: SourceRange(depth, depth + 1))
      ])
  }

  @Test(arguments: ["-\n", "- a\n", "- []\n"])
  func valuesEndAtTheLimit(shape: String) {
    let (tree, faults) = SourceTree.parse(Self.megabyte(of: shape))
    #expect(faults.last?.kind == .tooManyNodes(limit: SourceLimits.nodes))
    #expect(tree.nodeCount <= SourceLimits.nodes + SourceLimits.depth)
  }

  @Test func manyKeysAreCompared() {
    let (tree, faults) = SourceTree.parse(Self.lines { "k\($0): 1\n" })
    #expect(faults.map(\.kind) == [.tooManyKeys(limit: SourceLimits.keys)])
    #expect(tree.root?.count == SourceLimits.keys)
  }

  @Test func manyEqualKeysAreReportedUpToALimit() {
    let faults = SourceTree.parse(Self.megabyte(of: "a: 1\n")).faults
    #expect(faults.count == SourceLimits.faults + 1)
    #expect(
      faults.first == SourceFault(.duplicateKey(name: "a", first: SourceRange(0, 1)), at: SourceRange(5, 6)))
    #expect(faults.last?.kind == .tooManyKeys(limit: SourceLimits.keys))
  }

  @Test(arguments: ["- &a x\n", "- *a\n", "- !!str x\n", "- !a []\n", "- !a {}\n"])
  func anchorsAliasesAndTagsEndAtTheLimit(shape: String) {
    let faults = SourceTree.parse(Self.megabyte(of: shape, after: "- &a x\n")).faults
    #expect(faults.last?.kind == .tooManyAliases(limit: SourceLimits.aliases))
  }

  @Test func everyAnchorOfManyIsFound() throws {
    let count = SourceLimits.aliases
    let text = (0..<count).map { "- &a\($0) \($0)\n" }.joined() + (0..<count).map { "- *a\($0)\n" }.joined()
    let (tree, faults) = SourceTree.parse(SourceFile(path: "a", text: text))
    #expect(faults == [])
    #expect(tree.root?.elements.compactMap(\.text) == (Array(0..<count) + Array(0..<count)).map { "\($0)" })
  }

  @Test(arguments: [("k: ", "x"), ("k: ", "x y "), ("k:\n", "  x y\n"), ("k: |\n", "  x y\n"), ("k: >\n", "  x y\n")])
  func oneGiantScalarIsRead(head: String, part: String) {
    let (tree, faults) = SourceTree.parse(Self.megabyte(of: part, after: head))
    #expect(faults == [])
    #expect(tree.nodeCount == 3)
    #expect((tree.root?["k"]?.bytes.count ?? 0) > SourceLimits.bytes / 2)
  }

  @Test(arguments: [
    "x", "\"", "'", "*", "@", "\t", ":", ": ", "%a\n", "%TAG !a! tag:x\n", "{}: ", "!a ", "&a ", "\u{0}",
  ])
  func otherFloodsAreLeftWithAtMostAFewFaults(part: String) {
    let file = Self.megabyte(of: part)
    let reading = SourceTree.read(file, knownKeys: ["name", "x"])
    #expect(reading.faults.count <= SourceLimits.faults + 2)
    #expect(reading.faults.allSatisfy { Int($0.range.upper) <= file.bytes.count })
  }

  @Test func directivesEndAtALimit() {
    let fault = SourceTree.parse(Self.lines { "%TAG !a\($0)! tag:x\n" }).faults.first
    #expect(fault?.kind == .invalidYAML(.badDirective, context: nil))
  }

  @Test func aFileOverTheLimitIsNotRead() {
    let file = SourceFile(path: "a", bytes: Array(repeating: 0x61, count: SourceLimits.bytes + 1))
    let (tree, faults) = SourceTree.parse(file)
    #expect(tree.root == nil)
    #expect(
      faults == [
        SourceFault(
          .tooLarge(limit: SourceLimits.bytes), at: SourceRange(SourceLimits.bytes, SourceLimits.bytes + 1))
      ])
    #expect(SourceTree.read(file, knownKeys: ["a"]).isComplete == false)
  }

  @Test(arguments: ["\r", "\n", "---x\n", "--- -\n", "<!--", "<!---->\n", "# x\n", "```\n"])
  func frontMatterIsSoughtOnce(part: String) {
    #expect(FrontMatter.split(Self.megabyte(of: part)).parts?.yaml.isEmpty != false)
    #expect(FrontMatter.split(Self.megabyte(of: part, after: "---\n")).parts?.dashesInside == nil)
  }
}
