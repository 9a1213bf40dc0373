internal import AgentDefinitions
internal import ModelClients

/// Which model answers, and where: flags, then the team file, then the user's configuration, then the environment, then
/// offline.
enum ModelChoice: Sendable {
  /// `isAsked`: a person named it; otherwise nothing else was to be had.
  case offline(isAsked: Bool)
  /// A transcript's path.
  case scripted(String)
  case remote(ChosenModel)

  /// - Parameter flag: `--model`.
  static func decide(_ flag: String?, _ registry: ModelRegistry) throws -> ModelChoice {
    let named =
      flag ?? registry.team.model?.value ?? registry.user?.model?.value ?? registry.namedInEnvironment
    switch named {
    case "offline": return .offline(isAsked: true)
    case let name? where name.hasPrefix("scripted:"): return .scripted(String(name.dropFirst("scripted:".count)))
    default: break
    }
    if let named, let model = try registry.model(named: named) { return .remote(model) }
    if let model = try registry.usual(named) { return .remote(model) }
    guard let named else { return .offline(isAsked: false) }
    let variables = ProviderCatalogue.all.compactMap { $0.kind.environment }.map { "\($0.key) (and \($0.baseURL))" }
    throw StartError(
      "The model \(named) is named, but not where it is to be had. Set \(variables.joined(separator: " or ")), give "
        + "the team file a provider, or use --model local/NAME, --model github/NAME or --model offline.")
  }

  /// Values that must never be stored or shown.
  var secrets: [String] {
    guard case .remote(let model) = self else { return [] }
    return model.secrets
  }

  /// A value, and what is left of it without the scheme before it: of `Bearer KEY` also `KEY`.
  static func secretForms(_ value: String) -> [String] {
    [value] + value.split(separator: " ").dropFirst().map(String.init)
  }
}
