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

  private static let cut = ModelFailure(
    .cutOff, "SERVER ended the stream in the middle of the reply", partialText: "Hello")

  static let statuses: [FailureCase] = [
    FailureCase(
      "401 in OpenAI's words",
      .answer(
        "401 Unauthorized", [],
        #"{"error":{"message":"Incorrect API key provided: sk-secret-key-1234.","type":"invalid_request_error","code":"invalid_api_key"}}"#
      ), ModelFailure(.unauthorized, "SERVER answered 401: Incorrect API key provided: •••.", status: 401)),
    FailureCase(
      "a key where a long answer is cut",
      .answer("401 Unauthorized", [], String(repeating: "x", count: 590) + " sk-secret-key-1234 and more"),
      ModelFailure(
        .unauthorized, "SERVER answered 401: \(String(repeating: "x", count: 590)) ••• and m…", status: 401)),
    FailureCase(
      "403 as text", .answer("403 Forbidden", [], "no access\nfrom  here"),
      ModelFailure(.unauthorized, "SERVER answered 403: no access from here", status: 403)),
    FailureCase(
      "404 in Ollama's words", .answer("404 Not Found", [], #"{"error":"model 'x' not found"}"#),
      ModelFailure(.rejected, "SERVER answered 404: model 'x' not found", status: 404)),
    FailureCase(
      "404 as a page", .answer("404 Not Found", [], " <html><head><title>Not here</title></head></html>"),
      ModelFailure(.rejected, "SERVER answered 404: a page of HTML, “Not here”", status: 404)),
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
      "429 with seconds", .answer("429 Too Many Requests", ["Retry-After: 7"], #"{"error":{"message":"slow down"}}"#),
      ModelFailure(.rateLimited, "SERVER answered 429: slow down", status: 429, retryAfter: .seconds(7))),
    FailureCase(
      "429 with a date",
      .answer(
        "429 Too Many Requests",
        ["Date: Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After: Wed, 21 Oct 2015 07:29:30 GMT"], ""),
      ModelFailure(.rateLimited, "SERVER answered 429", status: 429, retryAfter: .seconds(90))),
    FailureCase(
      "429 for an empty account",
      .answer("429 Too Many Requests", [], #"{"error":{"message":"no money","code":"insufficient_quota"}}"#),
      ModelFailure(.rejected, "SERVER answered 429: no money", status: 429)),
    FailureCase(
      "500 without words", .answer("500 Internal Server Error", [], ""),
      ModelFailure(.server, "SERVER answered 500", status: 500)),
    FailureCase(
      "503 with milliseconds", .answer("503 Service Unavailable", ["retry-after-ms: 250"], "{}"),
      ModelFailure(.server, "SERVER answered 503", status: 503, retryAfter: .milliseconds(250))),
    FailureCase(
      "529, an unknown status", .answer("529 Overloaded", [], #"{"message":"overloaded"}"#),
      ModelFailure(.server, "SERVER answered 529: overloaded", status: 529)),
    FailureCase(
      "a redirect", .answer("301 Moved Permanently", ["Location: https://elsewhere.example/v1"], "moved"),
      ModelFailure(.rejected, "SERVER answered 301: it sends us to https://elsewhere.example/v1", status: 301)),
    FailureCase(
      "a failure that is cut off", [.text("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\nbroken"), .close],
      ModelFailure(.server, "SERVER answered 500: broken", status: 500)),
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
      "llama.cpp's error line", .stream(#"error: {"code":500,"message":"boom","type":"server_error"}"# + "\n\n"),
      ModelFailure(.server, "SERVER answered 500: boom", status: 500)),
    FailureCase(
      "an error with status 200", .json(#"{"error":{"message":"rate limited","code":429}}"#),
      ModelFailure(.rateLimited, "SERVER answered 429: rate limited", status: 429)),
    FailureCase("the end after a piece of text", .events(hello), cut),
    FailureCase(
      "the end inside an event", .stream("data: \(hello)\n\ndata: {\"choices\":[{\"del"),
      ModelFailure(.cutOff, "SERVER ended the stream in the middle of an event", partialText: "Hello")),
    FailureCase(
      "the end inside a call",
      .events(
        hello,
        #"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"view","arguments":"{\"pa"}}]}}]}"#
      ),
      cut),
    FailureCase(
      "a connection closed inside a chunked stream",
      [[FakeServer.Step].stream()[0], .text([FakeServer.Step].chunk("data: \(hello)\n\n")), .close],
      ModelFailure(
        .cutOff, "SERVER closed the connection in the middle of the answer", partialText: "Hello")),
    FailureCase(
      "an event that is not JSON", .events(hello, "{'a': 1}"),
      ModelFailure(
        .malformed,
        "SERVER sent an event that is not JSON at byte 1: found ''', expected a key in quotes or '}'",
        partialText: "Hello")),
    FailureCase("an empty answer", .answer("200 OK", [], ""), ModelFailure(.cutOff, "SERVER sent an empty answer")),
    FailureCase(
      "an empty stream", .stream(": hi\n\n"),
      ModelFailure(.cutOff, "SERVER ended the stream in the middle of the reply")),
    FailureCase(
      "a page", .answer("200 OK", ["Content-Type: text/html"], "<!DOCTYPE html><title>Sign in</title>"),
      ModelFailure(.malformed, "SERVER sent a page of HTML; is this the address of the API?")),
    FailureCase(
      "other JSON", .json(#"{"status":"ok"}"#),
      ModelFailure(.malformed, "SERVER sent JSON that is no reply: it has no choices")),
    FailureCase(
      "JSON that is cut", [.text("HTTP/1.1 200 OK\r\n\r\n{\"choices\":[{\"message\":{\"content\":\"He"), .close],
      ModelFailure(.cutOff, "SERVER closed the connection in the middle of the answer")),
    FailureCase(
      "JSON shorter than its length",
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"choices\":[{\"message\":{\"content\":\"He"), .close],
      ModelFailure(.cutOff, "SERVER closed the connection in the middle of the answer")),
    FailureCase(
      "too much", .events(#"{"choices":[{"delta":{"content":"\#(String(repeating: "x", count: 20_000))"}}]}"#),
      ModelFailure(.tooLarge, "the answer is larger than 16384 bytes")),
  ]

  static let connections: [FailureCase] = [
    FailureCase(
      "closed without an answer", [.close],
      ModelFailure(.connection, "SERVER closed the connection without an answer")),
    FailureCase(
      "closed inside the head", [.text("HTTP/1.1 200 OK\r\nConte"), .close],
      ModelFailure(.connection, "SERVER closed the connection without an answer")),
    FailureCase(
      "silence from the start", [], ModelFailure(.timeout, "SERVER sent nothing for 250 ms"), limits: silentStart),
    FailureCase(
      "a head and then silence", [[FakeServer.Step].streamHead],
      ModelFailure(.timeout, "SERVER sent nothing for 250 ms"), limits: silentStart),
    FailureCase(
      "silence after a piece", [[FakeServer.Step].streamHead, .text("data: \(hello)\n\n")],
      ModelFailure(.timeout, "SERVER fell silent for 250 ms", partialText: "Hello"),
      limits: TransferLimits(betweenPieces: .milliseconds(250))),
  ]

  private static let silentStart = TransferLimits(firstByte: .milliseconds(250))
}
