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
    var random = SplitMix(state: UInt64(seed) &* 7919 &+ 1)
    let start = Array(Self.seeds[seed].utf8)
    for _ in 0..<500 {
      var bytes = start
      for _ in 0...random.next(below: 6) { Self.change(&bytes, &random) }
      Self.check(SourceFile(path: "fuzz.md", bytes: bytes))
    }
  }

  private static func change(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let place = random.next(below: bytes.count + 1)
    switch random.next(below: 5) {
    case 0: bytes.insert(UInt8(random.next(below: 256)), at: place)
    case 1: bytes.insert(contentsOf: pieces[random.next(below: pieces.count)].utf8, at: place)
    case 2: if place < bytes.count { bytes[place] = UInt8(random.next(below: 256)) }
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + random.next(below: 8)))
    default:
      let end = min(bytes.count, place + random.next(below: 24))
      bytes.insert(contentsOf: bytes[place..<end], at: random.next(below: bytes.count + 1))
    }
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

/// Random numbers that are the same in every run.
struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
  }
}
