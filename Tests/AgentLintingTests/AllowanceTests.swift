import AgentDefinitions
import Testing

@testable import AgentLinting

/// Where a comment that lets findings pass counts, and what is said about one that does not.
@Suite struct AllowanceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let text: String
    let findings: [String]
    var allowedCount = 0

    var testDescription: String { name }
  }

  private static let markdown = ".github/agents/a.agent.md"

  static let cases: [Case] = [
    Case(
      name: "the line after it", path: markdown,
      text:
        "---\nname: A\n# agentlint: allow vague-description -- a demonstration\ndescription: Helps with code\n---\nHi.\n",
      findings: [], allowedCount: 1),
    Case(
      name: "its own line", path: markdown,
      text: "---\ndescription: Helps with code # agentlint: allow vague-description -- a demonstration\n---\nHi.\n",
      findings: [], allowedCount: 1),
    Case(
      name: "what is indented below the next line", path: markdown,
      text: """
        ---
        name: A
        # agentlint: allow vague-description -- a demonstration
        description: >-
          Helps
          with code
        ---
        Hi.
        """,
      findings: [], allowedCount: 1),
    Case(
      name: "a list below its key", path: markdown,
      text: """
        ---
        description: Names data races in Swift code
        # agentlint: allow unknown-tool -- comes with our extension
        tools:
        - view
        - gerp
        ---
        Hi.
        """,
      findings: [], allowedCount: 1),
    Case(
      name: "not the line after the next", path: markdown,
      text:
        "---\nname: A\n# agentlint: allow vague-description -- no\nmodel: a\ndescription: Helps with code\n---\nHi.\n",
      findings: ["unused-allowance 3", "vague-description 5"]),
    Case(
      name: "the whole file, on the first line of the front matter", path: markdown,
      text:
        "---\n# agentlint: allow vague-description -- a demonstration\nmodel: a\ndescription: Helps with code\n---\nHi.\n",
      findings: [], allowedCount: 1),
    Case(
      name: "the whole file, on the first line of the body", path: markdown,
      text:
        "---\ndescription: Helps with code\n---\n\n<!-- agentlint: allow vague-description -- a demonstration -->\nHi.\n",
      findings: [], allowedCount: 1),
    Case(
      name: "the next line of a body", path: markdown,
      text:
        "---\ndescription: Names data races\n---\nHi.\n<!-- agentlint: allow invisible-text -- shown on purpose -->\nA\u{202E}B\n",
      findings: [], allowedCount: 1),
    Case(
      name: "several rules at once", path: markdown,
      text: """
        ---
        # agentlint: allow vague-description, unknown-tool -- a demonstration
        description: Helps with code
        tools: [gerp]
        ---
        Hi.
        """,
      findings: [], allowedCount: 2),
    Case(
      name: "a YAML file", path: "a.agent.yaml",
      text:
        "name: a\nprompt: Hi.\n# agentlint: allow vague-description -- a demonstration\ndescription: Helps with code\n",
      findings: [], allowedCount: 1),
    Case(
      name: "a YAML file, with a further comment between", path: "a.agent.yaml",
      text:
        "name: a\nprompt: Hi.\n# agentlint: allow vague-description -- a demonstration\n# More.\ndescription: Helps with code\n",
      findings: [], allowedCount: 1),
    Case(
      name: "without a reason it allows nothing", path: markdown,
      text: "---\n# agentlint: allow vague-description\ndescription: Helps with code\n---\nHi.\n",
      findings: ["unexplained-allowance 2", "vague-description 3"]),
    Case(
      name: "an empty reason is none", path: markdown,
      text: "---\n# agentlint: allow vague-description -- \ndescription: Helps with code\n---\nHi.\n",
      findings: ["unexplained-allowance 2", "vague-description 3"]),
    Case(
      name: "in a sentence it is text", path: markdown,
      text:
        "---\ndescription: Names data races\n---\nWrite `# agentlint: allow vague-description -- why` to let it pass.\n",
      findings: []),
    Case(
      name: "touching the text before it, it is text", path: markdown,
      text: "---\ndescription: Names C# agentlint: allow vague-description -- why\n---\nHi.\n",
      findings: ["invalid-yaml 2"]),
    Case(
      name: "in backquotes it is an example", path: markdown,
      text: "---\ndescription: Names data races\n---\nWrite\n`<!-- agentlint: allow vague-description -- why -->`.\n",
      findings: []),
    Case(
      name: "in a file that is no agent's", path: "docs/notes.md",
      text: "<!-- agentlint: allow vague-description -- why -->\nA\u{202E}B\n", findings: []),
    Case(
      name: "carriage returns", path: markdown,
      text:
        "---\r\nname: A\r\n# agentlint: allow vague-description -- why\r\ndescription: Helps with code\r\n---\r\nHi.\r\n",
      findings: [], allowedCount: 1),
  ]

  /// What is indented below a line of TOML belongs to it, as in YAML.
  @Test(arguments: [
    ("name = \"a\"\n# agentlint: allow x -- why\ntools = [\n  \"one\",\n]\nmodel = 1\n", 3...4),
    ("name = \"a\" # agentlint: allow x -- why\nmodel = 1\n", 1...1),
    ("# agentlint: allow x -- why\nname = \"a\"\nmodel = 1\n", 1...3),
    ("name = 1\n# agentlint: allow x -- why\n# Which one?\nmodel = 1\n", 4...4),
  ]) func countsInTOML(_ text: String, _ lines: ClosedRange<Int>) throws {
    let file = SourceFile(path: "a.toml", text: text)
    let allowance = try #require(AllowanceScan.allowances(in: file).first)
    #expect(allowance.reason == "why")
    let covered = (1...file.lineCount).filter { line in
      let range = file.lineRange(line)
      return !range.isEmpty
        && allowance.covers(
          Finding(rule: "x", severity: .info, file: file, range: range, message: "m"))
    }
    #expect(covered == Array(lines))
  }

  @Test func aStringInTOMLIsText() {
    let file = SourceFile(path: "a.toml", text: "name = \"C# agentlint: allow x -- why\"\n")
    #expect(AllowanceScan.allowances(in: file).isEmpty)
  }

  @Test(arguments: cases) func countsWhereItShould(_ given: Case) throws {
    let report = try FixtureFolder([(path: given.path, text: given.text)]).report()
    let found = report.findings.map { "\($0.rule) \($0.file.place(of: Int($0.range.lower)).line)" }
    #expect(found == given.findings)
    #expect(report.allowedCount == given.allowedCount)
  }
}
