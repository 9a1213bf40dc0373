package import AgentDefinitions

/// One thing that can be wrong, with everything about it in one file: who it is, why, examples, check and messages.
package protocol Rule: Sendable {
  static var info: RuleInfo { get }
}

/// Looks at a file as text, whether or not an agent could be read from it.
package protocol FileRule: Rule {
  func check(_ file: CheckedFile, into findings: inout Findings)
}

/// Looks at one agent.
package protocol AgentRule: Rule {
  func check(_ agent: AgentDefinition, into findings: inout Findings)
}

/// Looks at one agent with its prompt divided into headings, sentences, code and so on.
package protocol PromptRule: Rule {
  func check(_ prompt: CheckedPrompt, into findings: inout Findings)
}

/// Looks at one MCP server of an agent or of a team file.
package protocol ServerRule: Rule {
  func check(_ server: CheckedServer, into findings: inout Findings)
}

/// Looks at agents together: those of a team file, or those of a folder.
package protocol TeamRule: Rule {
  func check(_ team: CheckedTeam, into findings: inout Findings)
}

/// Says what there is to say about faults that were found while loading. `FaultKind.rule` maps each kind to its rule.
/// One that is an `AgentRule` or a `PromptRule` too also looks at the agents that were read.
package protocol FaultRule: Rule {
  /// Nil for kinds that are another rule's.
  func text(for kind: FaultKind, in context: FaultContext) -> FindingText?
}

/// Looks at a comment that lets findings pass.
package protocol AllowanceRule: Rule {
  func check(_ allowance: Allowance, isUsed: Bool, into findings: inout Findings)
}
