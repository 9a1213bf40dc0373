import JSONText
import SessionCore
import Synchronization
import Testing

@testable import ModelClients

/// The client against a server that others wrote.
struct LlamaServerTests {
  @Test func aRealServer() async throws {
    try await LlamaServer.lend { address in
      try await ModelConnections.lend { connections in
        let endpoint = ModelEndpoint(baseURL: address)
        let client = ChatCompletionsClient(endpoint: endpoint, model: "noise", connections: connections)
        try await streams(client)
        try await answersWhole(client)
        try await takesToolsAndTheirResults(client)
        try await refusesWhatIsTooLong(client)
        #expect(try await client.modelIDs().count == 1)
      }
    }
  }

  private func streams(_ client: ChatCompletionsClient) async throws {
    let shown = Mutex("")
    let request = ModelRequest(model: "noise", system: "Be brief.", messages: [.user("Hi")], maxOutputTokens: 12)
    let reply = try await client.reply(to: request) { part in
      if case .text(let text) = part { shown.withLock { $0 += text } }
    }
    #expect(!reply.text.isEmpty)
    #expect(shown.withLock { $0 } == reply.text)
    try expectCounts(of: reply)
  }

  private func answersWhole(_ client: ChatCompletionsClient) async throws {
    let request = ModelRequest(
      model: "noise", system: "", messages: [.user("Hi")], maxOutputTokens: 12, isStreaming: false)
    try expectCounts(of: try await client.reply(to: request) { _ in })
  }

  private func takesToolsAndTheirResults(_ client: ChatCompletionsClient) async throws {
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
      tools: [ToolSchema(name: "view", description: "Reads a file.", parameters: schema)], maxOutputTokens: 8)
    let reply = try await client.reply(to: request) { _ in }
    #expect(reply.usage != nil)
  }

  private func refusesWhatIsTooLong(_ client: ChatCompletionsClient) async throws {
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
    #expect((1...12).contains(usage.output))
    #expect(reply.finish == .stop || (reply.finish == .length && usage.output == 12))
    #expect(reply.model != nil)
  }
}
