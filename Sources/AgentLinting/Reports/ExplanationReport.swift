package import AgentDefinitions
package import TerminalText

/// How a file is read, for `agentlint explain FILE`.
package enum ExplanationReport {
  package static func text(_ explanation: Explanation, _ style: TerminalStyle) -> String {
    var sections = [[style.paint(explanation.file.path.clean, .bold)] + subject(explanation)]
    sections.append(section("Who reads it", TextTable.lines(explanation.outcomes.map(row)), style))
    let secrets = SourceSecrets(in: explanation.file)
    sections.append(section("What it says", TextTable.lines(explanation.fields.map { row($0, secrets) }), style))
    if case .agent(let agent, _) = explanation.subject {
      sections.append(
        section(
          "What comes of it", TextTable.lines(results(agent).map { row in row.map { secrets.hidden(in: $0) } }), style))
    }
    if case .team(let team) = explanation.subject {
      let rows = team.agents.map { [$0.id.value.clean, tools($0).clean, without($0).clean] }
      sections.append(
        section("What its agents have", TextTable.lines(rows.map { row in row.map { secrets.hidden(in: $0) } }), style))
    }
    sections.append(section("What says so", TextTable.lines(sources(explanation).map(SourceList.row)), style))
    let findings = FaultFindings(agents: agents(explanation)).findings(for: explanation.faults)
      .map(secrets.hidden)
    sections.append(section("What is wrong", findings.map { "  " + ConciseReport.line(for: $0, style) }, style))
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  // MARK: - Sections

  private static func subject(_ explanation: Explanation) -> [String] {
    switch explanation.subject {
    case .agent(let agent, let claim): ["  \(agent.dialect.title), because \(reason(claim))"]
    case .team(let team):
      ["  \(team.dialect.map { "\($0.title)s: " } ?? "")a team of \(team.agents.count.counted("agent"))"]
        + team.agents.map { "    \($0.id.value.clean)" }
    case .skill(let skill, let agents): ["  a skill, by the name of its file"] + naming(skill, agents)
    case .nothing(let looksLike?): ["  no agent and no team: it looks like \(looksLike)"]
    case .nothing: ["  no agent and no team"]
    }
  }

  private static func naming(_ skill: SkillDefinition, _ agents: [AgentDefinition]) -> [String] {
    guard !agents.isEmpty else { return ["  no agent of its repository names it"] }
    return ["  named by \(agents.count.counted("agent")):"]
      + agents.map { "    \($0.id.value.clean)  \($0.file.path.clean)" }
  }

  private static func reason(_ claim: Claim) -> String {
    switch claim {
    case .suffix(let ending): "its name ends in \(ending)"
    case .folder(let folder): "it lies in a folder \(folder)"
    case .evidence(let words, _): words
    case .content(let content): "of its content: \(content)"
    }
  }

  private static func row(_ outcome: RuntimeOutcome) -> [String] {
    [outcome.runtime.title, outcome.verdict.rawValue, outcome.reason]
  }

  private static func row(_ field: Explanation.FieldLine, _ secrets: SourceSecrets) -> [String] {
    let ignoredBy = field.ignoredBy.isEmpty ? "" : "not read by " + field.ignoredBy.map(\.title).joined(separator: ", ")
    let readAs = field.readAs == "kept" ? "kept as it is" : field.readAs == field.key ? "" : "read as \(field.readAs)"
    let notes = [readAs, ignoredBy].filter { !$0.isEmpty }.joined(separator: "; ")
    return ["line \(field.line)", field.key.clean, secrets.hidden(in: field.value).clean, notes]
  }

  private static func results(_ agent: AgentDefinition) -> [[String]] {
    var rows = [["id", agent.id.value.clean]]
    if let name = agent.displayName { rows.append(["shown as", name.value.clean]) }
    rows.append(["tools", tools(agent).clean])
    if !agent.disallowedTools.isEmpty {
      rows.append(["without", agent.disallowedTools.map(\.value.description).joined(separator: ", ").clean])
    }
    rows.append(["chosen", agent.isInferable ? "when a request fits its description" : "only when a person names it"])
    if let subagents = agent.subagents {
      let names = subagents.isEmpty ? "nobody" : subagents.map(\.value).joined(separator: ", ")
      rows.append(["may call", names.clean])
    }
    let lines =
      agent.promptSource.place(of: Int(agent.prompt.range.upper)).line
      - agent.promptSource.place(of: Int(agent.prompt.range.lower)).line
    let place = agent.promptFile.map { ", from \($0.path.clean)" } ?? ""
    rows.append(["prompt", "\((lines + 1).counted("line")), \(agent.prompt.value.utf8.count.counted("byte"))\(place)"])
    return rows
  }

  private static func without(_ agent: AgentDefinition) -> String {
    guard !agent.disallowedTools.isEmpty else { return "" }
    return "without " + agent.disallowedTools.map(\.value.description).joined(separator: ", ")
  }

  private static func tools(_ agent: AgentDefinition) -> String {
    switch agent.tools {
    case .all(nil): return "all that the session has, because the file does not say"
    case .all: return "all that the session has"
    case .listed(let patterns, _):
      var seen: Set<String> = []
      let granted = patterns.filter { $0.value.isGranting && seen.insert($0.value.description).inserted }
        .map(\.value.description)
      let others = patterns.filter { !$0.value.isGranting }.map(\.value.description)
      let none = others.isEmpty ? "" : " (of no use here: \(others.joined(separator: ", ")))"
      return (granted.isEmpty ? "none" : granted.joined(separator: ", ")) + none
    }
  }

  private static func sources(_ explanation: Explanation) -> [DataSource] {
    if case .skill = explanation.subject { return [.agentSkills] }
    var sources = agents(explanation).map(\.dialect).sources
    if case .team(let team) = explanation.subject { sources += team.fields.compactMap { $0.field?.source } }
    var seen: Set<DataSource> = [.roster]
    return sources.filter { seen.insert($0).inserted }
  }

  private static func agents(_ explanation: Explanation) -> [AgentDefinition] {
    switch explanation.subject {
    case .agent(let agent, _): [agent]
    case .team(let team): team.agents
    case .skill, .nothing: []
    }
  }

  // MARK: - Layout

  private static func section(_ title: String, _ lines: [String], _ style: TerminalStyle) -> [String] {
    lines.isEmpty ? [] : [style.paint(title, .bold)] + lines
  }
}
