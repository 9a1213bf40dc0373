import Testing

@testable import SessionCore

/// What may still be called, and what is told of it.
struct BudgetTests {
  let price = ModelPrice(input: Money(picodollars: 1_000), output: Money(picodollars: 2_000))

  func holder(_ id: String, _ share: Budget.Share) -> Budget.Holder {
    Budget.Holder(id: id, name: id.uppercased(), share: share)
  }

  func spend(_ input: Int, _ output: Int = 0) -> Spend {
    var spend = Spend()
    spend.usage = TokenUsage(input: input, output: output)
    spend.cost = price.cost(of: spend.usage)
    return spend
  }

  @Test(arguments: [
    (RunLimits(turns: 0), "The limit of 0 turns is reached."),
    (RunLimits(tokens: 0), "The next call needs about 74 tokens; 0 of 0 are left."),
    (RunLimits(tokens: 1), "The next call needs about 74 tokens; 1 of 1 are left."),
    (RunLimits(cost: .zero), "The next call may cost $0.0001; $0.0000 of $0.0000 are left."),
  ])
  func `A budget of nothing or next to nothing allows no call`(limits: RunLimits, message: String) {
    var budget = Budget(limits: limits)
    let refusal = #expect(throws: Budget.Refusal.self) {
      _ = try budget.reserve(path: [], input: 10, maxOutput: nil, price: price)
    }
    #expect(refusal?.message == message)
    #expect(refusal?.mayPass == false)
  }

  @Test func `A limit of money allows nothing of a model without a price`() {
    var budget = Budget(limits: RunLimits(cost: Money(dollars: 5)))
    let refusal = #expect(throws: Budget.Refusal.self) {
      _ = try budget.reserve(path: [], input: 1, maxOutput: nil, price: nil)
    }
    #expect(refusal?.message == "There is a limit of $5.00, and the price of the model is not known.")
  }

  @Test func `Without a limit nothing is reserved and no most output is asked for`() throws {
    var budget = Budget(limits: RunLimits(turns: 3))
    let made = try budget.reserve(path: [], input: 1_000_000, maxOutput: nil, price: nil)
    #expect(made.tokens == 0)
    #expect(made.maxOutputTokens == nil)
    #expect(!budget.estimates(path: []))
    #expect(budget.estimates(path: [holder("a", .init(tokens: 1))]))
  }

  @Test(arguments: [
    // The rest of the tokens, where that is less than usual.
    (RunLimits(tokens: 1100), 100),
    // 2,000 for a token of output, of 1,300,000 less the 1,000,000 that the input costs.
    (RunLimits(cost: Money(picodollars: 1_300_000)), 150),
    (RunLimits(tokens: 1140, cost: Money(picodollars: 1_300_000)), 140),
    (RunLimits(tokens: 1_000_000), 4096),
  ])
  func `The most output is what the nearest limit leaves`(limits: RunLimits, output: Int) throws {
    var budget = Budget(limits: limits)
    #expect(try budget.reserve(path: [], input: 1000, maxOutput: nil, price: price).maxOutputTokens == output)
  }

  @Test func `Calls side by side cannot cross a limit together and may wait for each other`() throws {
    var budget = Budget(limits: RunLimits(tokens: 6000))
    let first = try budget.reserve(path: [], input: 1000, maxOutput: nil, price: nil)
    let second = #expect(throws: Budget.Refusal.self) {
      _ = try budget.reserve(path: [], input: 1000, maxOutput: nil, price: nil)
    }
    #expect(second?.mayPass == true)
    _ = budget.settle(first, spend: spend(1000, 10))
    let third = try budget.reserve(path: [], input: 1000, maxOutput: nil, price: nil)
    #expect(third.tokens <= 6000 - 1010)
  }

  @Test func `An agent's limit holds for those that work for it and for nobody else`() throws {
    var budget = Budget(limits: RunLimits())
    let lead = holder("lead", .init(turns: 2, toolCalls: 1))
    let worker = holder("worker", .init())
    for path in [[lead], [lead, worker]] { _ = try budget.reserve(path: path, input: 1, maxOutput: nil, price: nil) }
    let refusal = #expect(throws: Budget.Refusal.self) {
      _ = try budget.reserve(path: [lead, worker], input: 1, maxOutput: nil, price: nil)
    }
    #expect(refusal?.message == "The limit of 2 turns is reached for LEAD.")
    _ = try budget.reserve(path: [worker], input: 1, maxOutput: nil, price: nil)
    _ = try budget.takeToolCall(path: [lead, worker])
    #expect(throws: Budget.Refusal.self) { try budget.takeToolCall(path: [lead]) }
    _ = try budget.takeToolCall(path: [])
  }

  @Test func `What a vendor counted corrects the estimate of later calls`() throws {
    var budget = Budget(limits: RunLimits(tokens: 1_000_000))
    let first = try budget.reserve(path: [], input: 100, maxOutput: nil, price: nil)
    _ = budget.settle(first, spend: spend(150))
    #expect(try budget.reserve(path: [], input: 100, maxOutput: 0, price: nil).tokens == 150)
  }

  @Test func `Each threshold is told once, the highest of those that were passed together`() throws {
    var budget = Budget(limits: RunLimits(toolCalls: 20))
    var told: [Int: Int] = [:]
    for call in 1...20 {
      for warning in try budget.takeToolCall(path: []) { told[call] = warning.percent }
    }
    #expect(told == [10: 50, 15: 75, 18: 90])
    var small = Budget(limits: RunLimits(toolCalls: 1))
    #expect(try small.takeToolCall(path: []).map(\.message) == ["1 of 1 tool calls are used (100 %)."])
  }

  @Test func `A warning says whose limit it is, and money is money`() throws {
    var budget = Budget(limits: RunLimits())
    let path = [holder("a", .init(cost: Money(dollars: 2)))]
    let made = try budget.reserve(path: path, input: 1, maxOutput: nil, price: price)
    var spend = Spend()
    spend.cost = try #require(Money(dollars: 1.5))
    #expect(budget.settle(made, spend: spend).map(\.message) == ["$1.50 of $2.00 are used by A (75 %)."])
  }

  @Test func `Whatever is called in whatever order, no limit is crossed`() throws {
    var random = SeededRandom(seed: 4711)
    for _ in 0..<200 {
      let limit = Int.random(in: 0...20_000, using: &random)
      let money = Money(picodollars: Int.random(in: 0...40_000_000, using: &random))
      var budget = Budget(limits: RunLimits(tokens: limit, cost: money))
      var open: [(Budget.Reservation, Int)] = []
      var used = Spend()
      for _ in 0..<60 {
        if Bool.random(using: &random), !open.isEmpty {
          let (made, input) = open.remove(at: Int.random(in: 0..<open.count, using: &random))
          let real = spend(input, Int.random(in: 0...(made.maxOutputTokens ?? 0), using: &random))
          used = used + real
          _ = budget.settle(made, spend: real)
        } else {
          let input = Int.random(in: 1...2000, using: &random)
          if let made = try? budget.reserve(path: [], input: input, maxOutput: nil, price: price) {
            open.append((made, input))
          }
        }
        #expect(used.usage.total <= limit)
        #expect(used.cost <= money)
      }
    }
  }
}

/// The same numbers each time.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
