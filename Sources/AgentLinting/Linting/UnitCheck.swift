internal import AgentDefinitions

/// Shows one file, and what is in it, to the rules that apply to it.
struct UnitCheck {
  private let unit: LintUnit
  private let settings: RuleSettings
  private var findings: Findings

  static func run(
    on unit: LintUnit, by settings: LintSettings
  ) -> (findings: [Finding], allowances: [Allowance]) {
    let settings = settings.rules(for: unit.file)
    let explained = FaultFindings(agents: unit.agents, team: unit.team, by: settings).findings(for: unit.faults)
    if unit.isSkill { return (explained.compactMap(settings.judged), AllowanceScan.allowances(in: unit.file)) }
    guard unit.isDefinition else {
      // Nobody but the command line calls it an agent.
      let mild = explained.map { $0.rule == UnrecognizedFile.info.id ? $0.with(.info) : $0 }
      return (mild.compactMap(settings.judged), [])
    }
    var check = UnitCheck(unit, settings)
    check.applyRules()
    let own = settings.projectRules.flatMap { rule in unit.agents.flatMap(rule.findings) }
    return (
      (explained + check.findings.all).compactMap(settings.judged) + own,
      ([unit.file] + unit.promptFiles).flatMap(AllowanceScan.allowances)
    )
  }

  private init(_ unit: LintUnit, _ settings: RuleSettings) {
    self.unit = unit
    self.settings = settings
    // One of them, to begin with: each turns to itself before it looks.
    findings = Findings(for: UnrecognizedFile.info, in: unit.file, by: settings)
  }

  private mutating func applyRules() {
    let servers = unit.agents.flatMap(CheckedServer.all) + (unit.team.map(CheckedServer.all) ?? [])
    apply(to: CheckedFile(source: unit.file, dialect: unit.agents.first?.dialect, team: unit.team, servers: servers))
    for server in servers { apply(to: server) }
    for agent in unit.agents { apply(to: agent) }
    for prompt in unit.promptFiles { apply(to: CheckedFile(source: prompt, dialect: nil)) }
  }

  private mutating func apply(to file: CheckedFile) {
    for (info, rule) in settings.active.files {
      findings.turn(to: info, in: file.source)
      rule.check(file, into: &findings)
    }
  }

  private mutating func apply(to server: CheckedServer) {
    for (info, rule) in settings.active.servers {
      findings.turn(to: info, in: unit.file)
      rule.check(server, into: &findings)
    }
  }

  private mutating func apply(to agent: AgentDefinition) {
    // Without a system nobody knows what a tool's name means.
    let isOfNoSystem = agent.dialect == .plainMarkdown
    for (info, rule) in settings.active.agents where !(isOfNoSystem && info.category == .tools) {
      findings.turn(to: info, in: unit.file)
      rule.check(agent, into: &findings)
    }
    guard !settings.active.prompts.isEmpty else { return }
    let prompt = CheckedPrompt(agent)
    for (info, rule) in settings.active.prompts where !(isOfNoSystem && info.category == .tools) {
      findings.turn(to: info, in: agent.promptSource)
      rule.check(prompt, into: &findings)
    }
  }
}
