/// A key that says something and that `agentrun` of this version does nothing about. Whoever starts a session says so;
/// a file is not wrong for it.
package struct IgnoredKey: Hashable, Sendable {
  package let key: Located<String>
  /// The agent whose key it is; nil for the team's own.
  package let agentID: String?
  /// True for what may be somebody's guard: without it the team would do more than its author allowed.
  package let blocks: Bool

  init(_ key: Located<String>, of agentID: String?, blocks: Bool = false) {
    self.key = key
    self.agentID = agentID
    self.blocks = blocks
  }
}

extension TeamDefinition {
  /// The team's own, then its agents', each in the order of its file.
  package var ignoredKeys: [IgnoredKey] {
    fields.compactMap { Self.ignored($0, of: nil) }
      + agents.flatMap { agent in agent.fields.compactMap { Self.ignored($0, of: agent.id.value) } }
  }

  private static func ignored(_ reading: FieldReading, of agent: String?) -> IgnoredKey? {
    guard let field = reading.field, !reading.value.saysNothing else { return nil }
    // Nobody reads it in this kind of file, so nobody relies on it.
    if field.readBy?.isEmpty == true { return nil }
    if field.key == "hooks" || field.key == "permissions" && field.meaning == .kept {
      return IgnoredKey(reading.key, of: agent, blocks: true)
    }
    switch field.meaning {
    case .skillDirectories, .instructionDirectories: return IgnoredKey(reading.key, of: agent)
    case .toolsets:
      let usesServers = reading.value.elements.contains { $0["type"]?.isText("mcp") ?? false }
      return usesServers ? IgnoredKey(Located("\(reading.key.value): mcp", at: reading.key.range), of: agent) : nil
    case .mcpServers: return field.isReadHere ? IgnoredKey(reading.key, of: agent) : nil
    case .systemMessage:
      guard let mode = reading.value["mode"], mode.isText(SystemMessage.Mode.customize.rawValue) else { return nil }
      return IgnoredKey(Located("\(reading.key.value).mode: customize", at: mode.range), of: agent)
    default: return nil
    }
  }
}

extension SourceValue {
  /// Nothing, or a list, mapping or text with nothing in it.
  fileprivate var saysNothing: Bool {
    switch kind {
    case .scalar: isNull || bytes.isEmpty
    case .sequence, .mapping: count == 0
    case .alias: false
    }
  }
}
