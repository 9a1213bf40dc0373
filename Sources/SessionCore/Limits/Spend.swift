/// What calls to models took: of one call, of an agent, of a run.
///
/// Whole numbers throughout, so that the parts add up to the whole exactly.
package struct Spend: Sendable, Hashable {
  package var usage = TokenUsage()
  package var cost = Money.zero
  /// Attempts to reach a model: retried, failed and cancelled ones are among them.
  package var calls = 0
  package var failed = 0
  package var cancelled = 0
  /// Calls that were a further attempt at the same turn.
  package var retries = 0
  /// Calls that took tokens of a model whose price is not known: `cost` is without them.
  package var unpriced = 0
  /// Tokens of `usage` that no vendor reported: of broken and cancelled calls, and of servers that do not count.
  package var estimated = 0
  /// Input tokens of `usage` that are what was said to an agent while it worked, estimated.
  package var steering = 0

  package init() {}

  package static func + (left: Spend, right: Spend) -> Spend { left.combined(with: right, +, +) }

  package static func - (left: Spend, right: Spend) -> Spend { left.combined(with: right, -, -) }

  private func combined(
    with other: Spend, _ count: (Int, Int) -> Int, _ money: (Money, Money) -> Money
  ) -> Spend {
    var result = Spend()
    result.usage = TokenUsage(
      input: count(usage.input, other.usage.input), output: count(usage.output, other.usage.output),
      cachedInput: count(usage.cachedInput, other.usage.cachedInput),
      cacheWrite: count(usage.cacheWrite, other.usage.cacheWrite),
      reasoning: count(usage.reasoning, other.usage.reasoning))
    result.cost = money(cost, other.cost)
    result.calls = count(calls, other.calls)
    result.failed = count(failed, other.failed)
    result.cancelled = count(cancelled, other.cancelled)
    result.retries = count(retries, other.retries)
    result.unpriced = count(unpriced, other.unpriced)
    result.estimated = count(estimated, other.estimated)
    result.steering = count(steering, other.steering)
    return result
  }
}
