/// A limit is half used, or three quarters, or nine tenths of it.
package struct BudgetWarning: Sendable, Equatable {
  package static let thresholds = [50, 75, 90]

  package var limit: Budget.Limit
  package var scope: Budget.Scope
  /// The highest threshold that was passed.
  package var percent: Int
  package var allowed: Int
  package var used: Int

  /// - Returns: nil below the first threshold.
  init?(limit: Budget.Limit, scope: Budget.Scope, allowed: Int, used: Int) {
    let reached = Self.percent(used, of: allowed)
    guard let percent = Self.thresholds.last(where: { reached >= $0 }) else { return nil }
    self.limit = limit
    self.scope = scope
    self.percent = percent
    self.allowed = allowed
    self.used = used
  }

  package var message: String {
    let whole = limit == .cost ? "\(Money(picodollars: allowed))" : "\(allowed)"
    let part = limit == .cost ? "\(Money(picodollars: used))" : "\(used)"
    let who = scope == .run ? "" : " by \(scope.label)"
    return "\(part) of \(limit.amount(whole)) are used\(who) (\(Self.percent(used, of: allowed)) %)."
  }

  /// Rounded down; an amount of money may be too large to be multiplied first.
  static func percent(_ part: Int, of whole: Int) -> Int {
    let (product, isTooLarge) = part.multipliedReportingOverflow(by: 100)
    return isTooLarge ? part / max(1, whole / 100) : product / max(1, whole)
  }
}

extension Budget.Limit {
  /// `12 turns`, `$0.52`.
  func amount(_ count: String) -> String {
    switch self {
    case .cost: count
    case .turns: "\(count) turns"
    case .tokens: "\(count) tokens"
    case .toolCalls: "\(count) tool calls"
    }
  }
}
