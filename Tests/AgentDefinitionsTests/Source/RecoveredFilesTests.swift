import AgentDefinitions
import SystemPackage
import Testing

/// Agent files that YAML rejects, for every way in which public ones were found to be no YAML: what is read of them all
/// the same. `RecoveredCorpusTests` does it with the public ones, where those are at hand.
@Suite struct RecoveredFilesTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    /// The tools as they are written; `*` when there is no key.
    let tools: String
    let description: String

    init(_ name: String, tools: String, _ description: String) {
      (self.name, self.tools, self.description) = (name, tools, description)
    }

    var testDescription: String { name }
  }

  static let rows = [
    Row(
      "colon-in-sentence", tools: "Read Grep Bash",
      """
      Finds slow queries in three steps: explain, index, measure again
      """),
    Row(
      "colon-before-list", tools: "Read Write",
      """
      Use for release work: tagging, notes: both kinds, and the announcement
      """),
    Row("colon-tools-first", tools: "Read Glob", "Note: only looks, never writes"),
    Row("colon-windows-lines", tools: "Read Bash(tail *)", "Reads logs: the newest first"),
    Row(
      "conversation-escaped", tools: "Read Grep",
      #"""
      Use this agent when a migration is about to run. Examples:\n\n<example>\nContext: The user has \#
      written a migration.\nuser: "Can this go out tonight?"\nassistant: "I'll ask the \#
      migration-checker first."\n<commentary>\nA migration is waiting: check it before it \#
      runs.\n</commentary>\n</example>
      """#),
    Row(
      "conversation-lines", tools: "Read Grep Glob",
      """
      Use this agent after the schema has changed. Examples:

      <example>
      Context: A column was dropped.
      user: "I removed the nickname column"
      assistant: "Then the schema-watcher should look at who still reads it."
      <commentary>
      Dropping a column is the case that this agent exists for.
      </commentary>
      </example>
      """),
    Row(
      "conversation-both", tools: "Write Read WebFetch",
      """
      Use this agent to answer support mail. Examples:\\n\\n<example>\\nContext: A customer is \
      angry\\nuser: "They want their money back"\\nassistant: "I'll draft an answer: short and \
      kind."\\n</example>

      <example>
      Context: A customer asks the same thing again
      user: "Third mail this week"
      assistant: "The support-writer will look at the thread first."
      </example>
      """),
    Row(
      "conversation-indented", tools: "Read Edit Bash",
      """
      Use when tests fail
        user: "the build is red"
        assistant: "the test-mender has a look: one failure at a time"
      """),
    Row(
      "apostrophe-inside", tools: "codebase editFiles",
      """
      Keeps the team's glossary: one word for one thing.
      """),
    Row("apostrophe-at-end", tools: "Read", "'Looks after the users' data"),
    Row("quotes-then-text", tools: "Read Grep", #""Fast" and "safe" are both promised here"#),
    Row("quotes-inside-quotes", tools: "Grep Glob", #"Answers "where is it" questions about the code"#),
    Row("quote-never-closed", tools: "Read Edit", "Writes the changelog"),
    Row("star-first", tools: "Read", "*Always* use this for dates and time zones"),
    Row("at-first", tools: "Read WebFetch", "@oncall helper that reads alerts"),
    Row("backtick-first", tools: "Bash(git *)", "`git bisect` by hand, one commit after the other"),
    Row("brace-first", tools: "Read Edit", "{placeholders} in templates are filled in by this agent"),
    Row("bracket-first", tools: "Read Grep", "[Beta] reviews shell scripts"),
    Row("percent-first", tools: "Read", "%-encoding and other URL matters"),
    Row(
      "key-over-lines", tools: "Read Write",
      """
      Translates texts
      for the website
      and the help pages
      """),
    Row(
      "tab-indented", tools: "Read Edit",
      """
      Sorts imports
      \tand removes: those that nobody needs
      """),
    Row(
      "block-without-indentation", tools: "Read Write",
      """
      Writes fixtures: small, readable, one idea each.
      Never touches the tests.
      """),
    Row(
      "bullets-under-text", tools: "Read Grep",
      """
      Reviews accessibility
      - labels: are they there
      - contrast: is it enough
      """),
    Row("no-tools", tools: "*", "Thinks aloud: what could go wrong, and what then"),
  ]

  @Test(arguments: rows)
  func isReadKeyByKey(row: Row) throws {
    let file = SourceFile(path: ".claude/agents/\(row.name).md", bytes: try Self.bytes(row.name))
    let parts = try #require(FrontMatter.split(file).parts)
    #expect(SourceTree.parse(file, parts.yaml).faults.last?.endsReading == true, "it is YAML after all")

    let loaded = FilesLoader.load(file)
    let agent = try #require(loaded.agents.first)
    #expect(agent.isRecovered)
    #expect(agent.description?.value == row.description)
    #expect(agent.tools.isAll == (row.tools == "*"))
    var written: [String] = []
    for pattern in agent.tools.patterns.map(\.value.written) where written.last != pattern { written.append(pattern) }
    #expect(written.joined(separator: " ") == (row.tools == "*" ? "" : row.tools))
    let told = loaded.faults.filter { if case .recoveredFrontMatter = $0.kind { true } else { false } }
    #expect(told.count == 1)
    #expect(told.filter(\.isBlocking).isEmpty)
  }

  @Test func everyFileHasARow() throws {
    let found = FileWalker.walk(roots: [FilePath(Self.folder)]).files
    let names = found.map { $0.shown.split(separator: "/").last.map(String.init) ?? "" }
    #expect(Set(names) == Set(Self.rows.map { $0.name + ".md" }))
  }

  private static let folder: String = {
    let here = String(describing: #filePath).split(separator: "/").dropLast(2).joined(separator: "/")
    return "/" + here + "/Fixtures/Recovered"
  }()

  private static func bytes(_ name: String) throws -> [UInt8] {
    try RecoveredCorpus.bytes("\(folder)/\(name).md")
  }
}
