import SessionCore
import Testing

@testable import ModelClients

/// What a server sends, and why that is no reply. In messages the server's address is written SERVER.
struct FailureCase: Sendable, CustomTestStringConvertible {
  let name: String
  let steps: [FakeServer.Step]
  let failure: ModelFailure
  let limits: TransferLimits

  var testDescription: String { name }

  init(
    _ name: String, _ steps: [FakeServer.Step], _ failure: ModelFailure,
    limits: TransferLimits = TransferLimits(bytes: 16_384)
  ) {
    self.limits = limits
    self.name = name
    self.steps = steps
    self.failure = failure
  }

  private static let hello = #"{"choices":[{"index":0,"delta":{"content":"Hello"}}]}"#

  static let statuses: [FailureCase] = [
    FailureCase(
      "a key where a long answer is cut",
      .answer("401 Unauthorized", [], String(repeating: "x", count: 590) + " sk-secret-key-1234 and more"),
      ModelFailure(
        .unauthorized, "SERVER answered 401: \(String(repeating: "x", count: 590)) ••• and m…", status: 401)),
    FailureCase(
      "404 in Ollama's words", .answer("404 Not Found", [], #"{"error":"model 'x' not found"}"#),
      ModelFailure(.rejected, "SERVER answered 404: model 'x' not found", status: 404)),
    FailureCase(
      "400 in FastAPI's words",
      .answer("400 Bad Request", [], #"{"detail":[{"loc":["body"],"msg":"field required"}]}"#),
      ModelFailure(.rejected, #"SERVER answered 400: [{"loc":["body"],"msg":"field required"}]"#, status: 400)),
    FailureCase(
      "400 in a list, as Gemini's",
      .answer("400 Bad Request", [], #"[{"error":{"code":400,"message":"bad schema","status":"INVALID_ARGUMENT"}}]"#),
      ModelFailure(.rejected, "SERVER answered 400: bad schema", status: 400)),
    FailureCase(
      "too long, by code",
      .answer("400 Bad Request", [], #"{"error":{"message":"too much","code":"context_length_exceeded"}}"#),
      ModelFailure(.tooLong, "SERVER answered 400: too much", status: 400)),
    FailureCase(
      "too long, by words",
      .answer(
        "400 Bad Request", [],
        #"{"error":{"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}"#),
      ModelFailure(.tooLong, "SERVER answered 400: the request exceeds the available context size", status: 400)),
    FailureCase(
      "429 for an empty account",
      .answer("429 Too Many Requests", [], #"{"error":{"message":"no money","code":"insufficient_quota"}}"#),
      ModelFailure(.rejected, "SERVER answered 429: no money", status: 429)),
  ]

  static let streams: [FailureCase] = [
    FailureCase(
      "an error inside a stream",
      .events(hello, #"{"error":{"message":"overloaded","code":503}}"#),
      ModelFailure(.server, "SERVER answered 503: overloaded", status: 503, partialText: "Hello")),
    FailureCase(
      "an error as a text inside a stream", .events(hello, #"{"error":"out of memory"}"#),
      ModelFailure(.server, "SERVER reported an error: out of memory", partialText: "Hello")),
    FailureCase(
      "an error inside a choice",
      .events(hello, #"{"choices":[{"error":{"message":"gone","code":502},"finish_reason":"error"}]}"#),
      ModelFailure(.server, "SERVER answered 502: gone", status: 502, partialText: "Hello")),
    FailureCase(
      "an error with status 200", .json(#"{"error":{"message":"rate limited","code":429}}"#),
      ModelFailure(.rateLimited, "SERVER answered 429: rate limited", status: 429)),
  ]
}
