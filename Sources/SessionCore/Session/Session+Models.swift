internal import AgentDefinitions

extension Session {
  /// The models that an agent's turns are tried with, each once: its own or the session's, then those that stand in.
  nonisolated func models(of node: NodeWork) -> [any ModelClient] {
    let first = parts.model(node.model)
    var taken: Set<String> = [first.identity]
    return [first]
      + configuration.modelNames(of: node.agent).dropFirst().map { parts.model($0) }.filter {
        taken.insert($0.identity).inserted
      }
  }
}

extension SessionConfiguration {
  /// What may be asked for an agent, in order; nil is the session's own model.
  func modelNames(of agent: AgentDefinition?) -> [String?] {
    [agent?.model?.value] + (agent?.fallbackModels.map(\.value) ?? []) + fallbackModels
  }
}
