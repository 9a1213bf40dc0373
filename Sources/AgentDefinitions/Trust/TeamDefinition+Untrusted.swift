extension TeamDefinition {
  /// The team without all that needs a person's trust: no address elsewhere, no command, no variable, no allowance of its
  /// own, no wider sandbox. Its hooks stay among its fields, for they may be somebody's guard: whoever runs hooks asks for trust first.
  package var withoutPartsThatNeedTrust: TeamDefinition {
    var team = self
    team.providers.removeAll(where: TrustedParts.needsTrust)
    // A model is nothing without its provider.
    let gone = providers.filter(TrustedParts.needsTrust).compactMap { $0.name.map { $0.value + "/" } }
    func isGone(_ model: String) -> Bool { gone.contains { model.hasPrefix($0) } }
    team.models.removeAll { isGone($0.selection) }
    team.fallback.removeAll { isGone($0.value) }
    if let model = team.model?.value, isGone(model) { team.model = nil }
    team.mcpServers.removeAll(where: TrustedParts.needsTrust)
    team.permissions.allow.removeAll { TrustedParts.needsTrust(allowing: $0.value) }
    if let model = team.model?.value, TrustedParts.isScripted(model) { team.model = nil }
    if let level = team.sandbox?.value, !level.isWithin(.workspace) { team.sandbox = nil }
    for index in team.agents.indices { team.agents[index].mcpServers.removeAll(where: TrustedParts.needsTrust) }
    return team
  }
}
