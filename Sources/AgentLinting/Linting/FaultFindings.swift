internal import AgentDefinitions

/// Turns what loading found into findings.
struct FaultFindings {
  private let agents: [ObjectIdentifier: AgentDefinition]
  private let teams: [ObjectIdentifier: SourceTree]
  private let settings: RuleSettings

  /// `agents`, `team`: those that were read from the files that the faults are about.
  init(agents: [AgentDefinition], team: TeamDefinition? = nil, by settings: RuleSettings = .recommended) {
    self.settings = settings
    self.agents = Dictionary(
      agents.map { (ObjectIdentifier($0.file), $0) }, uniquingKeysWith: { first, _ in first })
    let tree = team?.fields.first?.value.tree
    teams = tree.map { [ObjectIdentifier($0.file): $0] } ?? [:]
  }

  /// What the faults of one or several files are about, without what only follows from another of them.
  func findings(for faults: [Fault]) -> [Finding] {
    let headless = Set(faults.filter(\.hidesKeys).map { ObjectIdentifier($0.file) })
    let nameless = Set(faults.filter(\.isMissingID).map { ObjectIdentifier($0.file) })
    var contexts: [ObjectIdentifier: FaultContext] = [:]
    return faults.compactMap { fault in
      if fault.isAboutMissingKey, headless.contains(ObjectIdentifier(fault.file)) { return nil }
      let context = contexts[ObjectIdentifier(fault.file)] ?? context(of: fault.file)
      contexts[ObjectIdentifier(fault.file)] = context
      let hidesWhatBlocks = fault.hidesKeys && nameless.contains(ObjectIdentifier(fault.file))
      return finding(for: fault, in: context, isBlocking: fault.isBlocking || hidesWhatBlocks)
    }
  }

  private func finding(for fault: Fault, in context: FaultContext, isBlocking: Bool) -> Finding? {
    let rule = fault.kind.rule
    let info = type(of: rule).info
    var context = context
    context.options = settings.options(of: info.id)
    context.fault = fault
    guard settings.isOn(info.id), let text = rule.text(for: fault.kind, in: context) else { return nil }
    return Finding(
      rule: info.id, severity: text.severity ?? info.severity, file: fault.file, range: fault.range,
      message: text.message, effects: text.effects,
      related: fault.related.map { Finding.Related(file: $0.file, range: $0.range, note: "the other one") },
      fixes: settings.keepsFixes ? text.fixes() : [], isBlocking: isBlocking)
  }

  private func context(of file: SourceFile) -> FaultContext {
    if let agent = agents[ObjectIdentifier(file)] {
      var context = FaultContext(dialect: agent.dialect, agent: agent)
      context.tree = agent.fields.first?.value.tree
      return context
    }
    var context = FaultContext(dialect: Dialect.claiming(file.path, head: file.bytes.prefix(8192))?.dialect)
    context.tree = teams[ObjectIdentifier(file)]
    return context
  }
}

extension Fault {
  /// Without front matter no key is there.
  fileprivate var hidesKeys: Bool {
    switch kind {
    case .frontMatterMissing, .frontMatterUnterminated: true
    default: false
    }
  }

  fileprivate var isAboutMissingKey: Bool {
    switch kind {
    case .missingDescription, .missingID, .unreadableTools: true
    default: false
    }
  }

  fileprivate var isMissingID: Bool { if case .missingID = kind { true } else { false } }
}
