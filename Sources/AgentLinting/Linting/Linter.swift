package import AgentDefinitions

/// Applies the rules. What it returns depends on the files alone: not on the number of cores, nor on their order.
package struct Linter: Sendable {
  private let settings: LintSettings

  package init(settings: LintSettings = LintSettings()) { self.settings = settings }

  /// What loading a team found, in the words that `agentlint` uses. The rules that judge a definition which loads are
  /// not applied: a run is not the time for advice.
  package static func findings(for team: LoadedTeam) -> [Finding] {
    let faults = FaultFindings(agents: team.team?.agents ?? [])
    return SecretsByFile.hidden(
      in: faults.findings(for: team.faults).sorted(by: Finding.isShownBefore).withoutFloods())
  }

  /// `today`: against which the age of what is known of other systems is told; without it nothing is said of that.
  package func report(on loaded: LoadedFiles, today: CalendarDate? = nil) -> LintReport {
    let units = units(loaded)
    let parts = Parallel.map(units.count) { check(units[$0]) }
    let findings = (parts.flatMap(\.findings) + check(loaded.teams)).withoutRepetition().withoutFloods()
    let secrets = SecretsByFile(of: findings)
    let judged = judge(findings.map(secrets.hidden), by: parts.flatMap(\.allowances))
    let dialects = Dialect.all.filter { dialect in loaded.agents.contains { $0.dialect == dialect } }
    return LintReport(
      findings: judged.findings.sorted(by: Finding.isShownBefore), fileCount: units.count,
      agentCount: loaded.agents.count,
      allowed: judged.allowed.map { ($0.finding, secrets[$0.finding.file].hidden(in: $0.reason)) },
      isIncomplete: loaded.faults.contains { if case .unreadableFile = $0.kind { true } else { false } },
      secrets: secrets, sources: dialects.sources,
      notices: today.flatMap { StaleFacts(dialects, on: $0)?.notice }.map { [$0] } ?? [])
  }

  // MARK: - One file

  /// A file with everything that is about it.
  private struct Unit {
    let file: SourceFile
    var agents: [AgentDefinition] = []
    var faults: [Fault] = []
    var team: TeamDefinition?
    var isSkill = false

    /// The files that hold prompts of its agents, each once.
    var promptFiles: [SourceFile] {
      var seen: Set<ObjectIdentifier> = []
      return agents.compactMap(\.promptFile).filter { seen.insert(ObjectIdentifier($0)).inserted }
    }

    /// False for what was opened, or named, and is no agent's and no team's.
    var isDefinition: Bool {
      team != nil || !agents.isEmpty
        || faults.contains { if case .notAnAgentDefinition = $0.kind { false } else { true } }
    }
  }

  private func units(_ loaded: LoadedFiles) -> [Unit] {
    var units: [Unit] = []
    var places: [ObjectIdentifier: Int] = [:]
    func place(of file: SourceFile) -> Int {
      if let place = places[ObjectIdentifier(file)] { return place }
      places[ObjectIdentifier(file)] = units.count
      units.append(Unit(file: file))
      return units.count - 1
    }
    for file in loaded.files { _ = place(of: file) }
    for agent in loaded.agents { units[place(of: agent.file)].agents.append(agent) }
    for fault in loaded.faults { units[place(of: fault.file)].faults.append(fault) }
    for team in loaded.teams { if let file = team.file { units[place(of: file)].team = team } }
    for skill in loaded.skills { units[place(of: skill.file)].isSkill = true }
    return units.filter { $0.isDefinition || $0.isSkill || !$0.faults.isEmpty }
  }

  private func check(_ unit: Unit) -> (findings: [Finding], allowances: [Allowance]) {
    let settings = settings.rules(for: unit.file)
    let rules = settings.active
    let explained = FaultFindings(agents: unit.agents, by: settings).findings(for: unit.faults)
    if unit.isSkill { return (explained.compactMap(settings.judged), AllowanceScan.allowances(in: unit.file)) }
    guard unit.isDefinition else {
      // Nobody but the command line calls it an agent.
      let mild = explained.map { $0.rule == UnrecognizedFile.info.id ? $0.with(.info) : $0 }
      return (mild.compactMap(settings.judged), [])
    }
    var findings = Findings(for: VagueDescription.info, in: unit.file, by: settings)
    let servers = unit.agents.flatMap(CheckedServer.all) + (unit.team.map(CheckedServer.all) ?? [])
    let file = CheckedFile(
      source: unit.file, dialect: unit.agents.first?.dialect, team: unit.team, servers: servers)
    for (info, rule) in rules.files {
      findings.turn(to: info, in: unit.file)
      rule.check(file, into: &findings)
    }
    for server in servers {
      for (info, rule) in rules.servers {
        findings.turn(to: info, in: unit.file)
        rule.check(server, into: &findings)
      }
    }
    for agent in unit.agents {
      for (info, rule) in rules.agents {
        findings.turn(to: info, in: unit.file)
        rule.check(agent, into: &findings)
      }
      guard !rules.prompts.isEmpty else { continue }
      let prompt = CheckedPrompt(agent)
      for (info, rule) in rules.prompts {
        findings.turn(to: info, in: agent.promptSource)
        rule.check(prompt, into: &findings)
      }
    }
    for prompt in unit.promptFiles {
      for (info, rule) in rules.files {
        findings.turn(to: info, in: prompt)
        rule.check(CheckedFile(source: prompt, dialect: nil), into: &findings)
      }
    }
    let own = settings.projectRules.flatMap { rule in unit.agents.flatMap(rule.findings) }
    return (
      (explained + findings.all).compactMap(settings.judged) + own,
      ([unit.file] + unit.promptFiles).flatMap(AllowanceScan.allowances)
    )
  }

  // MARK: - Several files

  private func check(_ teams: [TeamDefinition]) -> [Finding] {
    var all: [Finding] = []
    lazy var everyone = Set(teams.flatMap(\.agents).flatMap(\.plainNames))
    for team in teams {
      guard let file = team.file ?? team.agents.first?.file else { continue }
      let settings = settings.rules(for: file)
      for (info, rule) in settings.active.teams {
        var findings = Findings(for: info, in: file, by: settings)
        // Nobody else asks who there is outside the team.
        rule.check(CheckedTeam(team, among: rule is UnknownMentionedAgent ? everyone : []), into: &findings)
        all += findings.all.compactMap { self.settings.rules(for: $0.file).judged($0) }
      }
    }
    return all
  }

  private func judge(
    _ findings: [Finding], by allowances: [Allowance]
  ) -> (findings: [Finding], allowed: [(finding: Finding, reason: String)]) {
    guard !allowances.isEmpty else { return (findings, []) }
    var allowed: [(finding: Finding, reason: String)] = []
    var used = [Bool](repeating: false, count: allowances.count)
    let byFile = Dictionary(grouping: allowances.indices) { ObjectIdentifier(allowances[$0].file) }
    var kept = findings.filter { finding in
      let covering = (byFile[ObjectIdentifier(finding.file)] ?? []).filter { allowances[$0].covers(finding) }
      for index in covering { used[index] = true }
      if let first = covering.first { allowed.append((finding, allowances[first].reason)) }
      return covering.isEmpty
    }
    for (allowance, isUsed) in zip(allowances, used) {
      let settings = settings.rules(for: allowance.file)
      // What is switched off finds nothing, whatever there is to find.
      let isMoot = RuleCatalogue.id(for: allowance.rule.value).map { !settings.isOn($0) } ?? false
      for (info, rule) in settings.active.allowances {
        var found = Findings(for: info, in: allowance.file, by: settings)
        rule.check(allowance, isUsed: isUsed || isMoot, into: &found)
        kept += found.all.compactMap(settings.judged)
      }
    }
    return (kept, allowed.sorted { Finding.isShownBefore($0.finding, $1.finding) })
  }
}

/// What makes two findings the same one.
private struct Spot: Hashable {
  let rule: String
  let file: ObjectIdentifier
  let range: SourceRange
}

/// What makes two findings of the same sort.
private struct Sort: Hashable {
  let rule: String
  let file: ObjectIdentifier
}

extension [Finding] {
  /// A hostile file of a megabyte can be wrong in a hundred thousand places of one line. The first hundred that one rule
  /// finds in one file tell as much, and the last of them says how many there are.
  fileprivate func withoutFloods() -> [Finding] {
    let most = 100
    guard count > most else { return self }
    var counts: [Sort: Int] = [:]
    for finding in self { counts[Sort(rule: finding.rule, file: ObjectIdentifier(finding.file)), default: 0] += 1 }
    guard counts.values.contains(where: { $0 > most }) else { return self }
    var seen: [Sort: Int] = [:]
    return compactMap { finding in
      let sort = Sort(rule: finding.rule, file: ObjectIdentifier(finding.file))
      let number = seen[sort, default: 0] + 1
      seen[sort] = number
      let total = counts[sort] ?? number
      return number < most || total <= most ? finding : number == most ? finding.asLast(of: total) : nil
    }
  }

  /// An agent can be in a team file's team and in its folder's, and what is wrong with it is then found twice.
  fileprivate func withoutRepetition() -> [Finding] {
    var seen: Set<Spot> = []
    return filter { seen.insert(Spot(rule: $0.rule, file: ObjectIdentifier($0.file), range: $0.range)).inserted }
  }
}
