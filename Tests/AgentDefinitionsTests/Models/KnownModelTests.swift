import Testing

@testable import AgentDefinitions

struct KnownModelTests {
  @Test(
    arguments: [
      ("gpt-4.1", "gpt-4.1"), ("openai/gpt-4.1", "gpt-4.1"), ("gpt-4.1-2025-04-14", "gpt-4.1"),
      ("claude-sonnet-4-5-20250929", "claude-sonnet-4-5"), ("claude-sonnet-4.5", "claude-sonnet-4-5"),
      ("gpt-4o-2024-05-13", "gpt-4o-2024-05-13"), ("gpt-4o-2024-11-20", "gpt-4o"), ("gpt-4.1-mine", nil), ("", nil),
    ] as [(String, String?)])
  func names(name: String, expected: String?) {
    #expect(KnownModel.named(name)?.name == expected)
  }

  @Test func aRowIsThereOnceAndMakesSense() {
    #expect(Set(KnownModel.all.map(\.name)).count == KnownModel.all.count)
    for model in KnownModel.all {
      #expect(model.maxOutputTokens <= model.contextWindow, "\(model.name)")
      guard let price = model.price else { continue }
      #expect(price.input > 0 && price.output >= price.input, "\(model.name)")
      #expect(price.cachedInput ?? 0 < price.input && price.cacheWrite ?? price.input >= price.input, "\(model.name)")
    }
  }
}
