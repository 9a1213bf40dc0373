/// What a run may use at most; nil: no limit of ours.
package struct RunLimits: Sendable, Equatable {
  /// Model calls of all agents together.
  package var turns: Int?
  /// Input and output tokens of all agents together.
  package var tokens: Int?
  /// What the tokens of all agents together may cost.
  package var cost: Money?
  /// Tool calls of all agents together.
  package var toolCalls: Int?
  /// How many agents deep delegation goes; the main agent's children are at depth 1.
  package var depth: Int
  /// Sub-agents at work at the same time.
  package var concurrency: Int
  package var timeout: Duration?

  package init(
    turns: Int? = nil, tokens: Int? = nil, cost: Money? = nil, toolCalls: Int? = nil, depth: Int = 4,
    concurrency: Int = 4, timeout: Duration? = nil
  ) {
    self.turns = turns
    self.tokens = tokens
    self.cost = cost
    self.toolCalls = toolCalls
    self.depth = depth
    self.concurrency = concurrency
    self.timeout = timeout
  }
}
