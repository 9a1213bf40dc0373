internal import AgentDefinitions
internal import ModelClients

/// Which model answers, and where: flags, then the team file, then the user's configuration, then the environment, then
/// offline.
enum ModelChoice: Sendable {
  /// `isAsked`: a person named it; otherwise nothing else was to be had.
  case offline(isAsked: Bool, hint: String?)
  /// A transcript's path.
  case scripted(String)
  case remote(any ProviderClient.Type, ModelEndpoint, model: String)

  /// Servers that people run on their own machine, by the port they come with.
  private static let localURL = "http://127.0.0.1:11434/v1"
  private static let githubURL = "https://models.github.ai/inference"

  struct Inputs {
    /// `--model`.
    var flag: String?
    var team: TeamDefinition
    /// The user's configuration, read as a team without agents.
    var user: TeamDefinition?
    var environment: [String: String]
  }

  static func decide(_ inputs: Inputs) throws -> ModelChoice {
    let environment = inputs.environment.filter { !$0.value.isEmpty }
    let named = inputs.flag ?? inputs.team.model?.value ?? inputs.user?.model?.value ?? environment["ROSTER_MODEL"]
    switch named {
    case "offline": return .offline(isAsked: true, hint: nil)
    case let name? where name.hasPrefix("scripted:"): return .scripted(String(name.dropFirst("scripted:".count)))
    default: break
    }
    if let named, let choice = try prefixed(named, inputs, environment) { return choice }
    for provider in inputs.team.providers + (inputs.user?.providers ?? []) {
      guard provider.baseURL != nil || provider.name == nil else { continue }
      let client = try client(of: provider)
      let endpoint = try endpoint(of: provider, client.kind, environment)
      return .remote(client, endpoint, model: named ?? client.kind.usualModel)
    }
    for client in ProviderCatalogue.all {
      guard let endpoint = client.kind.endpoint(in: environment) else { continue }
      return .remote(client, endpoint, model: named ?? client.kind.usualModel)
    }
    if let named {
      let variables = ProviderCatalogue.all.compactMap { $0.kind.environment }.map { "\($0.key) (and \($0.baseURL))" }
      throw StartError(
        "The model \(named) is named, but not where it is to be had. Set \(variables.joined(separator: " or ")), give "
          + "the team file a provider, or use --model local/NAME, --model github/NAME or --model offline.")
    }
    return .offline(isAsked: false, hint: hint(environment))
  }

  /// `provider/model`, for the providers that the files name and for the two that only count when named.
  private static func prefixed(
    _ name: String, _ inputs: Inputs, _ environment: [String: String]
  ) throws -> ModelChoice? {
    guard let slash = name.firstIndex(of: "/") else { return nil }
    let (prefix, model) = (String(name[..<slash]), String(name[name.index(after: slash)...]))
    for provider in inputs.team.providers + (inputs.user?.providers ?? []) where provider.name?.value == prefix {
      let client = try client(of: provider)
      return .remote(client, try endpoint(of: provider, client.kind, environment), model: model)
    }
    switch prefix {
    case "local":
      let endpoint = ModelEndpoint(baseURL: environment["ROSTER_LOCAL_URL"] ?? localURL)
      return .remote(ChatCompletionsClient.self, endpoint, model: model)
    case "github":
      guard let token = environment["GITHUB_TOKEN"] ?? environment["GH_TOKEN"] else {
        throw StartError("--model \(name) needs a token of GitHub's in GITHUB_TOKEN.")
      }
      return .remote(ChatCompletionsClient.self, ModelEndpoint(baseURL: githubURL, apiKey: token), model: model)
    default: break
    }
    for client in ProviderCatalogue.clients(ofType: prefix) {
      guard let key = client.kind.environment?.key else { continue }
      guard environment[key] != nil, let endpoint = client.kind.endpoint(in: environment) else {
        throw StartError("--model \(name) needs a key in \(key).")
      }
      return .remote(client, endpoint, model: model)
    }
    return nil
  }

  /// What speaks to a provider that a file names.
  private static func client(of provider: ProviderDefinition) throws -> any ProviderClient.Type {
    let candidates = ProviderCatalogue.clients(ofType: provider.type?.value)
    guard let usual = candidates.first else {
      let spoken = ProviderCatalogue.all.map { "\($0.kind.speaks) (type: \($0.kind.type))" }
      throw StartError(
        "A provider of type \(provider.type?.value ?? "") is not spoken by this version: it speaks "
          + "\(spoken.joined(separator: ", ")).")
    }
    guard let wire = provider.wireAPI?.value else { return usual }
    guard let client = candidates.first(where: { $0.kind.wireAPI == wire }) else {
      let spoken = ["leave it out"] + candidates.compactMap { $0.kind.wireAPI }.map { "say \($0)" }
      throw StartError("wireApi: \(wire) is not spoken by this version; \(spoken.joined(separator: ", or ")).")
    }
    return client
  }

  private static func endpoint(
    of provider: ProviderDefinition, _ kind: ProviderKind, _ environment: [String: String]
  ) throws -> ModelEndpoint {
    guard let baseURL = provider.baseURL?.value ?? kind.baseURL else {
      throw StartError("A provider of type \(kind.type) needs a baseUrl: there is no address that all its users share.")
    }
    func resolve(_ text: InterpolatedText) throws -> String {
      do { return try text.resolved { environment[$0] } } catch {
        throw StartError("The provider cannot be used: \(error).")
      }
    }
    let apiKey = try provider.apiKey.map(resolve)
    let key = try apiKey ?? provider.bearerToken.map(resolve)
    var headers: [(name: String, value: String)] = []
    for header in provider.headers { headers.append((header.name.value, try resolve(header.value))) }
    return ModelEndpoint(
      baseURL: baseURL, apiKey: key, keyHeader: apiKey == nil ? .bearer : kind.keyHeader, headers: headers)
  }

  /// What a person who set up something else should know.
  private static func hint(_ environment: [String: String]) -> String? {
    let spoken = Set(ProviderCatalogue.all.compactMap { $0.kind.environment?.key })
    for name in ["ANTHROPIC_API_KEY", "AZURE_OPENAI_API_KEY"] where environment[name] != nil && !spoken.contains(name) {
      let speaks = ProviderCatalogue.all.map { $0.kind.speaks }.joined(separator: " and ")
      return "\(name) is set, but this version speaks only \(speaks)."
    }
    return nil
  }

  /// Values that must never be stored or shown.
  var secrets: [String] {
    guard case .remote(_, let endpoint, _) = self else { return [] }
    return endpoint.secrets + (endpoint.apiKey.map(Self.secretForms) ?? [])
  }

  /// A value, and what is left of it without the scheme before it: of `Bearer KEY` also `KEY`.
  static func secretForms(_ value: String) -> [String] {
    [value] + value.split(separator: " ").dropFirst().map(String.init)
  }
}
