import AgentDefinitions
import Testing

/// Thousands of small changes to texts of all shapes: reading ends, and everything it tells lies inside the file.
@Suite struct SourceFuzzTests {
  static let seeds: [String] = [
    "---\nname: a\ndescription: 'it''s'\ntools: [Read, Grep] # why\nmodel: &m x\nother: *m\n---\n# Body\n",
    "---\r\nname: a\r\ndescription: |\r\n  one\r\n  two\r\n---\r\nbody",
    "\u{FEFF}---\nname: é\ndescription: Use: this\nuser: \"😀\"\ntools:\n  - a\n  - {b: [c]}\n---\n",
    "a: &a [*a, &b {c: *b}]\n? [x]\n: !!int '3'\n\"q\\u00e9\\n\": >-\n  f\n  g\n",
    "%YAML 1.2\n---\na: 1\n...\n---\nb: 2\n",
    "```\n<!-- x -->\n---\na: \"b\nc\"\n----\n---\n```\n",
  ]

  /// Pieces that mean something to YAML or front matter.
  static let pieces: [String] = [
    "---\n", "\n", "\r", "\r\n", "\t", " ", ": ", ":", "- ", "? ", "# ", "\"", "'", "[", "]", "{", "}", ",", "&a ",
    "*a", "!!str ", "|\n", ">-\n", "%", "@", "`", "\\", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{0}", "é", "😀", "name: ",
    "description: ", "```\n",
  ]

  @Test(arguments: 0..<6) func everyChangeIsReadToAnEnd(seed: Int) {
    var fuzz = Fuzz(Self.pieces, state: UInt64(seed) &* 7919 &+ 1)
    for bytes in fuzz.variations(of: Self.seeds[seed]) { Self.check(SourceFile(path: "fuzz.md", bytes: bytes)) }
  }

  private static func check(_ file: SourceFile) {
    let whole = SourceRange(0, file.bytes.count)
    let found = FrontMatter.split(file)
    for range in [found.body, found.parts?.yaml, found.parts?.open, found.parts?.close, found.parts?.dashesInside] {
      if let range { #expect(whole.contains(range)) }
    }
    for range in [file.contents, found.parts?.yaml ?? whole] {
      check(SourceTree.parse(file, range).tree, within: range)
      let reading = SourceTree.read(file, range, knownKeys: ["name", "description", "tools"])
      check(reading.tree, within: range)
      for fault in reading.faults {
        #expect(range.contains(fault.range) || whole.contains(fault.range) && range == whole, "\(fault)")
        #expect(!fault.message.isEmpty)
      }
      for comment in reading.tree.comments { #expect(range.contains(comment)) }
    }
  }

  /// Children lie inside their parents, one after the other, and the whole inside the range that was read.
  private static func check(_ tree: SourceTree, within range: SourceRange) {
    guard let root = tree.root else { return }
    #expect(range.contains(root.range))
    check(root)
  }

  private static func check(_ value: SourceValue) {
    guard !value.isAlias else { return }
    var last = value.range.lower
    for child in value.entries.flatMap({ [$0.key, $0.value] }) + Array(value.elements) {
      #expect(
        value.range.contains(child.range) && child.range.lower >= last,
        "\(value.tree.file.bytes) \(value.range) \(child.range)")
      last = child.range.upper
      _ = child.scalar
      check(child)
    }
  }
}
