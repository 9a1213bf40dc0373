package import AgentDefinitions

/// Applies the rules. What it returns depends on the files alone: not on the number of cores, nor on their order.
package struct Linter: Sendable {
  let settings: LintSettings

  package init(settings: LintSettings = LintSettings()) { self.settings = settings }

  /// What loading a team found, in the words that `agentlint` uses. The rules that judge a definition which loads are
  /// not applied: a run is not the time for advice.
  package static func findings(for team: LoadedTeam) -> [Finding] {
    let faults = FaultFindings(agents: team.team?.agents ?? [])
    return SecretsByFile.hidden(
      in: faults.findings(for: team.faults).sorted(by: Finding.isShownBefore).withoutFloods())
  }

  /// `today`: against which the age of what is known of other systems is told; without it nothing is said of that.
  /// `checked`: called for each file when it has been checked, from whichever thread.
  package func report(
    on loaded: LoadedFiles, today: CalendarDate? = nil, checked: @Sendable () -> Void = {}
  ) -> LintReport {
    let units = LintUnit.all(in: loaded)
    let parts = Parallel.map(units.count) { number in
      defer { checked() }
      return UnitCheck.run(on: units[number], by: settings)
    }
    let findings = (parts.flatMap(\.findings) + check(loaded.teams)).withoutRepetition(loaded.twins).withoutFloods()
    let judged = judge(findings, by: parts.flatMap(\.allowances))
    let secrets = SecretsByFile(of: judged.findings + judged.allowed.map(\.finding))
    let dialects = Dialect.all.filter { dialect in loaded.agents.contains { $0.dialect == dialect } }
    let others = loaded.furtherSources
    var report = LintReport(
      findings: judged.findings.map(secrets.hidden).sorted(by: Finding.isShownBefore), fileCount: units.count,
      agentCount: loaded.agents.count,
      allowed: judged.allowed.map { (secrets.hidden(in: $0.finding), secrets[$0.finding.file].hidden(in: $0.reason)) },
      isIncomplete: loaded.faults.contains { if case .unreadableFile = $0.kind { true } else { false } },
      secrets: secrets, sources: dialects.sources + others.filter { !dialects.sources.contains($0) },
      notices: [
        today.flatMap { StaleFacts(dialects, and: others, on: $0)?.notice }, PlainAgents(among: loaded.agents).notice,
        loaded.passedOver.passedOverNotice,
      ].compactMap(\.self))
    report.files = units.map(\.file)
    return report
  }

  /// What is wrong with agents together. Those that are not asked about count as far as others speak of them.
  func check(_ teams: [TeamDefinition], where isIncluded: (TeamDefinition) -> Bool = { _ in true }) -> [Finding] {
    let names = LoadedNames(of: teams)
    let teams = teams.filter(isIncluded)
    // One at a time: one of them may be larger than all the others together.
    return Parallel.map(teams.count, chunk: 1) { check(teams[$0], among: names) }.flatMap(\.self)
  }

  private func check(_ team: TeamDefinition, among names: LoadedNames) -> [Finding] {
    guard let file = team.file ?? team.agents.first?.file else { return [] }
    let settings = settings.rules(for: file)
    var all: [Finding] = []
    for (info, rule) in settings.active.teams {
      var findings = Findings(for: info, in: file, by: settings)
      rule.check(CheckedTeam(team, among: names), into: &findings)
      all += findings.all.compactMap { self.settings.rules(for: $0.file).judged($0) }
    }
    return all
  }
}
