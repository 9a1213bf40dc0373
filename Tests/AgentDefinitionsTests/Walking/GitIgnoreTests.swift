import Testing

@testable import AgentDefinitions

@Suite struct GitIgnoreTests {
  @Test(arguments: [
    ("*.log", "d/a.log", true),
    ("*.log\n!keep.log", "keep.log", false),
    ("!keep.log\n*.log", "keep.log", true),
    ("/a", "a", true),
    ("/a", "d/a", false),
    ("d/a", "d/a", true),
    ("d/a", "x/d/a", false),
    ("build/", "build/x/y", true),
    ("build/", "build", false),
    ("build/\n!build/keep", "build/keep", true),
    ("build/*\n!build/keep", "build/keep", false),
    ("**/x", "a/b/x", true),
    ("a/**/x", "a/x", true),
    ("a/**", "a/b/c", true),
    ("foo**/bar", "foobar", false),
    ("foo**/bar", "foox/bar", true),
    ("foo**/bar", "foox/y/bar", false),
    ("#a", "#a", false),
    ("\\#a", "#a", true),
    ("\\!a", "!a", true),
    ("a   ", "a", true),
    ("a\\ ", "a ", true),
    ("a\\  ", "a ", true),
    ("a\t", "a", false),
    ("a\r\nb\r", "b", true),
    ("\u{FEFF}a", "a", true),
    ("a\\", "a\\", false),
    ("[a", "[a", false),
    ("[a-c]x", "bx", true),
    ("[!a-c]x", "bx", false),
    ("[[:digit:]]", "7", true),
    ("[[:nonsense:]]", "7", false),
    ("[]-]x", "-x", true),
    ("/", "a", false),
    ("!", "a", false),
    ("", "a", false),
    ("{a,b}", "a", false),
    ("{a,b}", "{a,b}", true),
  ])
  func decides(text: String, path: String, ignored: Bool) {
    #expect(GitIgnore(text).matches(path, isDirectory: false) == ignored)
  }

  @Test func folders() {
    #expect(GitIgnore("build/").matches("build", isDirectory: true))
    #expect(GitIgnore("x/build/").matches("x/build", isDirectory: true))
    #expect(!GitIgnore("x/build/").matches("x/build", isDirectory: false))
  }

  @Test func innerFilesOverrideOuterOnesWithinTheirFolder() {
    let outer = GitIgnore("*.log")
    let inner = GitIgnore("!*.log\n/b", folder: "sub", over: outer)
    #expect(!inner.matches("sub/a.log", isDirectory: false))
    #expect(inner.matches("other/a.log", isDirectory: false))
    #expect(inner.matches("sub/b", isDirectory: false))
    #expect(!inner.matches("sub/c/b", isDirectory: false))
    #expect(!inner.matches("b", isDirectory: false))
  }
}
