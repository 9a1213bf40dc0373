extension PermissionPolicy {
  /// Whether a rule allows `request` by name. `url` alone, a person's blanket consent and `--yes` name nothing.
  package func allowsByName(_ request: PermissionRequest) -> Bool {
    guard case .allow = verdict(on: request) else { return false }
    return allLayers.contains { $0.allow.contains { $0.pattern != nil && $0.covers(request) } }
  }
}
