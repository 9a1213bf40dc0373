import Testing

@testable import AgentDefinitions

@Suite struct GlobPatternTests {
  @Test(arguments: [
    ("*.md", ["a.md", ".md", "é.md"], ["a.txt", "d/a.md", "a.md/x", ""]),
    ("./*.md", ["a.md"], ["./a.md"]),
    ("a?c", ["abc", "aéc", "a😀c"], ["ac", "a/c", "abbc"]),
    ("**/*.md", ["a.md", "d/a.md", "d/e/a.md"], ["d/a.mdx", "/a.txt"]),
    ("d/**", ["d/a", "d/e/a", "d/.x"], ["d", "e/d/a"]),
    ("d/**/a", ["d/a", "d/e/a", "d/e/f/a"], ["da", "d/ea", "d/a/b"]),
    ("**/**/a", ["a", "x/a", "x/y/a"], ["xa"]),
    ("x**y", ["xy", "xzy"], ["x/y", "xa/by"]),
    ("**", ["a", "a/b"], []),
    ("*.{md,agent.yaml}", ["a.md", "a.agent.yaml"], ["a.yaml", "a.{md"]),
    ("{a,b{c,d}}/x", ["a/x", "bc/x", "bd/x"], ["b/x", "abc/x"]),
    ("{**/,}*.swift", ["a.swift", "d/a.swift"], ["a.swif"]),
    ("{,x}a", ["a", "xa"], ["xxa"]),
    ("{src/**,docs}/a.md", ["src/x/y/a.md", "docs/a.md"], ["src/a.txt"]),
    ("[a-c]", ["a", "b", "c"], ["d", "/", "ab"]),
    ("[!a-c]", ["d", "é"], ["a", "/"]),
    ("[]x]", ["]", "x"], ["[]x]"]),
    ("[а-я]*", ["привет"], ["hello"]),
    ("[a-]", ["a", "-"], ["b"]),
    (#"\*.md"#, ["*.md"], ["a.md"]),
    (#"[\]]"#, ["]"], [#"\"#]),
    ("a,b}", ["a,b}"], ["a"]),
  ])
  func matches(glob: String, matching: [String], others: [String]) throws {
    let pattern = try GlobPattern(glob)
    #expect(matching.filter(pattern.matches) == matching)
    #expect(others.filter(pattern.matches) == [])
  }

  @Test(arguments: [
    ("{a,b", GlobFault.unclosedBrace),
    ("a[b", .unclosedClass),
    ("[]", .unclosedClass),
    ("[", .unclosedClass),
    ("[z-a]", .reversedRange("z-a")),
    (#"a\"#, .trailingBackslash),
    (String(repeating: "a", count: 5000), .tooLong(limit: 4096)),
    (String(repeating: "{", count: 100), .nestedTooDeep(limit: 16)),
  ])
  func refuses(glob: String, fault: GlobFault) {
    #expect(throws: fault) { try GlobPattern(glob) }
  }

  /// Each of these takes a backtracking matcher longer than anybody would wait.
  @Test(arguments: [
    (String(repeating: "*a", count: 100) + "b", String(repeating: "a", count: 1000)),
    (String(repeating: "**/*a*/", count: 50) + "b", String(repeating: "aa/", count: 300)),
    (String(repeating: "{a,aa}", count: 200) + "b", String(repeating: "a", count: 300)),
    (String(repeating: "{a,b,}", count: 100), String(repeating: "ab", count: 40) + "c"),
  ])
  func staysLinear(glob: String, path: String) throws {
    #expect(try !GlobPattern(glob).matches(path))
  }

  /// Patterns with up to 63 symbols take another way through the automaton than longer ones.
  @Test func longAndShortAgree() throws {
    let head = String(repeating: "x", count: 80) + "/"
    for glob in ["*.md", "**/a", "d/**", "{a,b}*/[c-e]?", "a*b*c"] {
      for path in ["a.md", "a", "d/a", "d/e/a", "bx/cz", "b/cz", "a/d", "abc", "aXbXXc", "a/bc"] {
        #expect(try GlobPattern(glob).matches(path) == GlobPattern(head + glob).matches(head + path), "\(glob) \(path)")
      }
    }
  }

  @Test func invalidBytesCountAsCharacters() throws {
    let path: [UInt8] = [0x61, 0xFF, 0xE2, 0x82, 0x62]
    #expect(try GlobPattern("a????").matches(path.span))
    #expect(try !GlobPattern("a???").matches(path.span))
  }

  @Test(arguments: [
    ("../agents/*.md", "../agents", "*.md"),
    ("agents/**/*.md", "agents", "**/*.md"),
    ("*.md", ".", "*.md"),
    ("a/b.md", "a/b.md", ""),
    ("/*.md", "/", "*.md"),
    ("a{b,c}/d", ".", "a{b,c}/d"),
  ])
  func splits(text: String, folder: String, rest: String) {
    let split = GlobPattern.split(text)
    #expect(split.folder == folder)
    #expect(split.rest == rest)
  }
}
