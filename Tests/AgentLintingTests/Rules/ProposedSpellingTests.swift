import AgentDefinitions
import AgentLinting
import Testing

/// What rules propose to write is right in the dialect of the file that they propose it for.
@Suite struct ProposedSpellingTests {
  /// A reviewer in each dialect, with and without the line that makes a reader of it.
  private static func file(_ dialect: Dialect, _ line: String?) -> (path: String, text: String)? {
    let markdown = "---\nname: race-reviewer\ndescription: Reviews Swift code for data races\n"
    let more = line.map { "\($0)\n" } ?? ""
    let prompt = "You look for data races in Swift code and name the lines."
    switch dialect.id {
    case "agent-md": return (".github/agents/race-reviewer.agent.md", "\(markdown)\(more)---\n\(prompt)\n")
    case "chatmode": return (".github/chatmodes/race-reviewer.chatmode.md", "\(markdown)\(more)---\n\(prompt)\n")
    case "claude-code": return (".claude/agents/race-reviewer.md", "\(markdown)\(more)---\n\(prompt)\n")
    case "claude-plugin": return ("plugin/agents/race-reviewer.md", "\(markdown)\(more)---\n\(prompt)\n")
    case "cursor": return (".cursor/agents/race-reviewer.md", "\(markdown)\(more)---\n\(prompt)\n")
    case "gemini": return (".gemini/agents/race-reviewer.md", "\(markdown)\(more)---\n\(prompt)\n")
    case "kiro": return (".kiro/agents/race-reviewer.md", "\(markdown)\(more)---\n\(prompt)\n")
    case "plain-md": return ("agents/race-reviewer.md", "\(markdown)\(more)---\n\(prompt)\n")
    case "opencode": return (".opencode/agents/race-reviewer.md", "\(markdown)\(more)---\n\(prompt)\n")
    case "codex":
      let text = "name = \"race-reviewer\"\ndescription = \"Reviews Swift code for data races\"\n\(more)"
      return (".codex/agents/race-reviewer.toml", text + "developer_instructions = \"\(prompt)\"\n")
    case "native":
      let text = "name: race-reviewer\ndescription: Reviews Swift code for data races\n\(more)prompt: \(prompt)\n"
      return ("race-reviewer.agent.yaml", text)
    case "docker-agent":
      let first = "agents:\n  root:\n    model: openai/gpt-5.4\n    description: Reviews Swift code for data races\n"
      return ("docker-agent.yaml", first + (line.map { "    \($0)\n" } ?? "") + "    instruction: \(prompt)\n")
    case "kiro-json": return (".kiro/agents/race-reviewer.json", json(prompt, line))
    case "copilot-sdk": return ("agents.json", "[\(json(prompt, line))]")
    case "opencode-json": return ("opencode.json", "{\"agent\": {\"race-reviewer\": \(json(prompt, line))}}")
    default: return nil
    }
  }

  /// What makes the folder beside it a plugin's.
  private static let manifest = (path: "plugin/.claude-plugin/plugin.json", text: "{}")

  private static func json(_ prompt: String, _ line: String?) -> String {
    let more = line.map { ", \($0)" } ?? ""
    return "{\"name\": \"race-reviewer\", \"description\": \"Reviews Swift code for data races\"\(more), "
      + "\"prompt\": \"\(prompt)\"}"
  }

  private static func findings(_ file: (path: String, text: String)) throws -> [String] {
    let folder = try FixtureFolder([file, Self.manifest])
    return folder.report(RuleSettings(RuleSelection(tier: .strict))).findings.map { "\($0.rule): \($0.message)" }
  }

  @Test(arguments: Dialect.all) func whatMakesAReaderIsRightInItsDialect(_ dialect: Dialect) throws {
    let bare = try #require(Self.file(dialect, nil), "a further dialect needs a file here")
    let mended = try #require(Self.file(dialect, dialect.readOnlySpelling))
    let before = try Self.findings(bare)
    let after = try Self.findings(mended)
    #expect(after.filter { !before.contains($0) } == [])
    #expect(!after.contains { $0.hasPrefix("over-broad-tools") })
    // Where an agent gets what it does not ask for, that is what the line is proposed for.
    let isProposed = before.contains {
      $0.hasPrefix("over-broad-tools") && $0.contains("`\(dialect.readOnlySpelling)`")
    }
    if dialect != .plainMarkdown { #expect(isProposed != dialect.grantsNothingUnasked) }

    let folder = try FixtureFolder([mended, Self.manifest])
    let agent = try #require(FilesLoader.load([folder.path]).agents.first, "\(mended) \(after)")
    #expect(agent.dialect == dialect)
    let writes = agent.tools.patterns.filter { !$0.value.reach.isDisjoint(with: [.writesFiles, .runsCommands]) }
    let denied = Set(agent.disallowedTools.compactMap(\.value.tool))
    #expect(writes.isEmpty && (!agent.tools.isAll || denied.isSuperset(of: [.bash, .create, .edit])))
    #expect(agent.field(dialect.field(spelled: dialect.limitKey)?.meaning ?? .kept) != nil)
  }

  @Test func aListIsNoMapOfSwitches() throws {
    let text = "---\ndescription: Looks for data races\ntools: [read]\n---\nYou look.\n"
    let found = try Self.findings((".opencode/agents/one.md", text)).filter { $0.hasPrefix("unreadable-tools") }
    #expect(found.count == 1)
    #expect(
      found.allSatisfy { $0.contains("`tools` is a list") && $0.contains("`\(Dialect.openCode.readOnlySpelling)`") })
  }

  /// What is proposed for a description or a name can be put into the file as it is.
  @Test(arguments: Dialect.all) func aLineIsOneOfTheDialects(_ dialect: Dialect) throws {
    let meaning = try #require(dialect.field(.description))
    let line = dialect.example(meaning.key, "Reviews Swift code for deadlocks")
    let text = try #require(Self.file(dialect, nil)).text
    let written = dialect.example(meaning.key, "Reviews Swift code for data races")
    let mended = text.replacing(written, with: line)
    #expect(mended != text)
    let path = try #require(Self.file(dialect, nil)).path
    let agents = FilesLoader.load(SourceFile(path: path, text: mended)).agents
    #expect(agents.map(\.description?.value) == ["Reviews Swift code for deadlocks"])
  }
}
