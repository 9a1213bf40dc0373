package import AgentDefinitions

/// What a run has used and promised, held against its limits before each call is made.
///
/// A call is refused when its worst case would cross a limit: the estimated input plus the most output that we ask for.
/// Reservations of calls in flight count as used, so agents that work side by side cannot cross a limit together.
package struct Budget: Sendable, Equatable {
  /// What is counted.
  package enum Limit: String, Sendable, CaseIterable {
    case turns, tokens, cost
    case toolCalls = "tool_calls"
  }

  /// The limits of one agent and all that work for it, or of the run.
  package struct Share: Sendable, Equatable {
    package var turns: Int?
    package var tokens: Int?
    package var cost: Money?
    package var toolCalls: Int?

    package init(turns: Int? = nil, tokens: Int? = nil, cost: Money? = nil, toolCalls: Int? = nil) {
      self.turns = turns
      self.tokens = tokens
      self.cost = cost
      self.toolCalls = toolCalls
    }

    package init(_ limits: AgentLimits?) {
      self.init(
        turns: limits?.turns?.value, tokens: limits?.tokens?.value,
        cost: limits?.costUSD.flatMap { Money(dollars: $0.value) }, toolCalls: limits?.toolCalls?.value)
    }

    package init(_ limits: RunLimits) {
      self.init(turns: limits.turns, tokens: limits.tokens, cost: limits.cost, toolCalls: limits.toolCalls)
    }

    subscript(limit: Limit) -> Int? {
      switch limit {
      case .turns: turns
      case .tokens: tokens
      case .cost: cost?.picodollars
      case .toolCalls: toolCalls
      }
    }
  }

  /// Who a call is charged to: an agent at work, for as long as its delegation lasts.
  package struct Holder: Sendable, Equatable {
    /// The node's id.
    package var id: String
    /// As shown.
    package var name: String
    package var share: Share

    package init(id: String, name: String, share: Share = Share()) {
      self.id = id
      self.name = name
      self.share = share
    }
  }

  package enum Scope: Sendable, Equatable {
    case run
    case agent(Holder)

    package var label: String {
      switch self {
      case .run: "run"
      case .agent(let holder): holder.name
      }
    }
  }

  package struct Reservation: Sendable, Equatable {
    package let tokens: Int
    package let cost: Money
    /// What to send as the most output tokens; nil where no limit asks for one.
    package let maxOutputTokens: Int?
    fileprivate let input: Int
    fileprivate let path: [Holder]
  }

  package struct Refusal: Error, Sendable, Equatable {
    package var limit: Limit
    package var scope: Scope
    package var allowed: Int
    package var used: Int
    package var wanted: Int
    /// Only calls in flight stand in the way: when they have settled there may be room.
    package var mayPass: Bool
    package var message: String
  }

  private struct Account: Sendable, Equatable {
    var turns = 0
    var tokens = 0
    var cost = 0
    var toolCalls = 0
    var reservedTokens = 0
    var reservedCost = 0
    /// The highest share of a limit that was told, in percent.
    var told: [Limit: Int] = [:]

    subscript(limit: Limit) -> Int {
      switch limit {
      case .turns: turns
      case .tokens: tokens
      case .cost: cost
      case .toolCalls: toolCalls
      }
    }
  }

  /// Asked for per call where a limit holds and the call did not say.
  private static let usualOutput = 4096
  /// A reply shorter than this is not worth a call.
  private static let leastOutput = 64

  private let share: Share
  private var run = Account()
  private var accounts: [String: Account] = [:]
  /// How much larger than estimated an input came out at most, in thousandths.
  private var correction = 1000

  package init(limits: RunLimits) { share = Share(limits) }

  /// Whether a call of `path` needs to know its worst case.
  package func estimates(path: [Holder]) -> Bool {
    share.tokens != nil || share.cost != nil || path.contains { $0.share.tokens != nil || $0.share.cost != nil }
  }

  // MARK: Model calls

  /// - Parameters:
  ///   - path: the node that calls, and before it those that it works for: an agent's limits hold for its whole
  ///     subtree.
  ///   - input: the estimated tokens of the request.
  ///   - price: of the model that is to be called; nil: not known, and a limit of money then allows nothing.
  package mutating func reserve(
    path: [Holder], input: Int, maxOutput: Int?, price: ModelPrice?
  ) throws(Refusal) -> Reservation {
    let worstInput = input * correction / 1000
    var output = maxOutput ?? Self.usualOutput
    var isBounded = false
    for (scope, share, account) in levels(path) {
      if let limit = share.turns, account.turns >= limit { throw reached(.turns, limit, account, scope) }
      if let limit = share.tokens {
        output = min(output, try room(in: account, limit, scope, worstInput))
        isBounded = true
      }
      if let limit = share.cost {
        output = min(output, try room(in: account, limit, scope, worstInput, price))
        isBounded = true
      }
    }
    let tokens = isBounded ? worstInput + output : 0
    let cost = isBounded ? price?.worst(input: worstInput, output: output) ?? .zero : .zero
    charge(path) { account in
      account.turns += 1
      account.reservedTokens += tokens
      account.reservedCost += cost.picodollars
    }
    return Reservation(
      tokens: tokens, cost: cost, maxOutputTokens: isBounded ? output : maxOutput, input: input, path: path)
  }

  /// Books what the call used instead of what was reserved.
  ///
  /// - Returns: how near to their limits this brought anybody, where that is worth telling.
  package mutating func settle(_ reservation: Reservation, spend: Spend) -> [BudgetWarning] {
    charge(reservation.path) { account in
      account.reservedTokens -= reservation.tokens
      account.reservedCost -= reservation.cost.picodollars
      account.tokens += spend.usage.total
      account.cost += spend.cost.picodollars
    }
    learn(spend, estimated: reservation.input)
    return warnings(reservation.path)
  }

  /// Texts differ in how many bytes their tokens have; what a vendor counted is better than any guess.
  private mutating func learn(_ spend: Spend, estimated: Int) {
    guard spend.estimated == 0, spend.usage.input > 0, estimated > 0 else { return }
    // A token has one byte at least, and the estimate takes three.
    correction = min(3000, max(correction, spend.usage.input * 1000 / estimated))
  }

  // MARK: Tool calls

  /// Counts a tool call before it is made.
  package mutating func takeToolCall(path: [Holder]) throws(Refusal) -> [BudgetWarning] {
    for (scope, share, account) in levels(path) {
      if let limit = share.toolCalls, account.toolCalls >= limit { throw reached(.toolCalls, limit, account, scope) }
    }
    charge(path) { $0.toolCalls += 1 }
    return warnings(path)
  }

  // MARK: Inside

  private func levels(_ path: [Holder]) -> [(Scope, Share, Account)] {
    [(.run, share, run)] + path.map { (.agent($0), $0.share, accounts[$0.id] ?? Account()) }
  }

  private mutating func charge(_ path: [Holder], _ body: (inout Account) -> Void) {
    body(&run)
    for holder in path { body(&accounts[holder.id, default: Account()]) }
  }

  private func reached(_ limit: Limit, _ allowed: Int, _ account: Account, _ scope: Scope) -> Refusal {
    Refusal(
      limit: limit, scope: scope, allowed: allowed, used: account[limit], wanted: 1, mayPass: false,
      message: "The limit of \(limit.amount("\(allowed)")) is reached\(Self.suffix(scope)).")
  }

  /// The most output tokens that still fit.
  private func room(in account: Account, _ limit: Int, _ scope: Scope, _ input: Int) throws(Refusal) -> Int {
    let left = limit - account.tokens - account.reservedTokens
    let wanted = input + Self.leastOutput
    guard left < wanted else { return left - input }
    throw Refusal(
      limit: .tokens, scope: scope, allowed: limit, used: account.tokens + account.reservedTokens, wanted: wanted,
      mayPass: account.reservedTokens > 0 && limit - account.tokens >= wanted,
      message: "The next call needs about \(wanted) tokens; \(max(0, left)) of \(limit) are left\(Self.suffix(scope)).")
  }

  private func room(
    in account: Account, _ limit: Money, _ scope: Scope, _ input: Int, _ price: ModelPrice?
  ) throws(Refusal) -> Int {
    let used = account.cost + account.reservedCost
    guard let price else {
      throw Refusal(
        limit: .cost, scope: scope, allowed: limit.picodollars, used: used, wanted: 0, mayPass: false,
        message: "There is a limit of \(limit)\(Self.suffix(scope)), and the price of the model is not known.")
    }
    let left = limit.picodollars - used
    let wanted = price.worst(input: input, output: Self.leastOutput).picodollars
    guard left < wanted else {
      guard price.output > .zero else { return Int.max }
      return (left - price.worst(input: input, output: 0).picodollars) / price.output.picodollars
    }
    let shownLeft = Money(picodollars: max(0, left))
    throw Refusal(
      limit: .cost, scope: scope, allowed: limit.picodollars, used: used, wanted: wanted,
      mayPass: account.reservedCost > 0 && limit.picodollars - account.cost >= wanted,
      message: "The next call may cost \(Money(picodollars: wanted)); \(shownLeft) of \(limit) are "
        + "left\(Self.suffix(scope)).")
  }

  private static func suffix(_ scope: Scope) -> String { scope == .run ? "" : " for \(scope.label)" }

  private mutating func warnings(_ path: [Holder]) -> [BudgetWarning] {
    var warnings = Self.warnings(&run, share, .run)
    for holder in path {
      guard var account = accounts[holder.id] else { continue }
      warnings += Self.warnings(&account, holder.share, .agent(holder))
      accounts[holder.id] = account
    }
    return warnings
  }

  /// Each threshold is told once; one that is passed together with a higher one is not told.
  private static func warnings(_ account: inout Account, _ share: Share, _ scope: Scope) -> [BudgetWarning] {
    var warnings: [BudgetWarning] = []
    for limit in Limit.allCases {
      guard let allowed = share[limit], allowed > 0 else { continue }
      let warning = BudgetWarning(limit: limit, scope: scope, allowed: allowed, used: account[limit])
      guard let warning, warning.percent > account.told[limit] ?? 0 else { continue }
      account.told[limit] = warning.percent
      warnings.append(warning)
    }
    return warnings
  }
}
