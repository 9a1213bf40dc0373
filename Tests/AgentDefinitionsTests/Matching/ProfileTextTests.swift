import Testing

@testable import AgentDefinitions

@Suite struct ProfileTextTests {
  @Test(arguments: [
    ("Reviews code. Not for database migrations.", ["database", "migrations"]),
    ("Not for marketing, sales or support; use writer.", ["marketing", "sales", "or", "support"]),
    ("Do NOT use for frontend work. Fixes servers.", ["for", "frontend", "work"]),
    ("Reads files and never edits them, only reports.", ["edits", "them"]),
    ("Explains code without changing it", ["changing", "it"]),
    ("Use when tests do not pass", []),
    ("Use it for routes that return 'not found'", []),
    ("Fixes bugs rather than styles", ["styles"]),
    ("Not only reviews but also fixes", []),
    ("Reviews (not for production) servers", ["production"]),
  ])
  func findsWhatItIsNotFor(description: String, refused: [String]) {
    let words = ProfileText(description).refused.map(\.joined)
    #expect(
      words.filter { !["than", "not", "use", "never", "without", "for"].contains($0) || refused.contains($0) }
        == refused)
  }

  @Test func examplesAreSetApart() {
    let text = ProfileText(
      """
      Use this for builds.\\n\\n<example>\\nContext: a red build.\\nuser: "Why is CI red?"\\nassistant: "Let me \
      look."\\n<commentary>Obvious.</commentary>\\n</example> And more. <b>bold</b> <example>user: unclosed
      """)
    #expect(text.wanted.map(\.joined) == ["use", "this", "for", "builds", "and", "more", "bold"])
    #expect(text.examples.map(\.joined) == ["why", "is", "ci", "red", "unclosed"])
  }
}
