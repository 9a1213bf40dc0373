import Testing

@testable import ModelClients

struct ModelEndpointTests {
  @Test(arguments: [
    ("https://api.example.com", "https://api.example.com/v1/models", "https://api.example.com"),
    ("https://api.example.com/", "https://api.example.com/v1/models", "https://api.example.com"),
    ("https://api.example.com/v1", "https://api.example.com/v1/models", "https://api.example.com/v1"),
    ("https://api.example.com/v1//", "https://api.example.com/v1/models", "https://api.example.com/v1"),
    ("http://localhost:11434", "http://localhost:11434/v1/models", "http://localhost:11434"),
    ("http://[::1]:8080/", "http://[::1]:8080/v1/models", "http://[::1]:8080"),
    ("https://host/api/paas/v4/", "https://host/api/paas/v4/models", "https://host/api/paas/v4"),
    ("https://host/inference", "https://host/inference/models", "https://host/inference"),
    ("https://host/v1/chat/completions", "https://host/v1/models", "https://host/v1"),
    ("https://host/v1/chat/completions/", "https://host/v1/models", "https://host/v1"),
    (
      "https://host/openai?api-version=2024-10", "https://host/openai/models?api-version=2024-10", "https://host/openai"
    ),
    ("https://host?key=v#part", "https://host/v1/models?key=v", "https://host"),
    ("https://user:secret@host/v1", "https://user:secret@host/v1/models", "https://host/v1"),
  ])
  func addresses(base: String, url: String, shown: String) {
    let endpoint = ModelEndpoint(baseURL: base)
    #expect(endpoint.url(for: "/models") == url)
    #expect(endpoint.shown == shown)
    #expect(endpoint.isUsable)
  }

  @Test func secretsAreTakenOutOfTexts() {
    let endpoint = ModelEndpoint(
      baseURL: "https://user:password@host/v1?key=0123456789abcdef0123", apiKey: "sk-1234567890",
      headers: [("X-Key", "abcdefgh12345"), ("Authorization", "Token 0123456789ABCDEF"), ("X-Team", "docs")])
    #expect(
      endpoint.redact(
        "sk-1234567890 and sk-1234567890, user:password@, key=0123456789abcdef0123, abcdefgh12345, 0123456789ABCDEF, docs"
      ) == "••• and •••, •••@, key=•••, •••, •••, docs")
    #expect(ModelEndpoint(baseURL: "http://x").redact("text") == "text")
  }
}
