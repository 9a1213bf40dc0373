import Testing

@testable import SessionCore

struct ModelPriceTests {
  @Test(arguments: [
    (0, "$0.0000"), (1, "$0.0001"), (4_200_000_000, "$0.0042"), (99_999_999_999, "$0.1000"),
    (100_000_000_000, "$0.10"), (1_250_000_000_000, "$1.25"), (12_000_000_000_001, "$12.01"),
  ])
  func `Money is shown so that something paid is never nothing`(picodollars: Int, shown: String) {
    #expect("\(Money(picodollars: picodollars))" == shown)
  }

  @Test(arguments: [-1, .infinity, .nan] as [Double])
  func `What is no amount is no money`(dollars: Double) {
    #expect(Money(dollars: dollars) == nil)
    #expect(ModelPrice(dollarsPerMillion: 1, cachedInput: dollars, output: 1) == nil)
  }

  @Test func `Prices as vendors print them come out whole`() throws {
    let price = try #require(ModelPrice(dollarsPerMillion: 0.15, cachedInput: 0.0125, cacheWrite: 0.1875, output: 0.6))
    #expect(price.input.picodollars == 150_000)
    #expect(price.cachedInput.picodollars == 12_500)
    #expect(price.cacheWrite.picodollars == 187_500)
    #expect(price.output.picodollars == 600_000)
  }

  @Test func `Cached and written input are parts of the input`() throws {
    let price = try #require(ModelPrice(dollarsPerMillion: 10, cachedInput: 1, cacheWrite: 12, output: 30))
    let usage = TokenUsage(input: 100, output: 10, cachedInput: 60, cacheWrite: 20, reasoning: 5)
    #expect(price.cost(of: usage).picodollars == (20 * 10 + 60 * 1 + 20 * 12 + 10 * 30) * 1_000_000)
    #expect(price.worst(input: 100, output: 10) >= price.cost(of: usage))
  }

  @Test func `A price without one for cached input takes the price of input`() throws {
    let price = try #require(ModelPrice(dollarsPerMillion: 10, output: 30))
    #expect(price.cost(of: TokenUsage(input: 3, cachedInput: 2)).picodollars == 30_000_000)
  }

  @Test func `An amount that is too large stays at the largest`() {
    let most = Money(picodollars: .max)
    #expect(most + most == most)
    #expect(2 * most == most)
  }
}
