/// Every rule, by the name of its type. Adding a rule is its file and its line here.
package enum RuleCatalogue {
  static let entries: [Entry] = [
    .fault(AmbiguousAgent()),
    .agent(BypassedPermissions()),
    .fault(CoercedText()),
    .agent(ConflictingTools()),
    .prompt(ContradictingRules()),
    .fault(ControlCharacter()),
    .agent(DatedModel()),
    .prompt(DeadLink()),
    .agent(DeprecatedField()),
    .fault(DroppedKeys()),
    .fault(DuplicateAgentID()),
    .fault(DuplicateKey()),
    .agent(EmptyTools()),
    .team(EndlessDelegation()),
    .team(EscalatingDelegation()),
    .fault(EscapingPath()),
    .fault(ExtraDocument()),
    .fault(ForeignKeySpelling()),
    .agent(ForeignModel()),
    .agent(ForeignToolName()),
    .prompt(HiddenInstruction()),
    .fault(IgnoredRestriction()),
    .agent(IgnoredServer()),
    .server(InsecureURL()),
    .agent(InsufficientTools()),
    .fault(InvalidTOML()),
    .fault(InvalidValue()),
    .fault(InvalidYAML()),
    .file(InvisibleText()),
    .agent(IrregularName()),
    .team(LeakingTeam()),
    .fault(LegacyFile()),
    .file(LiteralSecret()),
    .agent(MalformedModel()),
    .server(MalformedServer()),
    .fault(MalformedSkill()),
    .fault(MisplacedFrontMatter()),
    .fault(MisplacedVariable()),
    .fault(MissingDescription()),
    .fault(MissingField()),
    .fault(MissingFrontMatter()),
    .fault(MissingID()),
    .fault(MissingPrompt()),
    .fault(MissingVariable()),
    .agent(MisspelledModel()),
    .fault(MisspelledSkill()),
    .agent(NameOnlyDescription()),
    .fault(NewerVersion()),
    .fault(NonTextKey()),
    .fault(NonUTF8Text()),
    .agent(OutdatedTool()),
    .server(OutdatedTransport()),
    .agent(OverBroadTools()),
    .team(OverlappingDescriptions()),
    .agent(OversizedDescription()),
    .fault(OversizedFile()),
    .agent(OversizedPrompt()),
    .team(OversizedTeam()),
    .prompt(PersonalPath()),
    .agent(PlaceholderDescription()),
    .prompt(PlaceholderText()),
    .agent(RetiredModel()),
    .agent(SecondPersonDescription()),
    .server(ShellServer()),
    .fault(StrayDashes()),
    .prompt(StubPrompt()),
    .prompt(ToolCallResidue()),
    .agent(TriggerlessDescription()),
    .fault(TruncatedText()),
    .agent(UnattendedDestruction()),
    .agent(UnavailableTool()),
    .prompt(UnbalancedFence()),
    .team(UndeclaredServer()),
    .allowance(UnexplainedAllowance()),
    .prompt(UngrantedDelegation()),
    .prompt(UngrantedTool()),
    .fault(UnknownAgent()),
    .fault(UnknownAlias()),
    .fault(UnknownField()),
    .team(UnknownMentionedAgent()),
    .allowance(UnknownRule()),
    .fault(UnknownSkill()),
    .agent(UnknownTool()),
    .agent(UnlistedField()),
    .agent(UnloadableName()),
    .fault(UnmatchedGlob()),
    .server(UnpinnedServer()),
    .server(UnprefixedSecret()),
    .team(UnreachableAgent()),
    .fault(UnreadableDeny()),
    .fault(UnreadableFileRule()),
    .fault(UnreadableInfer()),
    .fault(UnreadableLimit()),
    .fault(UnreadableSubagents()),
    .fault(UnreadableTools()),
    .fault(UnrecognizedFile()),
    .server(UnrestrictedServer()),
    .fault(UnsupportedFileName()),
    .fault(UnterminatedFrontMatter()),
    .allowance(UnusedAllowance()),
    .agent(VagueDescription()),
    .server(WholeDiskServer()),
    .agent(WritingReader()),
    .fault(WrongType()),
  ]

  enum Entry: Sendable {
    case file(any FileRule)
    case agent(any AgentRule)
    case prompt(any PromptRule)
    case server(any ServerRule)
    case team(any TeamRule)
    case fault(any FaultRule)
    case allowance(any AllowanceRule)

    var info: RuleInfo {
      switch self {
      case .file(let rule): type(of: rule).info
      case .agent(let rule): type(of: rule).info
      case .prompt(let rule): type(of: rule).info
      case .server(let rule): type(of: rule).info
      case .team(let rule): type(of: rule).info
      case .fault(let rule): type(of: rule).info
      case .allowance(let rule): type(of: rule).info
      }
    }
  }

  /// Who the rules are, sorted by id.
  package static let all: [RuleInfo] = entries.map(\.info).sorted { $0.id < $1.id }

  /// The rule that an id or an alias means.
  package static func rule(_ name: String) -> RuleInfo? { names[name] }

  static func id(for name: String) -> String? { names[name]?.id }

  static let names = RuleNames(all)

  /// The rules by what they look at, with their infos at hand.
  struct Sorted: Sendable {
    var files: [(info: RuleInfo, rule: any FileRule)] = []
    var agents: [(info: RuleInfo, rule: any AgentRule)] = []
    var prompts: [(info: RuleInfo, rule: any PromptRule)] = []
    var servers: [(info: RuleInfo, rule: any ServerRule)] = []
    var teams: [(info: RuleInfo, rule: any TeamRule)] = []
    var allowances: [(info: RuleInfo, rule: any AllowanceRule)] = []

    func filter(_ isIncluded: (RuleInfo) -> Bool) -> Sorted {
      Sorted(
        files: files.filter { isIncluded($0.info) }, agents: agents.filter { isIncluded($0.info) },
        prompts: prompts.filter { isIncluded($0.info) }, servers: servers.filter { isIncluded($0.info) },
        teams: teams.filter { isIncluded($0.info) }, allowances: allowances.filter { isIncluded($0.info) })
    }
  }

  static let sorted: Sorted = {
    var sorted = Sorted()
    for entry in entries {
      switch entry {
      case .file(let rule): sorted.files.append((type(of: rule).info, rule))
      case .agent(let rule): sorted.agents.append((type(of: rule).info, rule))
      case .prompt(let rule):
        sorted.prompts.append((type(of: rule).info, rule))
        if let rule = rule as? any ServerRule { sorted.servers.append((type(of: rule).info, rule)) }
      case .server(let rule): sorted.servers.append((type(of: rule).info, rule))
      case .team(let rule): sorted.teams.append((type(of: rule).info, rule))
      case .allowance(let rule): sorted.allowances.append((type(of: rule).info, rule))
      case .fault(let rule):
        if let rule = rule as? any AgentRule { sorted.agents.append((type(of: rule).info, rule)) }
        if let rule = rule as? any PromptRule { sorted.prompts.append((type(of: rule).info, rule)) }
      }
    }
    return sorted
  }()
}
