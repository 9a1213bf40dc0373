import JSONText
import SessionCore
import Testing

@testable import ModelClients

struct AnthropicClientTests {
  @Test(
    arguments: [
      ("", "/v1/messages"), ("/", "/v1/messages"), ("/v1", "/v1/messages"), ("/v1/messages", "/v1/messages"),
      ("/anthropic", "/anthropic/v1/messages"), ("/anthropic/v1/?key=x", "/anthropic/v1/messages?key=x"),
    ])
  func whereAndWithWhat(base: String, path: String) async throws {
    let sent = try await FakeServer.lend(.json(Wire.anthropic.document("Hello").text)) { server in
      try await ModelConnections.lend { connections in
        let endpoint = ModelEndpoint(
          baseURL: server.baseURL + base, apiKey: "sk-ant-1234", keyHeader: AnthropicClient.kind.keyHeader)
        let client = AnthropicClient(endpoint: endpoint, model: "m1", connections: connections)
        _ = try await client.reply(to: ModelRequest(model: "m1", system: "", messages: [.user("Hi")])) { _ in }
        _ = try? await client.models()
      }
      return server.record.requests
    }
    let lines = try #require(sent.first).split(separator: "\r\n").map(String.init)
    #expect(lines.first == "POST \(path) HTTP/1.1")
    #expect(lines.contains("x-api-key: sk-ant-1234"))
    #expect(lines.contains("anthropic-version: 2023-06-01"))
    #expect(!lines.contains { $0.hasPrefix("Authorization") })
    let list = path.replacing("/messages", with: "/models") + (path.contains("?") ? "&" : "?") + "limit=1000"
    #expect(sent.last?.hasPrefix("GET \(list) HTTP/1.1\r\n") == true)
  }
}
