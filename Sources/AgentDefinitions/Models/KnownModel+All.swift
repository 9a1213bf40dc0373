/// Well-known models, by vendor. A row is here where what it says is certain: introductory prices, and those of models
/// that cost more beyond a length of the prompt, are left to `prices` in a file.
extension KnownModel {
  package static let all: [KnownModel] = anthropic + google + openai

  private static let anthropic: [KnownModel] = [
    KnownModel(
      .anthropic, "claude-haiku-4-5", context: 200_000, output: 64_000,
      Price(input: 1, cachedInput: 0.1, cacheWrite: 1.25, output: 5)),
    KnownModel(
      .anthropic, "claude-opus-4-5", context: 200_000, output: 64_000,
      Price(input: 5, cachedInput: 0.5, cacheWrite: 6.25, output: 25)),
    KnownModel(
      .anthropic, "claude-opus-4-6", context: 1_000_000, output: 128_000,
      Price(input: 5, cachedInput: 0.5, cacheWrite: 6.25, output: 25)),
    KnownModel(
      .anthropic, "claude-opus-4-7", context: 1_000_000, output: 128_000,
      Price(input: 5, cachedInput: 0.5, cacheWrite: 6.25, output: 25)),
    KnownModel(
      .anthropic, "claude-opus-4-8", context: 1_000_000, output: 128_000,
      Price(input: 5, cachedInput: 0.5, cacheWrite: 6.25, output: 25)),
    KnownModel(
      .anthropic, "claude-sonnet-4-5", context: 200_000, output: 64_000,
      Price(input: 3, cachedInput: 0.3, cacheWrite: 3.75, output: 15)),
    KnownModel(
      .anthropic, "claude-sonnet-4-6", context: 1_000_000, output: 64_000,
      Price(input: 3, cachedInput: 0.3, cacheWrite: 3.75, output: 15)),
  ]

  private static let google: [KnownModel] = [
    KnownModel(
      .google, "gemini-2.5-flash-lite", context: 1_048_576, output: 65_536,
      Price(input: 0.1, cachedInput: 0.01, output: 0.4)),
    KnownModel(
      .google, "gemini-3.1-flash-lite", context: 1_048_576, output: 65_536,
      Price(input: 0.25, cachedInput: 0.025, output: 1.5)),
    KnownModel(.google, "gemini-3.1-pro-preview", context: 1_048_576, output: 65_536, nil),
    KnownModel(
      .google, "gemini-3.5-flash", context: 1_048_576, output: 65_536,
      Price(input: 1.5, cachedInput: 0.15, output: 9)),
  ]

  private static let openai: [KnownModel] = [
    KnownModel(.openai, "gpt-4.1", context: 1_047_576, output: 32_768, Price(input: 2, cachedInput: 0.5, output: 8)),
    KnownModel(
      .openai, "gpt-4.1-mini", context: 1_047_576, output: 32_768,
      Price(input: 0.4, cachedInput: 0.1, output: 1.6)),
    KnownModel(
      .openai, "gpt-4.1-nano", context: 1_047_576, output: 32_768,
      Price(input: 0.1, cachedInput: 0.025, output: 0.4)),
    KnownModel(.openai, "gpt-4o", context: 128_000, output: 16_384, Price(input: 2.5, cachedInput: 1.25, output: 10)),
    KnownModel(.openai, "gpt-4o-2024-05-13", context: 128_000, output: 4_096, Price(input: 5, output: 15)),
    KnownModel(
      .openai, "gpt-4o-mini", context: 128_000, output: 16_384,
      Price(input: 0.15, cachedInput: 0.075, output: 0.6)),
    KnownModel(
      .openai, "gpt-5-mini", context: 400_000, output: 128_000,
      Price(input: 0.25, cachedInput: 0.025, output: 2)),
    KnownModel(
      .openai, "gpt-5-nano", context: 400_000, output: 128_000,
      Price(input: 0.05, cachedInput: 0.005, output: 0.4)),
    KnownModel(
      .openai, "gpt-5.1", context: 400_000, output: 128_000,
      Price(input: 1.25, cachedInput: 0.125, output: 10)),
    KnownModel(
      .openai, "gpt-5.2", context: 400_000, output: 128_000,
      Price(input: 1.75, cachedInput: 0.175, output: 14)),
    KnownModel(
      .openai, "gpt-5.3-codex", context: 400_000, output: 128_000,
      Price(input: 1.75, cachedInput: 0.175, output: 14)),
    KnownModel(.openai, "gpt-5.4", context: 1_050_000, output: 128_000, nil),
    KnownModel(
      .openai, "gpt-5.4-mini", context: 400_000, output: 128_000,
      Price(input: 0.75, cachedInput: 0.075, output: 4.5)),
    KnownModel(
      .openai, "gpt-5.4-nano", context: 400_000, output: 128_000,
      Price(input: 0.2, cachedInput: 0.02, output: 1.25)),
    KnownModel(.openai, "gpt-5.5", context: 1_050_000, output: 128_000, nil),
    KnownModel(.openai, "o3", context: 200_000, output: 100_000, Price(input: 2, cachedInput: 0.5, output: 8)),
    KnownModel(
      .openai, "o3-mini", context: 200_000, output: 100_000, vision: false,
      Price(input: 1.1, cachedInput: 0.55, output: 4.4)),
    KnownModel(
      .openai, "o4-mini", context: 200_000, output: 100_000,
      Price(input: 1.1, cachedInput: 0.275, output: 4.4)),
  ]
}
