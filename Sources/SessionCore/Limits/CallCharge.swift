/// What one attempt to reach a model is charged, however it ended.
struct CallCharge: Sendable, Equatable {
  /// Nil where it came to nothing before a model had read anything.
  var usage: TokenUsage?
  /// Nobody but us counted.
  var isEstimated = false
  /// Nil where the price is not known.
  var cost: Money?

  /// Nothing was sent.
  init() {}

  /// - Parameters:
  ///   - input: about how many tokens the request has; asked for only where nobody counted.
  ///   - received: about how many came before it broke.
  init(
    _ outcome: Result<ModelReply, ModelFailure>, isWithoutModel: Bool, input: () -> Int, received: Int,
    price: ModelPrice?
  ) {
    switch outcome {
    case .success(let reply) where reply.usage != nil: usage = reply.usage
    // Where no language model takes part, nothing is used up.
    case _ where isWithoutModel: return
    case .success(let reply):
      usage = TokenUsage(input: input(), output: TokenEstimate.tokens(in: reply))
      isEstimated = true
    case .failure(let failure):
      guard failure.mayCost || received > 0 else { return }
      usage = TokenUsage(input: input(), output: received)
      isEstimated = true
    }
    cost = usage.flatMap { usage in price?.cost(of: usage) }
  }

  var spend: Spend {
    var spend = Spend()
    spend.usage = usage ?? TokenUsage()
    spend.cost = cost ?? .zero
    spend.estimated = isEstimated ? spend.usage.total : 0
    return spend
  }
}

extension ModelFailure {
  /// Whether a vendor may have taken the request up: then it has read it, and asks to be paid for that.
  fileprivate var mayCost: Bool {
    switch kind {
    case .timeout, .cutOff, .malformed, .tooLarge, .cancelled: true
    case .unauthorized, .rejected, .tooLong, .rateLimited, .server, .connection, .unscripted: !partialText.isEmpty
    }
  }
}
