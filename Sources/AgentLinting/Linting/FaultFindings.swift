internal import AgentDefinitions

/// Turns what loading found into findings.
struct FaultFindings {
  private let agents: [ObjectIdentifier: AgentDefinition]

  /// `agents`: those that were read from the files that the faults are about.
  init(agents: [AgentDefinition]) {
    self.agents = Dictionary(
      agents.map { (ObjectIdentifier($0.file), $0) }, uniquingKeysWith: { first, _ in first })
  }

  func findings(for fault: Fault) -> Finding? {
    let rule = fault.kind.rule
    let context = context(of: fault.file)
    guard let text = rule.text(for: fault.kind, in: context) else { return nil }
    let info = type(of: rule).info
    return Finding(
      rule: info.id, severity: text.severity ?? info.severity, file: fault.file, range: fault.range,
      message: text.message, effects: text.effects,
      related: fault.related.map { Finding.Related(file: $0.file, range: $0.range, note: "the other one") },
      isBlocking: fault.isBlocking)
  }

  private func context(of file: SourceFile) -> FaultContext {
    if let agent = agents[ObjectIdentifier(file)] { return FaultContext(dialect: agent.dialect, agent: agent) }
    return FaultContext(dialect: Dialect.claiming(file.path, head: file.bytes.prefix(8192))?.dialect)
  }
}
