internal import AgentDefinitions
internal import ModelClients

/// Where models are to be had: the providers and models of the team's file and of the user's configuration, the
/// environment, and the two that count only when they are named.
struct ModelRegistry: Sendable {
  let team: TeamDefinition
  /// The user's configuration, read as a team without agents.
  let user: TeamDefinition?
  private let environment: [String: String]

  /// Servers that people run on their own machine, by the port they come with.
  private static let localURL = "http://127.0.0.1:11434/v1"
  private static let githubURL = "https://models.github.ai/inference"

  init(team: TeamDefinition, user: TeamDefinition?, environment: [String: String]) {
    self.team = team
    self.user = user
    self.environment = environment.filter { !$0.value.isEmpty }
  }

  /// The team's first, then the user's.
  var providers: [ProviderDefinition] { team.providers + (user?.providers ?? []) }

  private var models: [ProvidedModel] { team.models + (user?.models ?? []) }

  // MARK: A model by its name

  /// The model that a name of the form `provider/model` stands for; nil where the name says nothing of a provider.
  func model(named name: String) throws -> ChosenModel? {
    if let entry = models.first(where: { $0.selection == name }) { return try model(of: entry) }
    guard let slash = name.firstIndex(of: "/") else { return nil }
    let (prefix, rest) = (String(name[..<slash]), String(name[name.index(after: slash)...]))
    if let provider = providers.first(where: { $0.name?.value == prefix }) { return try model(rest, at: provider) }
    switch prefix {
    case "local":
      return ChosenModel(ChatCompletionsClient.self, localEndpoint, model: rest)
    case "github":
      guard let endpoint = githubEndpoint else {
        throw StartError("The model \(name) needs a token of GitHub's in GITHUB_TOKEN.")
      }
      return ChosenModel(ChatCompletionsClient.self, endpoint, model: rest)
    default: break
    }
    for client in ProviderCatalogue.clients(ofType: prefix) {
      guard let key = client.kind.environment?.key else { continue }
      guard environment[key] != nil, let endpoint = client.kind.endpoint(in: environment) else {
        throw StartError("The model \(name) needs a key in \(key).")
      }
      return ChosenModel(client, endpoint, model: rest)
    }
    return nil
  }

  /// What answers where nobody named a model with its provider: the first provider of a file, else the first of the
  /// environment; nil where there is none.
  func usual(_ name: String?) throws -> ChosenModel? {
    for provider in providers where provider.baseURL != nil || provider.name == nil {
      return try model(name, at: provider)
    }
    guard let (client, endpoint) = environmentEndpoints.first else { return nil }
    let own = client.kind.environment?.model.flatMap { environment[$0] }
    return ChosenModel(client, endpoint, model: name ?? own ?? client.kind.usualModel)
  }

  /// The providers that the environment names, in order.
  var environmentEndpoints: [(any ProviderClient.Type, ModelEndpoint)] {
    ProviderCatalogue.all.compactMap { client in client.kind.endpoint(in: environment).map { (client, $0) } }
  }

  var localEndpoint: ModelEndpoint { ModelEndpoint(baseURL: environment["ROSTER_LOCAL_URL"] ?? Self.localURL) }

  var githubEndpoint: ModelEndpoint? {
    (environment["GITHUB_TOKEN"] ?? environment["GH_TOKEN"]).map { ModelEndpoint(baseURL: Self.githubURL, apiKey: $0) }
  }

  var namedInEnvironment: String? { environment["ROSTER_MODEL"] }

  private func model(of entry: ProvidedModel) throws -> ChosenModel {
    guard let provider = providers.first(where: { $0.name?.value == entry.provider.value }) else {
      throw StartError(
        "The model \(entry.id.value) names the provider \(entry.provider.value), and providers has none of that name.")
    }
    let client = try client(of: provider)
    var chosen = ChosenModel(
      client, try endpoint(of: provider, client.kind), model: entry.wireModel?.value ?? entry.id.value)
    chosen.name = entry.selection
    chosen.factsName = entry.modelID?.value ?? entry.id.value
    chosen.maxPromptTokens = entry.maxPromptTokens?.value
    chosen.maxOutputTokens = entry.maxOutputTokens?.value
    chosen.contextWindow = entry.contextWindow?.value
    chosen.hasVision = entry.hasVision?.value
    return chosen
  }

  /// A model of a provider. Without a name, or with the one that the provider has for its model, the provider's own
  /// words about that model hold.
  private func model(_ name: String?, at provider: ProviderDefinition) throws -> ChosenModel {
    let client = try client(of: provider)
    let endpoint = try endpoint(of: provider, client.kind)
    let own = provider.modelID?.value ?? team.model?.value ?? user?.model?.value ?? provider.wireModel?.value
    let id = name ?? own ?? client.kind.usualModel
    guard id == own else { return ChosenModel(client, endpoint, model: id) }
    var chosen = ChosenModel(client, endpoint, model: provider.wireModel?.value ?? id)
    chosen.name = id
    chosen.factsName = provider.modelID?.value ?? id
    chosen.maxPromptTokens = provider.maxPromptTokens?.value
    chosen.maxOutputTokens = provider.maxOutputTokens?.value
    return chosen
  }

  // MARK: Providers

  /// A provider that is configured, as a list of models shows it.
  struct Named: Sendable {
    let name: String
    /// What stands before its models' names in `--model`; empty for the one that needs none.
    let prefix: String
    /// Any model of it: what matters is where, and by what client.
    let model: ChosenModel
    /// The models that a file gives it.
    let configured: [ChosenModel]
  }

  /// Every provider of the files and of the environment.
  func named() throws -> [Named] {
    var list: [Named] = []
    for provider in providers where provider.baseURL != nil || provider.name == nil || provider.apiKey != nil {
      let client = try client(of: provider)
      var endpoint = try endpoint(of: provider, client.kind)
      endpoint.limits = Self.listLimits
      let name = provider.name?.value
      let configured = try models.filter { $0.provider.value == name }.map(model)
      list.append(
        Named(
          name: name ?? "provider", prefix: name.map { $0 + "/" } ?? "",
          model: ChosenModel(client, endpoint, model: ""), configured: configured))
    }
    for (client, endpoint) in environmentEndpoints {
      var endpoint = endpoint
      endpoint.limits = Self.listLimits
      list.append(
        Named(
          name: client.kind.environment?.key ?? "", prefix: client.kind.type + "/",
          model: ChosenModel(client, endpoint, model: ""), configured: []))
    }
    return list
  }

  /// A list comes at once or not at all.
  private static let listLimits = TransferLimits(firstByte: .seconds(10), betweenPieces: .seconds(10))

  /// What speaks to a provider that a file names.
  func client(of provider: ProviderDefinition) throws -> any ProviderClient.Type {
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

  func endpoint(of provider: ProviderDefinition, _ kind: ProviderKind) throws -> ModelEndpoint {
    guard let baseURL = provider.baseURL?.value ?? kind.baseURL else {
      throw StartError("A provider of type \(kind.type) needs a baseUrl: there is no address that all its users share.")
    }
    func resolve(_ text: InterpolatedText) throws -> String {
      do { return try text.resolved { environment[$0] } } catch {
        throw StartError("The provider cannot be used: \(error).")
      }
    }
    // As with the SDK, a token counts more than a key.
    let token = try provider.bearerToken.map(resolve)
    let key = try token ?? provider.apiKey.map(resolve)
    var headers: [(name: String, value: String)] = []
    for header in provider.headers { headers.append((header.name.value, try resolve(header.value))) }
    return ModelEndpoint(
      baseURL: baseURL, apiKey: key, keyHeader: token == nil ? kind.keyHeader : .bearer,
      apiVersion: provider.azureVersion?.value, headers: headers)
  }
}
