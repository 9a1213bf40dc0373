import AgentDefinitions
import Testing

/// Thousands of small changes to TOML: reading ends, and everything it tells lies inside the file.
@Suite struct TOMLFuzzTests {
  private static let seeds = [
    "name = \"a\" # c\ndescription = '''x\ny'''\n[mcp_servers.docs]\nargs = [\"-y\", 1_0]\n[[skills.config]]\npath = 'p'\n",
    "a.b = {c = 1, d.e = [true, {}]}\r\n[a.f]\r\nt = 1979-05-27 07:32:00Z\r\n\"k\\u00e9\" = \"\"\"\\\n  x\"\"\"\"\n",
  ]

  private static let pieces = [
    "\n", "\r", "\r\n", "=", ".", ",", "[", "]", "[[", "]]", "{", "}", "\"", "'", "\"\"\"", "'''", "\\", "\\u", "#",
    "_", "0x", "1e", "inf", "\u{FEFF}", "é", "😀", "a", "a = 1\n", "[a]\n", "[[a]]\n", " ", "\t",
  ]

  @Test(arguments: 0..<4) func everyChangeIsReadToAnEnd(seed: Int) {
    var fuzz = Fuzz(Self.pieces, state: UInt64(seed) &* 104_729 &+ 3)
    for bytes in fuzz.variations(of: Self.seeds[seed % 2]) { Self.check(SourceFile(path: "fuzz.toml", bytes: bytes)) }
  }

  private static func check(_ file: SourceFile) {
    let whole = SourceRange(0, file.bytes.count)
    let (tree, faults) = SourceTree.parseTOML(file)
    for fault in faults {
      #expect(whole.contains(fault.range), "\(fault)")
      #expect(!fault.message.isEmpty)
    }
    if let root = tree.root {
      #expect(whole.contains(root.range))
      check(root)
    }
  }

  /// Tables may be written in pieces, so that only this holds: what is in a value lies inside it, behind its key.
  private static func check(_ value: SourceValue) {
    for entry in value.entries {
      #expect(value.range.contains(entry.key.range) && value.range.contains(entry.value.range))
      #expect(entry.key.range.upper <= entry.value.range.lower)
      check(entry.value)
    }
    for element in value.elements {
      #expect(value.range.contains(element.range))
      check(element)
    }
    _ = value.scalar
  }
}
