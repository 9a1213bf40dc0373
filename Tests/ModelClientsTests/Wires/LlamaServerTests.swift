import JSONText
import SessionCore
import Synchronization
import Testing

@testable import ModelClients

/// The clients against a server that others wrote.
struct LlamaServerTests {
  @Test func aRealServer() async throws {
    try await LlamaServer.lend { address in
      try await ModelConnections.lend { connections in
        let endpoint = ModelEndpoint(baseURL: address)
        let wires: [any ProviderClient.Type] = [
          ChatCompletionsClient.self, ResponsesClient.self, AnthropicClient.self,
        ]
        for wire in wires {
          let client = wire.init(endpoint: endpoint, model: "noise", connections: connections)
          try await streams(client)
          try await answersWhole(client)
          try await takesToolsAndTheirResults(client)
          try await answersInTheShapeAskedFor(client)
          try await refusesWhatIsTooLong(client)
          #expect(try await client.models().map(\.id).count == 1)
        }
      }
    }
  }

  private func streams(_ client: some ProviderClient) async throws {
    let shown = Mutex("")
    let request = ModelRequest(model: "noise", system: "Be brief.", messages: [.user("Hi")], maxOutputTokens: 16)
    let reply = try await client.reply(to: request) { part in
      if case .text(let text) = part { shown.withLock { $0 += text } }
    }
    #expect(!reply.text.isEmpty)
    #expect(shown.withLock { $0 } == reply.text)
    try expectCounts(of: reply)
  }

  private func answersWhole(_ client: some ProviderClient) async throws {
    let request = ModelRequest(
      model: "noise", system: "", messages: [.user("Hi")], maxOutputTokens: 16, isStreaming: false)
    try expectCounts(of: try await client.reply(to: request) { _ in })
  }

  private func takesToolsAndTheirResults(_ client: some ProviderClient) async throws {
    let schema: JSON = ["type": "object", "properties": ["path": ["type": "string"]], "required": ["path"]]
    let request = ModelRequest(
      model: "noise", system: "Be brief.",
      messages: [
        .user("Read x."),
        .assistant(
          text: "",
          calls: [
            ToolCall(id: "a", name: "view", arguments: #"{"path":"x"}"#),
            ToolCall(id: "b", name: "view", arguments: #"{"path":"#),
          ]),
        .toolResult(callID: "a", toolName: "view", text: "line"),
        .toolResult(callID: "b", toolName: "view", text: "no such argument"),
      ],
      tools: [ToolSchema(name: "view", description: "Reads a file.", parameters: schema)], maxOutputTokens: 16)
    #expect(try await noise(of: client, to: request).isEmpty == false)
  }

  /// The server holds the model to a schema, which is more than noise does by itself. The text is longer than the
  /// reply may be: a model that may not end has nothing to say after the last brace, and the server may say so.
  private func answersInTheShapeAskedFor(_ client: some ProviderClient) async throws {
    let schema: JSON = [
      "type": "object", "properties": ["found": ["type": "string", "minLength": 200]], "required": ["found"],
      "additionalProperties": false,
    ]
    let request = ModelRequest(
      model: "noise", system: "", messages: [.user("Is it there?")], maxOutputTokens: 40,
      outputSchema: OutputSchema(schema: schema))
    let start = try await noise(of: client, to: request).filter { !$0.isWhitespace }.prefix(10)
    // Its responses know no schema, and its messages show a call only when it is whole.
    guard client is ChatCompletionsClient else { return }
    #expect(start == #"{"found":""#, "\(type(of: client))")
  }

  /// What the model says, whatever the server thinks of it at the end: noise need not be of the form it expects.
  private func noise(of client: some ProviderClient, to request: ModelRequest) async throws -> String {
    let shown = Mutex("")
    do throws(ModelFailure) {
      _ = try await client.reply(to: request) { part in
        if case .text(let text) = part { shown.withLock { $0 += text } }
      }
    } catch {
      guard error.message.contains("does not match the expected") else { throw error }
    }
    return shown.withLock { $0 }
  }

  private func refusesWhatIsTooLong(_ client: some ProviderClient) async throws {
    let long = String(repeating: "words and words ", count: 500)
    let request = ModelRequest(model: "noise", system: "", messages: [.user(long)], maxOutputTokens: 4)
    let failure = await #expect(throws: ModelFailure.self) { try await client.reply(to: request) { _ in } }
    #expect(failure?.kind == .tooLong, "\(failure?.message ?? "no failure")")
    #expect(failure?.status == 400)
  }

  /// A model of noise ends when it is out of tokens, or by chance.
  private func expectCounts(of reply: ModelReply) throws {
    let usage = try #require(reply.usage)
    #expect(usage.input > 0)
    #expect((1...16).contains(usage.output))
    #expect(reply.finish == .stop || (reply.finish == .length && usage.output == 16))
    #expect(reply.model != nil)
  }
}
