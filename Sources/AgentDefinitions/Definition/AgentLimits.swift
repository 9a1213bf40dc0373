/// How far one agent may go before it is stopped. What is nil is bounded only by the team and the run.
package struct AgentLimits: Hashable, Sendable {
  package var turns: Located<Int>?
  package var tokens: Located<Int>?
  package var costUSD: Located<Double>?
  package var toolCalls: Located<Int>?
  package var timeout: Located<Duration>?

  package init(
    turns: Located<Int>? = nil, tokens: Located<Int>? = nil, costUSD: Located<Double>? = nil,
    toolCalls: Located<Int>? = nil, timeout: Located<Duration>? = nil
  ) {
    self.turns = turns
    self.tokens = tokens
    self.costUSD = costUSD
    self.toolCalls = toolCalls
    self.timeout = timeout
  }
}
