/// What one token costs with a model.
package struct ModelPrice: Sendable, Hashable {
  package var input: Money
  /// Input that the vendor had in its cache.
  package var cachedInput: Money
  /// Input that the vendor puts into its cache.
  package var cacheWrite: Money
  /// Reasoning included.
  package var output: Money

  /// - Parameters:
  ///   - cachedInput: `input` where the vendor has no price of its own for it; likewise `cacheWrite`.
  package init(input: Money, cachedInput: Money? = nil, cacheWrite: Money? = nil, output: Money) {
    self.input = input
    self.cachedInput = cachedInput ?? input
    self.cacheWrite = cacheWrite ?? input
    self.output = output
  }

  /// As vendors print their prices: dollars for a million tokens.
  ///
  /// - Returns: nil where one of them is no amount.
  package init?(
    dollarsPerMillion input: Double, cachedInput: Double? = nil, cacheWrite: Double? = nil, output: Double
  ) {
    func one(_ dollars: Double) -> Money? { Money(dollars: dollars / 1e6) }
    guard let input = one(input), let output = one(output) else { return nil }
    self.init(input: input, output: output)
    if let cachedInput {
      guard let price = one(cachedInput) else { return nil }
      self.cachedInput = price
    }
    if let cacheWrite {
      guard let price = one(cacheWrite) else { return nil }
      self.cacheWrite = price
    }
  }

  package func cost(of usage: TokenUsage) -> Money {
    let written = min(usage.cacheWrite, max(0, usage.input - usage.cachedInput))
    let plain = max(0, usage.input - usage.cachedInput - written)
    return plain * input + usage.cachedInput * cachedInput + written * cacheWrite + usage.output * output
  }

  /// The most that a call can cost: nothing of it in a cache, and all of it written to one.
  package func worst(input tokens: Int, output most: Int) -> Money {
    tokens * max(input, cacheWrite) + most * output
  }
}
