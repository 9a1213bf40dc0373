/// Every rule, by the name of its type. Adding a rule is its file and its line here.
package enum RuleCatalogue {
  static let entries: [Entry] = [
    .fault(AmbiguousAgent()),
    .agent(BypassedPermissions()),
    .fault(CoercedText()),
    .agent(ConflictingTools()),
    .prompt(ContradictingRules()),
    .faultAndPrompt(ControlCharacter()),
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
    .faultAndAgent(ForeignKeySpelling()),
    .agent(ForeignModel()),
    .agent(ForeignToolName()),
    .prompt(HiddenInstruction()),
    .faultAndAgent(IgnoredRestriction()),
    .agent(IgnoredServer()),
    .server(InsecureURL()),
    .prompt(InsufficientTools()),
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
    .promptAndServer(PlaceholderText()),
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

  /// What a rule looks at, by the protocols that it has. To ask a rule for them when the program runs (`as?`) would take
  /// longer than checking a file does.
  enum Entry: Sendable {
    case file(any FileRule)
    case agent(any AgentRule)
    case prompt(any PromptRule)
    case server(any ServerRule)
    case team(any TeamRule)
    case fault(any FaultRule)
    case allowance(any AllowanceRule)
    case faultAndAgent(any FaultRule & AgentRule)
    case faultAndPrompt(any FaultRule & PromptRule)
    case promptAndServer(any PromptRule & ServerRule)

    var rule: any Rule {
      switch self {
      case .file(let rule): rule
      case .agent(let rule): rule
      case .prompt(let rule): rule
      case .server(let rule): rule
      case .team(let rule): rule
      case .fault(let rule): rule
      case .allowance(let rule): rule
      case .faultAndAgent(let rule): rule
      case .faultAndPrompt(let rule): rule
      case .promptAndServer(let rule): rule
      }
    }

    var info: RuleInfo { type(of: rule).info }
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
      let info = entry.info
      switch entry {
      case .file(let rule): sorted.files.append((info, rule))
      case .agent(let rule): sorted.agents.append((info, rule))
      case .prompt(let rule): sorted.prompts.append((info, rule))
      case .server(let rule): sorted.servers.append((info, rule))
      case .team(let rule): sorted.teams.append((info, rule))
      case .allowance(let rule): sorted.allowances.append((info, rule))
      case .fault: break
      case .faultAndAgent(let rule): sorted.agents.append((info, rule))
      case .faultAndPrompt(let rule): sorted.prompts.append((info, rule))
      case .promptAndServer(let rule):
        sorted.prompts.append((info, rule))
        sorted.servers.append((info, rule))
      }
    }
    return sorted
  }()
}
