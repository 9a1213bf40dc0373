import JSONText
import SessionCore
import Synchronization
import Testing

@testable import ModelClients

struct ChatCompletionsClientTests {
  private let request = ModelRequest(model: "m1", system: "Be brief.", messages: [.user("Hi")])

  @Test(arguments: ReplyCase.text + ReplyCase.whole + ReplyCase.toolCalls)
  func replies(expected: ReplyCase) async throws {
    let parts = Mutex<[ModelPart]>([])
    let reply = try await FakeServer.lend(expected.steps) { server in
      try await withClient(of: server) { client in
        try await client.reply(to: request) { part in parts.withLock { $0.append(part) } }
      }
    }
    #expect(reply == expected.reply)
    #expect(parts.withLock { $0.filter { $0 != .progress } } == expected.parts)
  }

  @Test(arguments: FailureCase.statuses + FailureCase.streams)
  func failures(expected: FailureCase) async throws {
    let failure = try await failure(of: expected.steps, limits: expected.limits)
    #expect(failure == expected.failure)
  }

  /// As llama.cpp's server does after a stream.
  @Test func aKeptConnectionThatTurnsOutToBeClosedIsReplaced() async throws {
    let events: [FakeServer.Step] = .events(#"{"choices":[{"delta":{"content":"x"},"finish_reason":"stop"}]}"#)
    try await FakeServer.lend(events + [.close]) { server in
      try await withClient(of: server) { client in
        for _ in 0..<50 {
          let reply = try await client.reply(to: request) { _ in }
          #expect(reply.text == "x")
        }
      }
      #expect(server.record.requests.count == 50)
    }
  }

  @Test func aSecureConnectionThatIsNeverMadeIsGivenUp() async throws {
    try await FakeServer.lend([]) { server in
      let secure = FakeServer(baseURL: server.baseURL.replacing("http:", with: "https:"), record: server.record)
      let failure = try await failure(of: secure, limits: TransferLimits(firstByte: .milliseconds(250)))
      #expect(failure == ModelFailure(.timeout, "SERVER sent nothing for 250 ms"))
    }
  }

  @Test(arguments: ["", "localhost:8080", "ftp://example.com", "http://", "file:///etc/passwd"])
  func whatIsNoAddressIsRejected(base: String) async throws {
    let failure = await #expect(throws: ModelFailure.self) {
      try await ModelConnections.lend { connections in
        let endpoint = ModelEndpoint(baseURL: base)
        return try await ChatCompletionsClient(endpoint: endpoint, model: "m", connections: connections)
          .reply(to: request) { _ in }
      }
    }
    #expect(failure?.kind == .rejected)
  }

  @Test func aHeaderThatCannotBeSentIsOurFault() async throws {
    let failure = try await FakeServer.lend([]) { server in
      let endpoint = ModelEndpoint(baseURL: server.baseURL, headers: [("X-Key", "secret-value\r\nX-Evil: 1")])
      return await #expect(throws: ModelFailure.self) {
        try await ModelConnections.lend { connections in
          try await ChatCompletionsClient(endpoint: endpoint, model: "m", connections: connections)
            .reply(to: request) { _ in }
        }
      }
    }
    #expect(failure?.kind == .rejected)
    #expect(failure?.message.contains("secret") == false)
  }

  @Test func aConnectionIsUsedAgain() async throws {
    let steps: [FakeServer.Step] = .events(#"{"choices":[{"delta":{"content":"x"},"finish_reason":"stop"}]}"#, "[DONE]")
    try await FakeServer.lend(steps) { server in
      try await withClient(of: server) { client in
        for _ in 0..<5 { _ = try await client.reply(to: request) { _ in } }
      }
      #expect(server.record.requests.count == 5)
      // One that was idle for long, on a busy machine, may have been given up.
      #expect(server.record.connections < 5)
    }
  }

  @Test func whatIsSent() async throws {
    let request = ModelRequest(
      model: "m1", system: "Be brief.", messages: [.user("Hi")], reasoningEffort: "low", maxOutputTokens: 100)
    let sent = try await FakeServer.lend(.json(#"{"choices":[{"message":{"content":""}}]}"#)) { server in
      let endpoint = ModelEndpoint(
        baseURL: server.baseURL + "/v1/?version=1", apiKey: "sk-secret-key-1234\n",
        headers: [("X-Team", "docs"), ("user-agent", "mine")])
      _ = try await ModelConnections.lend { connections in
        try await ChatCompletionsClient(endpoint: endpoint, model: "m1", connections: connections)
          .reply(to: request) { _ in }
      }
      return server.record.requests
    }
    let lines = try #require(sent.first).split(separator: "\r\n").map(String.init)
    #expect(lines.first == "POST /v1/chat/completions?version=1 HTTP/1.1")
    #expect(lines.contains("Authorization: Bearer sk-secret-key-1234"))
    #expect(lines.contains("X-Team: docs"))
    #expect(lines.contains("user-agent: mine"))
    #expect(lines.contains("Content-Type: application/json"))
    #expect(
      try JSON(parsing: lines.last ?? "") == [
        "model": "m1", "stream": true, "stream_options": ["include_usage": true], "max_tokens": 100,
        "reasoning_effort": "low",
        "messages": [["role": "system", "content": "Be brief."], ["role": "user", "content": "Hi"]],
      ])
  }

  @Test(arguments: [
    (#"{"object":"list","data":[{"id":"a"},{"id":"b"}]}"#, ["a", "b"].map { OfferedModel(id: $0) }),
    (#"{"models":[{"name":"c"}]}"#, [OfferedModel(id: "c")]),
    (#"[{"id":"d"},"e"]"#, [OfferedModel(id: "d"), OfferedModel(id: "e")]),
    (#"{"data":[]}"#, []),
    // vLLM, OpenRouter, Anthropic, llama.cpp, GitHub Models
    (#"{"data":[{"id":"v","max_model_len":4096}]}"#, [OfferedModel(id: "v", contextWindow: 4096)]),
    (
      #"{"data":[{"id":"o","context_length":9,"architecture":{"input_modalities":["text","image"]},"top_provider":{"max_completion_tokens":7}}]}"#,
      [OfferedModel(id: "o", contextWindow: 9, maxOutputTokens: 7, hasVision: true)]
    ),
    (
      #"{"data":[{"id":"a","max_input_tokens":9,"max_tokens":5,"capabilities":{"image_input":{"supported":false}}}]}"#,
      [OfferedModel(id: "a", contextWindow: 9, maxOutputTokens: 5, hasVision: false)]
    ),
    (#"{"data":[{"id":"l","meta":{"n_ctx_train":1024}}]}"#, [OfferedModel(id: "l", contextWindow: 1024)]),
    (
      #"[{"id":"g","limits":{"max_input_tokens":8,"max_output_tokens":4},"supported_input_modalities":["text"]}]"#,
      [OfferedModel(id: "g", contextWindow: 8, maxOutputTokens: 4, hasVision: false)]
    ),
  ])
  func models(body: String, expected: [OfferedModel]) async throws {
    try await FakeServer.lend(.json(body)) { server in
      let models = try await withClient(of: server) { client in try await client.models() }
      #expect(models == expected)
      #expect(server.record.requests.first?.hasPrefix("GET /v1/models HTTP/1.1\r\n") == true)
    }
  }

  @Test func aListOfModelsThatIsNone() async throws {
    try await FakeServer.lend(.json(#"{"x":1}"#)) { server in
      _ = await #expect(throws: ModelFailure(.malformed, "\(server.baseURL) did not answer with a list of models")) {
        try await withClient(of: server) { client in try await client.models() }
      }
    }
  }

  // MARK: -

  private func failure(
    of steps: [FakeServer.Step], limits: TransferLimits = TransferLimits()
  ) async throws -> ModelFailure {
    try await FakeServer.lend(steps) { try await failure(of: $0, limits: limits) }
  }

  private func failure(
    of server: FakeServer, limits: TransferLimits = TransferLimits()
  ) async throws -> ModelFailure {
    var failure = try await #require(throws: ModelFailure.self) {
      try await withClient(of: server, limits: limits) { client in try await client.reply(to: request) { _ in } }
    }
    failure.message = failure.message.replacing(server.baseURL, with: "SERVER")
    return failure
  }

  private func withClient<Result: Sendable>(
    of server: FakeServer,
    limits: TransferLimits = TransferLimits(),
    _ body: (ChatCompletionsClient) async throws -> Result
  ) async throws -> Result {
    try await ModelConnections.lend { connections in
      let endpoint = ModelEndpoint(baseURL: server.baseURL, apiKey: "sk-secret-key-1234", limits: limits)
      return try await body(ChatCompletionsClient(endpoint: endpoint, model: "m1", connections: connections))
    }
  }
}
