import SessionCore
import Testing

@testable import ModelClients

struct AzureAddressTests {
  @Test(
    arguments: [
      (AzureCompletionsClient.self, "", "2024-10-21", "/openai/deployments/m1/chat/completions?api-version=2024-10-21"),
      (AzureCompletionsClient.self, "/", nil, "/openai/v1/chat/completions"),
      (AzureCompletionsClient.self, "/openai", "v", "/openai/deployments/m1/chat/completions?api-version=v"),
      (AzureCompletionsClient.self, "/openai/v1/", nil, "/openai/v1/chat/completions"),
      (AzureCompletionsClient.self, "/gate", "v", "/gate/openai/deployments/m1/chat/completions?api-version=v"),
      (
        AzureCompletionsClient.self, "/openai/deployments/own?api-version=w", nil,
        "/openai/deployments/own/chat/completions?api-version=w"
      ),
      (AzureResponsesClient.self, "", nil, "/openai/v1/responses"),
      (AzureResponsesClient.self, "", "2025-04-01-preview", "/openai/responses?api-version=2025-04-01-preview"),
    ] as [(any ProviderClient.Type, String, String?, String)])
  func whereAndWithWhat(client: any ProviderClient.Type, base: String, version: String?, path: String) async throws {
    let sent = try await FakeServer.lend(.answer("400 Bad Request", [], "")) { server in
      try await ModelConnections.lend { connections in
        let endpoint = ModelEndpoint(
          baseURL: server.baseURL + base, apiKey: "azure-key-1", keyHeader: client.kind.keyHeader, apiVersion: version)
        let request = ModelRequest(model: "m1", system: "", messages: [.user("Hi")])
        _ = await #expect(throws: ModelFailure.self) {
          try await client.init(endpoint: endpoint, model: "m1", connections: connections).reply(to: request) { _ in }
        }
      }
      return server.record.requests
    }
    let lines = try #require(sent.first).split(separator: "\r\n").map(String.init)
    #expect(lines.first == "POST \(path) HTTP/1.1")
    #expect(lines.contains("api-key: azure-key-1"))
    #expect(!lines.contains { $0.hasPrefix("Authorization") })
  }

  @Test func aNameOfADeploymentLeadsNowhereElse() {
    let endpoint = ModelEndpoint(baseURL: "https://x.example", apiVersion: "v")
    #expect(
      AzureAddress.endpoint(endpoint, deployment: "../a?b é").baseURL
        == "https://x.example/openai/deployments/..%2Fa%3Fb%20%C3%A9?api-version=v")
  }
}
