internal import AgentDefinitions

/// Turns what loading found into findings.
struct FaultFindings {
  /// How each file is spelled, as far as an agent could be read from it.
  private let dialects: [ObjectIdentifier: Dialect]

  init(agents: [AgentDefinition]) {
    dialects = Dictionary(
      agents.map { (ObjectIdentifier($0.file), $0.dialect) }, uniquingKeysWith: { first, _ in first })
  }

  func findings(for fault: Fault) -> Finding? {
    let rule = fault.kind.rule
    let context = FaultContext(dialect: dialect(of: fault.file))
    guard let text = rule.text(for: fault.kind, in: context) else { return nil }
    let info = type(of: rule).info
    return Finding(
      rule: info.id, severity: text.severity ?? info.severity, file: fault.file, range: fault.range,
      message: text.message, effects: text.effects,
      related: fault.related.map { Finding.Related(file: $0.file, range: $0.range, note: "the other one") },
      isBlocking: fault.isBlocking)
  }

  private func dialect(of file: SourceFile) -> Dialect? {
    dialects[ObjectIdentifier(file)] ?? Dialect.claiming(file.path, head: file.bytes.prefix(8192))?.dialect
  }
}
