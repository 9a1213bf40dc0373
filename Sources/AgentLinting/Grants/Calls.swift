internal import AgentDefinitions

/// Who may call whom, for one runtime. Those who may call everybody are one list: in a large team they would otherwise
/// be a thousand names each.
struct Calls {
  /// The agents that may be called by whoever may call anybody.
  let isCallableByAll: [Bool]
  /// The agents that may call everybody.
  let callersOfAll: [Int]
  /// By agent, those who name it.
  let callersByName: [[Int]]
  /// How many calls deep a chain may go; nil is as deep as one likes.
  let mostSteps: Int?

  init(_ agents: [AgentDefinition], _ own: [OwnGrants], in runtime: AgentRuntime) {
    isCallableByAll = agents.map { $0.isInferable(in: runtime) }
    // Claude Code gives its subagents no tool to call others with: only what runs as the main agent can.
    mostSteps = runtime == .claudeCode ? 1 : nil
    let places = Dictionary(agents.indices.map { (agents[$0].id.value, $0) }, uniquingKeysWith: { first, _ in first })
    var callersOfAll: [Int] = []
    var callersByName = [[Int]](repeating: [], count: agents.count)
    for (index, agent) in agents.enumerated() where own[index].has(.delegates) {
      guard let names = agent.subagents else {
        callersOfAll.append(index)
        continue
      }
      for name in names {
        guard let callee = places[name.value], callee != index else { continue }
        // In VS Code, to name an agent is stronger than its own `disable-model-invocation`.
        guard isCallableByAll[callee] || runtime == .visualStudioCode else { continue }
        if callersByName[callee].last != index { callersByName[callee].append(index) }
      }
    }
    self.callersOfAll = callersOfAll
    self.callersByName = callersByName
  }
}

extension AgentDefinition {
  /// Whether a model may choose the agent there: a key that the runtime does not read keeps nobody away.
  func isInferable(in runtime: AgentRuntime) -> Bool {
    guard !isInferable else { return true }
    return !fields.contains { reading in
      switch reading.meaning {
      case .infer, .notInferable, .agentMode, .disabled: reading.field?.readBy?.contains(runtime) ?? true
      default: false
      }
    }
  }
}
