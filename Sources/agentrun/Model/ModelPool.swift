internal import AgentDefinitions
internal import ModelClients
internal import ScriptedModels
internal import SessionCore
internal import SystemPackage

/// The model clients of one session: its own, and those of agents that name another model.
struct ModelPool: Sendable {
  let main: any ModelClient
  private let byName: [String: any ModelClient]
  /// What people should know about the choice.
  let notices: [String]

  func client(for model: String?) -> any ModelClient { model.flatMap { byName[$0] } ?? main }

  static func make(
    _ choice: ModelChoice, team: SessionTeam, connections: ModelConnections
  ) async throws -> ModelPool {
    switch choice {
    case .offline(_, let hint):
      let profiles = team.definition.agents.filter(\.isInferable).map {
        AgentProfile(id: $0.id.value, displayName: $0.displayName?.value, description: $0.description?.value)
      }
      return ModelPool(
        main: OfflineModel(profiles: profiles), byName: [:], notices: [hint].compactMap(\.self))
    case .scripted(let path):
      return ModelPool(main: ScriptedModel(try transcript(at: path)), byName: [:], notices: [])
    case .remote(let client, let endpoint, let model):
      return await make(client, endpoint, model, team: team, connections: connections)
    }
  }

  private static func transcript(at path: String) throws -> Transcript {
    let bytes: [UInt8]
    do { bytes = try ReadFile.bytes(of: FilePath(path)) } catch {
      throw StartError("The transcript cannot be read: \(error)")
    }
    return try Transcript(SourceFile(path: path, bytes: bytes))
  }

  /// An agent's own model is used where the provider knows it. A name that another system's file brings along, and
  /// that this provider does not know, falls back to the session's model.
  private static func make<Client: ProviderClient>(
    _ type: Client.Type, _ endpoint: ModelEndpoint, _ model: String, team: SessionTeam, connections: ModelConnections
  ) async -> ModelPool {
    func client(_ name: String) -> Client { Client(endpoint: endpoint, model: name, connections: connections) }
    let main = client(model)
    let others = team.definition.agents.filter { ($0.model?.value ?? model) != model }
    guard !others.isEmpty else { return ModelPool(main: main, byName: [:], notices: []) }
    let known = (try? await main.models())?.map(\.id)
    var byName: [String: any ModelClient] = [:]
    var notices: [String] = []
    for agent in others {
      guard let name = agent.model?.value else { continue }
      let isOwnWord = agent.dialect.runtimes.contains(.copilotSDK) || agent.dialect.id == Dialect.native.id
      if known?.contains(name) ?? isOwnWord {
        byName[name] = client(name)
      } else if name != "inherit" {
        notices.append("\(agent.id.value): the model \(name) is not known at \(endpoint.shown); it uses \(model).")
      }
    }
    return ModelPool(main: main, byName: byName, notices: notices)
  }
}
