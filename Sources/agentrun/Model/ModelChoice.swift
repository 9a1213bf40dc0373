internal import AgentDefinitions
internal import ModelClients

/// Which model answers, and where: flags, then the team file, then the user's configuration, then the environment, then
/// offline.
enum ModelChoice: Sendable {
  /// `isAsked`: a person named it; otherwise nothing else was to be had.
  case offline(isAsked: Bool, hint: String?)
  /// A transcript's path.
  case scripted(String)
  case chat(ModelEndpoint, model: String)

  private static let usualModel = "gpt-4.1"
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
      return .chat(try endpoint(of: provider, environment), model: named ?? usualModel)
    }
    if let key = environment["OPENAI_API_KEY"] {
      let url = environment["OPENAI_BASE_URL"] ?? "https://api.openai.com/v1"
      return .chat(ModelEndpoint(baseURL: url, apiKey: key), model: named ?? usualModel)
    }
    if let url = environment["OPENAI_BASE_URL"] {
      return .chat(ModelEndpoint(baseURL: url), model: named ?? usualModel)
    }
    if let named {
      throw StartError(
        "The model \(named) is named, but not where it is to be had. Set OPENAI_API_KEY (and OPENAI_BASE_URL), give "
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
      return .chat(try endpoint(of: provider, environment), model: model)
    }
    switch prefix {
    case "local":
      return .chat(ModelEndpoint(baseURL: environment["ROSTER_LOCAL_URL"] ?? localURL), model: model)
    case "github":
      guard let token = environment["GITHUB_TOKEN"] ?? environment["GH_TOKEN"] else {
        throw StartError("--model \(name) needs a token of GitHub's in GITHUB_TOKEN.")
      }
      return .chat(ModelEndpoint(baseURL: githubURL, apiKey: token), model: model)
    case "openai":
      guard let key = environment["OPENAI_API_KEY"] else {
        throw StartError("--model \(name) needs a key in OPENAI_API_KEY.")
      }
      return .chat(
        ModelEndpoint(baseURL: environment["OPENAI_BASE_URL"] ?? "https://api.openai.com/v1", apiKey: key),
        model: model)
    default: return nil
    }
  }

  private static func endpoint(
    of provider: ProviderDefinition, _ environment: [String: String]
  ) throws -> ModelEndpoint {
    if let type = provider.type?.value, type != "openai" {
      throw StartError(
        "A provider of type \(type) is not spoken by this version: it speaks OpenAI-compatible chat completions "
          + "(type: openai).")
    }
    if let wire = provider.wireAPI?.value, wire != "completions" {
      throw StartError("wireApi: \(wire) is not spoken by this version; leave it out, or say completions.")
    }
    func resolve(_ text: InterpolatedText) throws -> String {
      do { return try text.resolved { environment[$0] } } catch {
        throw StartError("The provider cannot be used: \(error).")
      }
    }
    let key = try provider.apiKey.map(resolve) ?? provider.bearerToken.map(resolve)
    var headers: [(name: String, value: String)] = []
    for header in provider.headers { headers.append((header.name.value, try resolve(header.value))) }
    return ModelEndpoint(
      baseURL: provider.baseURL?.value ?? "https://api.openai.com/v1", apiKey: key ?? nil, headers: headers)
  }

  /// What a person who set up something else should know.
  private static func hint(_ environment: [String: String]) -> String? {
    for name in ["ANTHROPIC_API_KEY", "AZURE_OPENAI_API_KEY"] where environment[name] != nil {
      return "\(name) is set, but this version speaks only OpenAI-compatible chat completions."
    }
    return nil
  }

  /// Values that must never be stored or shown.
  var secrets: [String] {
    guard case .chat(let endpoint, _) = self else { return [] }
    return endpoint.secrets + (endpoint.apiKey.map(Self.secretForms) ?? [])
  }

  /// A value, and what is left of it without the scheme before it: of `Bearer KEY` also `KEY`.
  static func secretForms(_ value: String) -> [String] {
    [value] + value.split(separator: " ").dropFirst().map(String.init)
  }
}
