internal import AgentDefinitions

extension AgentDefinition {
  /// The names in Kiro's `allowedTools`: what may be used without asking. Those that the author has given to tools are
  /// left out.
  var allowedTools: [Located<String>] {
    guard let value = fields.first(where: { $0.key.value == "allowedTools" })?.value else { return [] }
    let aliases = fields.first { $0.key.value == "toolAliases" }?.value.entries.compactMap { $0.value.text } ?? []
    return value.elements.prefix(1000).compactMap { element in
      guard let name = element.text, !aliases.contains(name) else { return nil }
      return Located(name, at: element.range)
    }
  }
}
