extension AgentDefinition {
  /// What this definition does not say, another of the same agent says, at the place of this one's id: its own places are
  /// another file's. The narrower grant of the two holds.
  mutating func takeMissing(from other: AgentDefinition) {
    func here<Value>(_ value: Located<Value>) -> Located<Value> { Located(value.value, at: id.range) }

    displayName = displayName ?? other.displayName.map(here)
    description = description ?? other.description.map(here)
    if prompt.value.isEmpty {
      prompt = other.prompt
      promptFile = other.promptSource
    }
    switch other.tools {
    case .all: break
    case .listed(let patterns, _): tools = tools.narrowed(by: .listed(patterns.map(here), id.range))
    }
    disallowedTools += other.disallowedTools.map(here)
    if !other.isInferable { infer = other.infer.map(here) }
    if !other.isUserInvocable { userInvocable = other.userInvocable.map(here) }
    model = model ?? other.model.map(here)
    reasoningEffort = reasoningEffort ?? other.reasoningEffort.map(here)
    subagents = subagents ?? other.subagents?.map(here)
  }
}
