import AgentDefinitions
import Testing

@testable import AgentLinting

/// Every fault has words, and only one rule's.
@Suite struct FaultFindingTests {
  /// One of each. `name` makes a new kind show up here.
  static let kinds: [FaultKind] = [
    .unreadableFile(path: "a.md", .notFound), .unreadableFile(path: "a.md", .notPermitted),
    .unreadableFile(path: "a.md", .notAFile), .unreadableFile(path: "a.md", .tooLarge(limit: 9)),
    .unreadableFile(path: "a.md", .notUTF8), .unreadableFile(path: "a.md", .failed("input/output error")),
    .escapingPath("../../x"), .globWithoutMatch("*.md"), .notAnAgentDefinition(looksLike: nil),
    .notAnAgentDefinition(looksLike: "a skill"), .legacyFile(newName: "a.agent.md"),
    .badFileNameCharacters(name: "a b", characters: " "), .syntax(.invalidYAML(.colonInValue, context: nil)),
    .syntax(.invalidTOML(.missingValue)),
    .syntax(.duplicateKey(name: "a", first: SourceRange(0, 1))), .syntax(.nonScalarKey),
    .syntax(.unknownAlias(name: "a")), .syntax(.severalDocuments), .syntax(.notUTF8(count: 1)),
    .syntax(.notUTF8(count: 2)), .syntax(.controlCharacter("\u{7}", count: 2)), .syntax(.tooLarge(limit: 9)),
    .syntax(.tooDeep(limit: 9)), .syntax(.tooManyNodes(limit: 9)),
    .syntax(.tooManyKeys(limit: 9)), .syntax(.tooManyAliases(limit: 9)),
    .recoveredFrontMatter(.invalidYAML(.colonInValue, context: nil), raw: ["description"], parsed: ["tools"]),
    .recoveredFrontMatter(nil, raw: [], parsed: []), .frontMatterMissing, .frontMatterUnterminated,
    .frontMatterNotFirst,
    .dashesInFrontMatter, .droppedKeys(["tools"]), .duplicateKey("a"), .truncatedByComment(key: "a", lost: "#b"),
    .coercedText(key: "a", written: "1", readAs: "a number"), .unknownKey("a", suggestion: nil, blocks: false),
    .unknownKey("a", suggestion: "tools", blocks: true),
    .misplacedKey("a", in: "b", belongsTo: ["c"]), .ignoredLimit(key: "a", instead: "tools", blocks: true),
    .foreignSpelling(key: "mcp_servers", instead: "mcpServers", blocks: false),
    .wrongType(key: "a", expected: "text", found: "a list"),
    .invalidValue(key: "a", written: "b", expected: "c"),
    .invalidID(key: "name", written: "a/b", expected: "c", blocks: true),
    .missingKey(key: "a", in: "b"), .missingID(key: "name"),
    .missingPrompt, .missingDescription(skippedBy: []), .missingDescription(skippedBy: ["Claude Code"]),
    .unreadableTools(found: "a mapping"), .unreadableSubagents(found: "a mapping"),
    .unreadableInfer(key: "infer", found: "“false”"), .unreadableDeny(key: "a", found: "a mapping"),
    .unreadableLimit(key: "a", found: "“many”"), .newerVersion(found: 2, supported: 1),
    .interpolationNotAllowed(key: "a", variable: "B"), .missingVariable(name: "B"), .duplicateID("a"),
    .unknownAgent("a", suggestion: "b"), .unknownReference(key: "handoffs", "a", suggestion: nil),
    .ambiguousReference(key: "agent", "a"), .unknownSkill("a", suggestion: nil, elsewhere: nil),
    .unknownSkill("a", suggestion: "b", elsewhere: nil),
    .unknownSkill("a", suggestion: nil, elsewhere: ".agents/skills"),
    .malformedSkill(.noFrontMatter, isForClaude: true), .malformedSkill(.invalidYAML, isForClaude: true),
    .malformedSkill(.missingName, isForClaude: true), .malformedSkill(.missingDescription, isForClaude: false),
    .malformedSkill(.otherName("a", folder: "b"), isForClaude: false),
    .malformedSkill(.irregularName("A"), isForClaude: false),
    .malformedSkill(.tooLong(key: "name", count: 65, limit: 64), isForClaude: false),
    .malformedSkill(.wrongType(key: "name", expected: "text", found: "a list"), isForClaude: false),
  ]

  private func name(_ kind: FaultKind) -> String {
    switch kind {
    case .unreadableFile: "unreadableFile"
    case .escapingPath: "escapingPath"
    case .globWithoutMatch: "globWithoutMatch"
    case .notAnAgentDefinition: "notAnAgentDefinition"
    case .legacyFile: "legacyFile"
    case .badFileNameCharacters: "badFileNameCharacters"
    case .syntax: "syntax"
    case .recoveredFrontMatter: "recoveredFrontMatter"
    case .frontMatterMissing: "frontMatterMissing"
    case .frontMatterUnterminated: "frontMatterUnterminated"
    case .frontMatterNotFirst: "frontMatterNotFirst"
    case .dashesInFrontMatter: "dashesInFrontMatter"
    case .droppedKeys: "droppedKeys"
    case .duplicateKey: "duplicateKey"
    case .truncatedByComment: "truncatedByComment"
    case .coercedText: "coercedText"
    case .unknownKey: "unknownKey"
    case .misplacedKey: "misplacedKey"
    case .ignoredLimit: "ignoredLimit"
    case .foreignSpelling: "foreignSpelling"
    case .wrongType: "wrongType"
    case .invalidValue: "invalidValue"
    case .invalidID: "invalidID"
    case .missingKey: "missingKey"
    case .missingID: "missingID"
    case .missingPrompt: "missingPrompt"
    case .missingDescription: "missingDescription"
    case .unreadableTools: "unreadableTools"
    case .unreadableSubagents: "unreadableSubagents"
    case .unreadableInfer: "unreadableInfer"
    case .unreadableDeny: "unreadableDeny"
    case .unreadableLimit: "unreadableLimit"
    case .newerVersion: "newerVersion"
    case .interpolationNotAllowed: "interpolationNotAllowed"
    case .missingVariable: "missingVariable"
    case .duplicateID: "duplicateID"
    case .unknownAgent: "unknownAgent"
    case .unknownReference: "unknownReference"
    case .ambiguousReference: "ambiguousReference"
    case .unknownSkill: "unknownSkill"
    case .malformedSkill: "malformedSkill"
    }
  }

  private var faultRules: [any FaultRule] {
    RuleCatalogue.entries.compactMap { $0.rule as? any FaultRule }
  }

  @Test(arguments: RuleCatalogue.entries.map(\.info.id))
  func catalogueKnowsAllThatARuleLooksAt(_ id: String) throws {
    let entry = try #require(RuleCatalogue.entries.first { $0.info.id == id })
    let rule = entry.rule
    let protocols = [
      rule is any FileRule, rule is any AgentRule, rule is any PromptRule, rule is any ServerRule, rule is any TeamRule,
      rule is any FaultRule, rule is any AllowanceRule,
    ]
    let listed =
      switch entry {
      case .file, .agent, .prompt, .server, .team, .fault, .allowance: 1
      case .faultAndAgent, .faultAndPrompt, .promptAndServer: 2
      }
    #expect(protocols.count { $0 } == listed)
  }

  @Test func tableHasEveryKind() {
    #expect(Set(Self.kinds.map(name)).count == 41)
  }

  @Test(arguments: kinds) func exactlyOneRuleAnswers(_ kind: FaultKind) {
    let context = FaultContext(dialect: .agentMarkdown)
    let answering = faultRules.filter { $0.text(for: kind, in: context) != nil }.map { type(of: $0).info.id }
    #expect(answering == [type(of: kind.rule).info.id])
  }

  @Test(arguments: kinds) func messagesAreOneLineAndNameACure(_ kind: FaultKind) throws {
    let text = try #require(kind.rule.text(for: kind, in: FaultContext(dialect: .claudeCode)))
    #expect(!text.message.contains("\n"))
    #expect(text.message.count > 25 && text.message.count < 400)
    #expect(text.message.first?.isUppercase == false)
    #expect(!text.message.hasSuffix("."))
  }

  @Test(arguments: [
    ("\u{0}", "U+0000"), ("\u{1B}", "U+001B"), ("\u{7F}", "U+007F"), ("\u{9F}", "U+009F"), ("\u{FFFE}", "U+FFFE"),
  ]) func controlCharactersAreCalledAsInTheCharts(_ character: Unicode.Scalar, _ name: String) throws {
    let kind = FaultKind.syntax(.controlCharacter(character, count: 1))
    let text = try #require(kind.rule.text(for: kind, in: FaultContext(dialect: .agentMarkdown)))
    #expect(text.message.contains(name))
  }

  @Test func everyFaultRuleIsSomebodys() {
    let answering = Set(Self.kinds.map { type(of: $0.rule).info.id })
    #expect(Set(faultRules.map { type(of: $0).info.id }) == answering)
  }
}
