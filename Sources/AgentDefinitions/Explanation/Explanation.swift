/// How one file is read: as what and why, by whom, and what became of each of its keys.
package struct Explanation: Sendable {
  package enum Subject: Sendable {
    case agent(AgentDefinition, Claim)
    case team(TeamDefinition)
    /// Instructions for agents; `namedBy` are the agents beside it that name it.
    case skill(SkillDefinition, namedBy: [AgentDefinition])
    /// No agent and no team; in words where it is known what else.
    case nothing(looksLike: String?)
  }

  /// One key of the file.
  package struct FieldLine: Hashable, Sendable {
    package let key: String
    package let line: Int
    /// What the key was read as: the meaning's name, `kept` or `unknown`.
    package let readAs: String
    /// The value on one line, cut where it is long.
    package let value: String
    /// The field's own description.
    package let summary: String
    /// The systems of the dialect that do not read the key.
    package let ignoredBy: [AgentRuntime]
  }

  package let file: SourceFile
  package let subject: Subject
  package let fields: [FieldLine]
  package let outcomes: [RuntimeOutcome]
  package let faults: [Fault]

  package init(of path: String) {
    let loaded = TeamLoader.load(path)
    if let found = Self.skill(in: loaded) {
      file = found.skill.file
      faults = found.faults
      subject = .skill(found.skill, namedBy: SkillFinder.agents(naming: found.skill))
      fields = found.skill.fields.map { FieldLine($0, in: found.skill.file, runtimes: []) }
      outcomes = []
      return
    }
    let file = loaded.files.first ?? SourceFile(path: path, bytes: [])
    self.file = file
    faults = loaded.faults
    if let agent = loaded.team?.agents.first, loaded.team?.file === file, loaded.team?.fields.isEmpty ?? false {
      let claim = AgentFiles().claim(file)?.claim ?? .content("keys of an agent")
      subject = .agent(agent, claim)
      fields = agent.fields.map { FieldLine($0, in: file, runtimes: agent.dialect.runtimes) }
      outcomes = agent.dialect.runtimes.map { Self.outcome($0, agent, loaded.faults) }
    } else if let team = loaded.team {
      subject = .team(team)
      let runtimes = team.dialect?.runtimes ?? [.roster]
      fields = team.fields.map { FieldLine($0, in: file, runtimes: runtimes) }
      outcomes = runtimes.map { Self.outcome($0, of: team, loaded.faults) }
    } else {
      let words = loaded.faults.lazy.compactMap { fault in
        if case .notAnAgentDefinition(let looksLike) = fault.kind { looksLike } else { nil }
      }
      subject = .nothing(looksLike: words.first)
      fields = []
      outcomes = [Self.ownOutcome(loaded.faults)]
    }
  }

  /// The skill that a file is by its name, when no dialect takes it for an agent.
  private static func skill(in loaded: LoadedTeam) -> (skill: SkillDefinition, faults: [Fault])? {
    guard loaded.team == nil, let file = loaded.files.first, SkillDefinition.isSkill(file.path),
      loaded.faults.contains(where: { if case .notAnAgentDefinition = $0.kind { true } else { false } })
    else { return nil }
    return SkillReader.read(file)
  }

  // MARK: - Outcomes

  private static func outcome(
    _ runtime: AgentRuntime, _ agent: AgentDefinition, _ faults: [Fault]
  ) -> RuntimeOutcome {
    if runtime == .roster { return ownOutcome(faults) }
    if let target = agent.target, target.excludes(runtime) {
      return RuntimeOutcome(runtime, .skips, "`target: \(target.rawValue)`")
    }
    if agent.isRecovered { return agent.dialect.brokenOutcome(runtime, isOneLineColon: agent.hasOneLineColon(faults)) }
    if let front = misplacedFrontMatter(faults) { return RuntimeOutcome(runtime, .warns, front) }
    for field in agent.dialect.fields where field.requiredBy.contains(runtime) {
      if agent.field(field.meaning)?.value.isNull ?? true {
        return RuntimeOutcome(runtime, agent.dialect.isStrict ? .refuses : .skips, "no `\(field.key)`")
      }
    }
    if agent.dialect.isStrict, let reason = refusal(agent, faults) { return RuntimeOutcome(runtime, .refuses, reason) }
    let unread = agent.fields.filter { $0.isIgnored(by: runtime) }.map { "`\($0.key.value)`" }
    let limits = agent.fields.filter { $0.isIgnored(by: runtime) && $0.field?.meaning.isRestriction ?? false }
    if !unread.isEmpty {
      let words = "ignores " + unread.joined(separator: ", ")
      return RuntimeOutcome(runtime, limits.isEmpty ? .loads : .warns, words)
    }
    return RuntimeOutcome(runtime, .loads)
  }

  /// Why a system with a strict schema does not take a file.
  private static func refusal(_ agent: AgentDefinition, _ faults: [Fault]) -> String? {
    let hasSyntaxFault = faults.contains { if case .syntax(let kind) = $0.kind { kind.isAboutSyntax } else { false } }
    if hasSyntaxFault { return agent.dialect.shape == .toml ? "it is no TOML" : "its front matter is no YAML" }
    let unknown = agent.fields.filter { $0.field == nil }.map { "`\($0.key.value)`" }
    return unknown.isEmpty ? nil : "unknown key " + unknown.joined(separator: ", ")
  }

  private static func outcome(
    _ runtime: AgentRuntime, of team: TeamDefinition, _ faults: [Fault]
  ) -> RuntimeOutcome {
    if runtime == .roster { return ownOutcome(faults) }
    let unknown = faults.compactMap { fault in
      if case .unknownKey(let key, _, _) = fault.kind { "`\(key)`" } else { nil }
    }
    guard !unknown.isEmpty else { return RuntimeOutcome(runtime, .loads) }
    return team.dialect?.refusesUnknownKeys ?? true
      ? RuntimeOutcome(runtime, .refuses, "unknown key " + unknown.joined(separator: ", "))
      : RuntimeOutcome(runtime, .warns, "ignores " + unknown.joined(separator: ", "))
  }

  private static func ownOutcome(_ faults: [Fault]) -> RuntimeOutcome {
    let blocking = faults.filter(\.isBlocking).count
    if blocking > 0 {
      return RuntimeOutcome(.roster, .refuses, blocking == 1 ? "1 finding blocks" : "\(blocking) findings block")
    }
    return faults.isEmpty ? RuntimeOutcome(.roster, .loads) : RuntimeOutcome(.roster, .warns, "with findings")
  }

  private static func misplacedFrontMatter(_ faults: [Fault]) -> String? {
    for fault in faults {
      switch fault.kind {
      case .frontMatterNotFirst: return "takes the front matter for text: it is not first"
      case .frontMatterUnterminated: return "takes the front matter for text: it does not end"
      default: break
      }
    }
    return nil
  }
}

/// Whom a Copilot agent is for, when its author says so (GitHub Docs, custom agents configuration).
private enum AgentTarget: String {
  case visualStudioCode = "vscode"
  case gitHubCopilot = "github-copilot"

  func excludes(_ runtime: AgentRuntime) -> Bool {
    switch self {
    case .visualStudioCode: runtime == .copilotCloud || runtime == .copilotCLI
    case .gitHubCopilot: runtime == .visualStudioCode
    }
  }
}

extension AgentDefinition {
  fileprivate var target: AgentTarget? {
    fields.first { $0.key.value == "target" }?.value.text.flatMap(AgentTarget.init(rawValue:))
  }
}

extension Dialect {
  /// Whether its own system refuses a file that its schema does not fit, and says so.
  fileprivate var isStrict: Bool { unknownKeys == .rejected }
}

extension SourceFault.Kind {
  fileprivate var isAboutSyntax: Bool {
    switch self {
    case .invalidTOML, .invalidYAML, .duplicateKey: true
    default: false
    }
  }
}

extension AgentDefinition {
  /// Whether all that is wrong with the front matter is `: ` inside a value on one line, which Claude Code forgives.
  fileprivate func hasOneLineColon(_ faults: [Fault]) -> Bool {
    let isColon = faults.contains { fault in
      if case .recoveredFrontMatter(.invalidYAML(.colonInValue, _), _, _) = fault.kind { true } else { false }
    }
    return isColon && !fields.contains { $0.value.isRaw && $0.value.bytes.contains(UInt8(ascii: "\n")) }
  }
}

extension FieldReading {
  fileprivate func isIgnored(by runtime: AgentRuntime) -> Bool {
    guard let field else { return !key.value.hasPrefix("x-") }
    return !(field.readBy?.contains(runtime) ?? true)
  }
}

extension Explanation.FieldLine {
  fileprivate init(_ reading: FieldReading, in file: SourceFile, runtimes: [AgentRuntime]) {
    key = reading.key.value
    line = file.place(of: Int(reading.key.range.lower)).line
    readAs = reading.meaning?.rawValue ?? "unknown"
    value = Self.short(reading.value, in: file)
    summary = reading.field?.summary ?? ""
    ignoredBy = runtimes.filter { reading.isIgnored(by: $0) }
  }

  private static func short(_ value: SourceValue, in file: SourceFile) -> String {
    let written = value.kind == .scalar ? value.text ?? "" : file.text(in: value.range)
    let words = written.prefix(400).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 60 ? words.prefix(59) + "…" : words
  }
}
