package import AgentDefinitions
internal import JSONText

/// What a run has used and promised, held against its limits before each call is made.
///
/// A call is refused when its worst case would cross a limit: the estimated input plus the most output that we ask for.
/// Reservations of calls in flight count as used.
package struct Budget: Sendable, Equatable {
  /// The limits of one agent inside the run.
  package struct Share: Sendable, Equatable {
    package var turns: Int?
    package var tokens: Int?

    package init(turns: Int? = nil, tokens: Int? = nil) {
      self.turns = turns
      self.tokens = tokens
    }

    package init(_ limits: AgentLimits?) {
      self.init(turns: limits?.turns?.value, tokens: limits?.tokens?.value)
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
    /// What to send as the most output tokens; nil where no limit asks for one.
    package let maxOutputTokens: Int?
    fileprivate let path: [Holder]
  }

  package struct Refusal: Error, Sendable, Equatable {
    package var limit: String
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
    var reserved = 0
  }

  /// Asked for per call where a token limit holds and the call did not say.
  private static let usualOutput = 4096
  /// A reply shorter than this is not worth a call.
  private static let leastOutput = 64

  private let limits: RunLimits
  private var run = Account()
  private var accounts: [String: Account] = [:]

  package init(limits: RunLimits) { self.limits = limits }

  /// - Parameters:
  ///   - path: the node that calls, and before it those that it works for: an agent's limits hold for its whole
  ///     subtree.
  ///   - input: the estimated tokens of the request.
  package mutating func reserve(
    path: [Holder], input: Int, maxOutput: Int?
  ) throws(Refusal) -> Reservation {
    var output = maxOutput ?? Self.usualOutput
    var isBounded = false
    try check(turns: limits.turns, run, .run)
    for holder in path { try check(turns: holder.share.turns, accounts[holder.id] ?? Account(), .agent(holder)) }
    if let limit = limits.tokens {
      output = min(output, try room(in: run, limit, .run, input))
      isBounded = true
    }
    for holder in path {
      guard let limit = holder.share.tokens else { continue }
      output = min(output, try room(in: accounts[holder.id] ?? Account(), limit, .agent(holder), input))
      isBounded = true
    }
    let reserved = isBounded ? input + output : 0
    charge(path) { account in
      account.turns += 1
      account.reserved += reserved
    }
    return Reservation(tokens: reserved, maxOutputTokens: isBounded ? output : maxOutput, path: path)
  }

  /// Books what the call used instead of what was reserved.
  package mutating func settle(_ reservation: Reservation, used: Int) {
    charge(reservation.path) { account in
      account.reserved -= reservation.tokens
      account.tokens += used
    }
  }

  private mutating func charge(_ path: [Holder], _ body: (inout Account) -> Void) {
    body(&run)
    for holder in path { body(&accounts[holder.id, default: Account()]) }
  }

  private func check(turns limit: Int?, _ account: Account, _ scope: Scope) throws(Refusal) {
    guard let limit, account.turns >= limit else { return }
    throw Refusal(
      limit: "turns", scope: scope, allowed: limit, used: account.turns, wanted: 1, mayPass: false,
      message: "The limit of \(limit) turns is reached" + (scope == .run ? "." : " for \(scope.label)."))
  }

  /// The most output tokens that still fit.
  private func room(in account: Account, _ limit: Int, _ scope: Scope, _ input: Int) throws(Refusal) -> Int {
    let left = limit - account.tokens - account.reserved
    let wanted = input + Self.leastOutput
    guard left < wanted else { return left - input }
    throw Refusal(
      limit: "tokens", scope: scope, allowed: limit, used: account.tokens + account.reserved, wanted: wanted,
      mayPass: account.reserved > 0 && limit - account.tokens >= wanted,
      message: "The next call needs about \(wanted) tokens; \(max(0, left)) of \(limit) are left"
        + (scope == .run ? "." : " for \(scope.label)."))
  }

  /// About how many tokens a reply has that did not say.
  package static func estimate(_ reply: ModelReply) -> Int {
    let calls = reply.calls.reduce(0) { $0 + $1.name.utf8.count + $1.arguments.utf8.count }
    return (reply.text.utf8.count + reply.reasoning.utf8.count + calls) / 3 + 1
  }

  /// About how many tokens a request has: a token is seldom shorter than three bytes.
  package static func estimate(_ request: ModelRequest) -> Int {
    var bytes = request.system.utf8.count
    for message in request.messages {
      switch message {
      case .user(let text): bytes += text.utf8.count
      case .assistant(let text, let calls):
        bytes += text.utf8.count + calls.reduce(0) { $0 + $1.name.utf8.count + $1.arguments.utf8.count + 16 }
      case .toolResult(_, _, let text): bytes += text.utf8.count
      }
      bytes += 12
    }
    for tool in request.tools {
      bytes += tool.name.utf8.count + tool.description.utf8.count + tool.parameters.bytes().count
    }
    return bytes / 3 + 1
  }
}
