/// Every model that is known to be gone. What no row speaks of is not judged. Dates that lie ahead are left out: what a
/// file is found guilty of must not depend on the day.
extension ModelRetirement {
  package static let all: [ModelRetirement] = copilot + anthropic + google

  private static let copilot: [ModelRetirement] = [
    ModelRetirement(.copilot, "GPT-4.1", CalendarDate(2026, 6, 1), "GPT-5.5"),
    ModelRetirement(.copilot, "Grok Code Fast 1", CalendarDate(2026, 5, 15), "GPT-5 mini"),
    ModelRetirement(.copilot, "Claude Sonnet 4", CalendarDate(2026, 5, 1), "Claude Sonnet 4.6"),
    ModelRetirement(.copilot, "GPT-5.1", CalendarDate(2026, 4, 15), "GPT-5.3-Codex"),
    ModelRetirement(.copilot, "GPT-5.1-Codex", CalendarDate(2026, 4, 1), "GPT-5.3-Codex"),
    ModelRetirement(.copilot, "GPT-5.1-Codex-Max", CalendarDate(2026, 4, 1), "GPT-5.3-Codex"),
    ModelRetirement(.copilot, "GPT-5.1-Codex-Mini", CalendarDate(2026, 4, 1), "GPT-5.3-Codex"),
    ModelRetirement(.copilot, "Gemini 3 Pro", CalendarDate(2026, 3, 26), "Gemini 3.1 Pro"),
    ModelRetirement(.copilot, "Claude Opus 4.1", CalendarDate(2026, 2, 17), "Claude Opus 4.6"),
    ModelRetirement(.copilot, "GPT-5", CalendarDate(2026, 2, 17)),
    ModelRetirement(.copilot, "GPT-5-Codex", CalendarDate(2026, 2, 17), "GPT-5.3-Codex"),
    ModelRetirement(.copilot, "Claude Sonnet 3.5", CalendarDate(2025, 11, 6), "Claude Haiku 4.5"),
    ModelRetirement(.copilot, "Claude 3.5 Sonnet", CalendarDate(2025, 11, 6), "Claude Haiku 4.5"),
    ModelRetirement(.copilot, "Claude Opus 4", CalendarDate(2025, 10, 23), "Claude Opus 4.6"),
    ModelRetirement(.copilot, "Claude Sonnet 3.7", CalendarDate(2025, 10, 23), "Claude Sonnet 4.6"),
    ModelRetirement(.copilot, "Claude 3.7 Sonnet", CalendarDate(2025, 10, 23), "Claude Sonnet 4.6"),
    ModelRetirement(.copilot, "Claude Sonnet 3.7 Thinking", CalendarDate(2025, 10, 23), "Claude Sonnet 4.6"),
    ModelRetirement(.copilot, "Gemini 2.0 Flash", CalendarDate(2025, 10, 23)),
    ModelRetirement(.copilot, "o1-mini", CalendarDate(2025, 10, 23), "GPT-5 mini"),
    ModelRetirement(.copilot, "o3", CalendarDate(2025, 10, 23)),
    ModelRetirement(.copilot, "o3-mini", CalendarDate(2025, 10, 23), "GPT-5 mini"),
    ModelRetirement(.copilot, "o4-mini", CalendarDate(2025, 10, 23), "GPT-5 mini"),
  ]

  private static let google: [ModelRetirement] = [
    ModelRetirement(.google, "gemini-2.0-flash", CalendarDate(2026, 6, 1), "gemini-3.1-flash-lite"),
    ModelRetirement(.google, "gemini-2.0-flash-001", CalendarDate(2026, 6, 1), "gemini-3.1-flash-lite"),
    ModelRetirement(.google, "gemini-2.0-flash-lite", CalendarDate(2026, 6, 1), "gemini-3.1-flash-lite"),
    ModelRetirement(.google, "gemini-2.0-flash-lite-001", CalendarDate(2026, 6, 1), "gemini-3.1-flash-lite"),
    // With the rest of their kind, at the latest.
    ModelRetirement(.google, "gemini-2.0-flash-exp", CalendarDate(2026, 6, 1), "gemini-3.1-flash-lite"),
    ModelRetirement(.google, "gemini-2.0-flash-thinking-exp", CalendarDate(2026, 6, 1), "gemini-3.1-flash-lite"),
    ModelRetirement(.google, "gemini-2.0-pro-exp", CalendarDate(2026, 6, 1), "gemini-3.1-pro-preview"),
    ModelRetirement(.google, "gemini-2.5-pro-preview-03-25", CalendarDate(2025, 12, 2), "gemini-3.1-pro-preview"),
    ModelRetirement(.google, "gemini-2.5-pro-preview-05-06", CalendarDate(2025, 12, 2), "gemini-3.1-pro-preview"),
    ModelRetirement(.google, "gemini-2.5-pro-preview-06-05", CalendarDate(2025, 12, 2), "gemini-3.1-pro-preview"),
    // The day of their `-002` versions, which the bare names stood for:
    // https://cloud.google.com/vertex-ai/generative-ai/docs/learn/model-versions
    ModelRetirement(.google, "gemini-1.5-pro", CalendarDate(2025, 9, 24)),
    ModelRetirement(.google, "gemini-1.5-flash", CalendarDate(2025, 9, 24)),
    ModelRetirement(.google, "gemini-1.5-flash-8b", CalendarDate(2025, 9, 24)),
  ]

  private static let anthropic: [ModelRetirement] = [
    ModelRetirement(.anthropic, "claude-opus-4-1", CalendarDate(2026, 8, 5), "claude-opus-4-8"),
    ModelRetirement(.anthropic, "claude-opus-4", CalendarDate(2026, 6, 15), "claude-opus-4-8"),
    ModelRetirement(.anthropic, "claude-opus-4-0", CalendarDate(2026, 6, 15), "claude-opus-4-8"),
    ModelRetirement(.anthropic, "claude-sonnet-4", CalendarDate(2026, 6, 15), "claude-sonnet-4-6"),
    ModelRetirement(.anthropic, "claude-sonnet-4-0", CalendarDate(2026, 6, 15), "claude-sonnet-4-6"),
    ModelRetirement(.anthropic, "claude-3-haiku", CalendarDate(2026, 4, 20), "claude-haiku-4-5"),
    ModelRetirement(.anthropic, "claude-3-5-haiku", CalendarDate(2026, 2, 19), "claude-haiku-4-5"),
    ModelRetirement(.anthropic, "claude-3-7-sonnet", CalendarDate(2026, 2, 19)),
    ModelRetirement(.anthropic, "claude-3-opus", CalendarDate(2026, 1, 5)),
    ModelRetirement(.anthropic, "claude-3-5-sonnet", CalendarDate(2025, 10, 28)),
    ModelRetirement(.anthropic, "claude-3-sonnet", CalendarDate(2025, 7, 21)),
    ModelRetirement(.anthropic, "claude-2.1", CalendarDate(2025, 7, 21)),
    ModelRetirement(.anthropic, "claude-2.0", CalendarDate(2025, 7, 21)),
    ModelRetirement(.anthropic, "claude-instant-1.2", CalendarDate(2024, 11, 6)),
  ]
}
