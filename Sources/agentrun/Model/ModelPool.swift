internal import AgentDefinitions
internal import ModelClients
internal import ScriptedModels
internal import SessionCore
internal import SystemPackage

/// The model clients of one session: its own, those of agents that name another model, and those that stand in.
struct ModelPool: Sendable {
  let main: any ModelClient
  private let byName: [String: any ModelClient]
  private let chosen: [ChosenModel]
  /// What people should know about the choice.
  let notices: [String]

  func client(for model: String?) -> any ModelClient { model.flatMap { byName[$0] } ?? main }

  /// Values that must never be stored or shown.
  var secrets: [String] { chosen.flatMap(\.secrets) }

  /// What the model of a client costs, where somebody says so or the vendor itself is asked.
  func prices(_ table: PriceTable) -> @Sendable (String) -> ModelPrice? {
    let prices = Dictionary(chosen.map { ($0.name, table.price(of: $0)) }) { first, _ in first }
    return { prices[$0] ?? nil }
  }

  static func make(
    _ choice: ModelChoice, _ registry: ModelRegistry, connections: ModelConnections
  ) async throws -> ModelPool {
    switch choice {
    case .offline:
      let profiles = registry.team.agents.filter(\.isInferable).map {
        AgentProfile(id: $0.id.value, displayName: $0.displayName?.value, description: $0.description?.value)
      }
      return ModelPool(OfflineModel(profiles: profiles))
    case .scripted(let path): return ModelPool(ScriptedModel(try transcript(at: path)))
    case .remote(let model): return try await make(model, registry, connections)
    }
  }

  private init(_ main: any ModelClient) {
    self.main = main
    byName = [:]
    chosen = []
    notices = []
  }

  private init(
    _ main: any ModelClient, _ byName: [String: any ModelClient], _ chosen: [ChosenModel], _ notices: [String]
  ) {
    self.main = main
    self.byName = byName
    self.chosen = chosen
    self.notices = notices
  }

  private static func transcript(at path: String) throws -> Transcript {
    let bytes: [UInt8]
    do { bytes = try ReadFile.bytes(of: FilePath(path)) } catch {
      throw StartError("The transcript cannot be read: \(error)")
    }
    return try Transcript(SourceFile(path: path, bytes: bytes))
  }

  /// An agent's own model is used where its provider is named, or the session's provider knows it. A name that another
  /// system's file brings along, and that nobody here knows, falls back to the session's model. What stands in is named
  /// by people: it has to be had.
  private static func make(
    _ main: ChosenModel, _ registry: ModelRegistry, _ connections: ModelConnections
  ) async throws -> ModelPool {
    var chosen = [main]
    var byName: [String: any ModelClient] = [:]
    var notices: [String] = []
    func take(_ model: ChosenModel, as name: String) {
      chosen.append(model)
      byName[name] = model.connected(by: connections)
    }

    let fallback = registry.team.fallback.isEmpty ? registry.user?.fallback ?? [] : registry.team.fallback
    for name in fallback.map(\.value) where byName[name] == nil && name != main.name {
      take(try registry.model(named: name) ?? ChosenModel(main.client, main.endpoint, model: name), as: name)
    }
    let named = registry.team.agents.flatMap { agent in
      ([agent.model].compactMap(\.self) + agent.fallbackModels).map { (agent, $0.value) }
    }.filter { $0.1 != main.name && $0.1 != "inherit" }
    var known: Set<String>?
    var hasAsked = false
    for (agent, name) in named where byName[name] == nil {
      if let model = try? registry.model(named: name) {
        take(model, as: name)
        continue
      }
      if !hasAsked { known = (try? await main.offered(by: connections)).map { Set($0.map(\.id)) } }
      hasAsked = true
      let isOwnWord = agent.dialect.runtimes.contains(.copilotSDK) || agent.dialect.id == Dialect.native.id
      if known?.contains(name) ?? isOwnWord {
        take(ChosenModel(main.client, main.endpoint, model: name), as: name)
      } else {
        notices.append(
          "\(agent.id.value): the model \(name) is not known at \(main.endpoint.shown); it uses \(main.name).")
      }
    }
    return ModelPool(main.connected(by: connections), byName, chosen, notices)
  }
}
