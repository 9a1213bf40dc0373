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

  package struct Reservation: Sendable, Equatable {
    package let tokens: Int
    /// What to send as the most output tokens; nil where no limit asks for one.
    package let maxOutputTokens: Int?
    fileprivate let scope: String?
  }

  package struct Refusal: Error, Sendable, Equatable {
    package var limit: String
    package var scope: String
    package var allowed: Int
    package var used: Int
    package var wanted: Int
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
  private var shares: [String: Account] = [:]

  package init(limits: RunLimits) { self.limits = limits }

  /// - Parameters:
  ///   - scope: the node that calls; its own account is opened when first seen.
  ///   - share: that node's own limits.
  ///   - input: the estimated tokens of the request.
  package mutating func reserve(
    scope: String, name: String, share: Share, input: Int, maxOutput: Int?
  ) throws(Refusal) -> Reservation {
    let own = shares[scope] ?? Account()
    try check(turns: limits.turns, run, scope: "run")
    try check(turns: share.turns, own, scope: name)
    var output = maxOutput ?? Self.usualOutput
    for (limit, account, label) in [(limits.tokens, run, "run"), (share.tokens, own, name)] {
      guard let limit else { continue }
      let left = limit - account.tokens - account.reserved
      guard left >= input + Self.leastOutput else {
        throw Refusal(
          limit: "tokens", scope: label, allowed: limit, used: account.tokens + account.reserved,
          wanted: input + Self.leastOutput,
          message: "The next call needs about \(input + Self.leastOutput) tokens; \(max(0, left)) of \(limit) are left"
            + (label == "run" ? "." : " for \(label)."))
      }
      output = min(output, left - input)
    }
    let isBounded = limits.tokens != nil || share.tokens != nil
    let reserved = isBounded ? input + output : 0
    run.turns += 1
    run.reserved += reserved
    shares[scope, default: Account()].turns += 1
    shares[scope, default: Account()].reserved += reserved
    return Reservation(tokens: reserved, maxOutputTokens: isBounded ? output : maxOutput, scope: scope)
  }

  /// Books what the call used instead of what was reserved.
  package mutating func settle(_ reservation: Reservation, used: Int) {
    run.reserved -= reservation.tokens
    run.tokens += used
    guard let scope = reservation.scope else { return }
    shares[scope]?.reserved -= reservation.tokens
    shares[scope]?.tokens += used
  }

  private func check(turns limit: Int?, _ account: Account, scope: String) throws(Refusal) {
    guard let limit, account.turns >= limit else { return }
    throw Refusal(
      limit: "turns", scope: scope, allowed: limit, used: account.turns, wanted: 1,
      message: "The limit of \(limit) turns is reached" + (scope == "run" ? "." : " for \(scope)."))
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
