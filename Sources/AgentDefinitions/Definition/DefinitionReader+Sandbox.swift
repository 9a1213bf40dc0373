extension DefinitionReader {
  /// How far Codex lets an agent's commands reach, as tools. `read-only` leaves those that change nothing and run
  /// nothing: Codex would still run commands that only read, which no list of tools can say. `workspace-write` leaves
  /// all that need no network. What a profile allows stands elsewhere, so that it is taken for `read-only`.
  mutating func readSandboxMode(_ value: SourceValue, _ key: String) {
    let offered = ToolCatalogue.rows.filter(\.isOffered)
    let reading = offered.filter { $0.isReadOnly && $0.needs == nil }
    guard key == "sandbox_mode" else { return take(grant(reading, value)) }
    switch value.text {
    case "danger-full-access": take(.all(value.range))
    case "workspace-write":
      take(grant(offered.filter { $0.touches != [.usesNetwork] }, value))
      agent.withheld.insert(.usesNetwork)
    case "read-only": take(grant(reading, value))
    default:
      values.faults.add(.unreadableLimit(key: key, found: value.described), at: value.range)
      take(.none(at: value.range))
    }
  }

  /// `[sandbox_workspace_write] network_access = true` opens the network again.
  mutating func settleSandbox() {
    let settings = agent.fields.first { $0.key.value == "sandbox_workspace_write" }
    if settings?.value["network_access"]?.flag == true { agent.withheld.remove(.usesNetwork) }
  }

  private func grant(_ rows: [ToolRow], _ value: SourceValue) -> ToolGrant {
    .listed(rows.map { Located(.tool($0.name), at: value.range) }, value.range)
  }
}
