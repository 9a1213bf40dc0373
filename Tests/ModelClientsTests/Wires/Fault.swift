import JSONText
import SessionCore
import Testing

@testable import ModelClients

/// What a server does wrong, on whatever wire, and what the client makes of it. In messages the server's address is
/// written SERVER.
struct Fault: Sendable, CustomTestStringConvertible {
  let name: String
  let steps: @Sendable (Wire) -> [FakeServer.Step]
  let outcome: @Sendable (Wire) -> Result<ModelReply, ModelFailure>
  let limits: TransferLimits

  var testDescription: String { name }

  init(
    _ name: String, limits: TransferLimits = TransferLimits(bytes: 16_384),
    _ steps: @escaping @Sendable (Wire) -> [FakeServer.Step], _ failure: @escaping @Sendable (Wire) -> ModelFailure
  ) {
    self.name = name
    self.limits = limits
    self.steps = steps
    outcome = { .failure(failure($0)) }
  }

  init(_ name: String, _ answer: [FakeServer.Step], _ failure: ModelFailure) {
    self.init(name, { _ in answer }, { _ in failure })
  }

  init(
    borne name: String, _ steps: @escaping @Sendable (Wire) -> [FakeServer.Step],
    _ reply: @escaping @Sendable (Wire) -> ModelReply = { $0.reply("Hello") }
  ) {
    self.name = name
    limits = TransferLimits()
    self.steps = steps
    outcome = { .success(reply($0)) }
  }

  static let all: [Fault] = statuses + streams + connections + borne

  // MARK: - Statuses

  private static let statuses: [Fault] = [
    Fault(
      "401 with the key in its words",
      .answer(
        "401 Unauthorized", [],
        #"{"error":{"message":"Incorrect API key provided: sk-secret-key-1234.","code":"invalid_api_key"}}"#),
      ModelFailure(.unauthorized, "SERVER answered 401: Incorrect API key provided: •••.", status: 401)),
    Fault(
      "403 as text", .answer("403 Forbidden", [], "no access\nfrom  here"),
      ModelFailure(.unauthorized, "SERVER answered 403: no access from here", status: 403)),
    Fault(
      "404 as a page", .answer("404 Not Found", [], " <html><head><title>Not here</title></head></html>"),
      ModelFailure(.rejected, "SERVER answered 404: a page of HTML, “Not here”", status: 404)),
    Fault(
      "400 in Anthropic's words, too long",
      .answer(
        "400 Bad Request", [],
        #"{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 9 tokens > 8 maximum"}}"#
      ), ModelFailure(.tooLong, "SERVER answered 400: prompt is too long: 9 tokens > 8 maximum", status: 400)),
    Fault(
      "429 with seconds", .answer("429 Too Many Requests", ["Retry-After: 7"], #"{"error":{"message":"slow down"}}"#),
      ModelFailure(.rateLimited, "SERVER answered 429: slow down", status: 429, retryAfter: .seconds(7))),
    Fault(
      "429 with a date",
      .answer(
        "429 Too Many Requests",
        ["Date: Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After: Wed, 21 Oct 2015 07:29:30 GMT"], ""),
      ModelFailure(.rateLimited, "SERVER answered 429", status: 429, retryAfter: .seconds(90))),
    Fault(
      "500 without words", .answer("500 Internal Server Error", [], ""),
      ModelFailure(.server, "SERVER answered 500", status: 500)),
    Fault(
      "502 as a page", .answer("502 Bad Gateway", [], "<html><title>Bad gateway</title>"),
      ModelFailure(.server, "SERVER answered 502: a page of HTML, “Bad gateway”", status: 502)),
    Fault(
      "503 with milliseconds", .answer("503 Service Unavailable", ["retry-after-ms: 250"], "{}"),
      ModelFailure(.server, "SERVER answered 503", status: 503, retryAfter: .milliseconds(250))),
    Fault(
      "529 in Anthropic's words",
      .answer("529 Overloaded", [], #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#),
      ModelFailure(.server, "SERVER answered 529: Overloaded", status: 529)),
    Fault(
      "a redirect", .answer("301 Moved Permanently", ["Location: https://elsewhere.example/v1"], "moved"),
      ModelFailure(.rejected, "SERVER answered 301: it sends us to https://elsewhere.example/v1", status: 301)),
    Fault(
      "a failure that is cut off", [.text("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\nbroken"), .close],
      ModelFailure(.server, "SERVER answered 500: broken", status: 500)),
  ]

  // MARK: - Streams

  @Sendable private static func hello(_ wire: Wire) -> [String] { (wire.start + [wire.text("Hello")]).map(\.text) }

  @Sendable private static func cut(_ wire: Wire) -> ModelFailure {
    ModelFailure(.cutOff, "SERVER ended the stream in the middle of the reply", partialText: "Hello")
  }

  @Sendable private static func lines(_ data: [String]) -> String { data.map { "data: \($0)\n\n" }.joined() }

  private static func error(_ kind: String, _ expected: ModelFailure.Kind) -> Fault {
    Fault("\(kind) inside a stream") {
      .events(hello($0) + [$0.error(kind, "no luck").text])
    } _: { _ in
      ModelFailure(expected, "SERVER reported an error: no luck", partialText: "Hello")
    }
  }

  private static let streams: [Fault] = [
    error("overloaded_error", .server), error("api_error", .server), error("server_error", .server),
    error("rate_limit_error", .rateLimited), error("rate_limit_exceeded", .rateLimited),
    error("authentication_error", .unauthorized), error("invalid_request_error", .rejected),
    error("insufficient_quota", .rejected), error("context_length_exceeded", .tooLong),
    Fault("llama.cpp's error line") { _ in
      .stream([#"error: {"code":500,"message":"boom","type":"server_error"}"# + "\n\n"])
    } _: { _ in
      ModelFailure(.server, "SERVER answered 500: boom", status: 500)
    },
    Fault("the end after a piece of text", { .events(hello($0)) }, cut),
    Fault("the end inside an event") {
      .stream([lines(hello($0)), #"data: {"type":"x","choices":[{"del"#])
    } _: { _ in
      ModelFailure(.cutOff, "SERVER ended the stream in the middle of an event", partialText: "Hello")
    },
    Fault("the end inside a character") { wire in
      let event = Array("data: \(wire.text("é").text)".utf8)
      let half = event[...(event.firstIndex(of: 0xC3) ?? 0)]
      return [[FakeServer.Step].streamHead, .text(lines(hello(wire))), .send(Array(half)), .close]
    } _: { _ in
      ModelFailure(.cutOff, "SERVER ended the stream in the middle of an event", partialText: "Hello")
    },
    Fault(
      "the end inside a call's arguments",
      { .events(hello($0) + $0.call(0, "a", "view", [#"{"pa"#]).map(\.text)) }, cut),
    Fault("a connection closed inside a chunked stream") {
      [[FakeServer.Step].stream([])[0], .text([FakeServer.Step].chunk(lines(hello($0)))), .close]
    } _: { _ in
      ModelFailure(.cutOff, "SERVER closed the connection in the middle of the answer", partialText: "Hello")
    },
    Fault("an event that is not JSON") {
      .events(hello($0) + ["{'a': 1}"])
    } _: { _ in
      ModelFailure(
        .malformed, "SERVER sent an event that is not JSON at byte 1: found ''', expected a key in quotes or '}'",
        partialText: "Hello")
    },
    Fault("an empty answer", .answer("200 OK", [], ""), ModelFailure(.cutOff, "SERVER sent an empty answer")),
    Fault(
      "an empty stream", .stream([": hi\n\n"]),
      ModelFailure(.cutOff, "SERVER ended the stream in the middle of the reply")),
    Fault(
      "a page instead of a reply",
      .answer("200 OK", ["Content-Type: text/html"], "<!DOCTYPE html><title>Sign in</title>"),
      ModelFailure(.malformed, "SERVER sent a page of HTML; is this the address of the API?")),
    Fault("other JSON", { _ in .json(#"{"status":"ok"}"#) }) {
      ModelFailure(.malformed, "SERVER sent JSON that is no reply: it has no \($0.essence)")
    },
    Fault("JSON that is cut") {
      [.text("HTTP/1.1 200 OK\r\n\r\n" + $0.document("Hello").text.dropLast(20)), .close]
    } _: {
      _ in
      ModelFailure(.cutOff, "SERVER closed the connection in the middle of the answer")
    },
    Fault("JSON shorter than its length") {
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + $0.document("Hello").text.dropLast(20)), .close]
    } _: { _ in
      ModelFailure(.cutOff, "SERVER closed the connection in the middle of the answer")
    },
    Fault("too much") {
      .events([$0.text(String(repeating: "x", count: 20_000)).text])
    } _: { _ in
      ModelFailure(.tooLarge, "the answer is larger than 16384 bytes")
    },
  ]

  // MARK: - Connections

  private static let silentStart = TransferLimits(firstByte: .milliseconds(250))

  private static let connections: [Fault] = [
    Fault(
      "closed without an answer", [.close],
      ModelFailure(.connection, "SERVER closed the connection without an answer")),
    Fault(
      "reset without an answer", [.reset],
      ModelFailure(.connection, "SERVER closed the connection without an answer")),
    Fault(
      "closed inside the head", [.text("HTTP/1.1 200 OK\r\nConte"), .close],
      ModelFailure(.connection, "SERVER closed the connection without an answer")),
    Fault("silence from the start", limits: silentStart, { _ in [] }) { _ in
      ModelFailure(.timeout, "SERVER sent nothing for 250 ms")
    },
    Fault("a head and then silence", limits: silentStart, { _ in [[FakeServer.Step].streamHead] }) { _ in
      ModelFailure(.timeout, "SERVER sent nothing for 250 ms")
    },
    Fault(
      "silence after a piece", limits: TransferLimits(betweenPieces: .milliseconds(250)),
      { [[FakeServer.Step].streamHead, .text(lines(hello($0)))] }
    ) { _ in ModelFailure(.timeout, "SERVER fell silent for 250 ms", partialText: "Hello") },
  ]

  // MARK: - What does no harm

  private static let two = [
    ToolCall(id: "a", name: "view", arguments: #"{"path":"x"}"#),
    ToolCall(id: "b", name: "grep", arguments: #"{"pattern":"y"}"#),
  ]

  private static let borne: [Fault] = [
    Fault(borne: "text in pieces") { .events($0.saying("Hel", "lo")) },
    Fault(borne: "JSON instead of a stream") { .json($0.document("Hello").text) },
    Fault(borne: "no word for the end") { .events(($0.start + [$0.text("Hello")] + $0.end(false)).map(\.text)) },
    Fault(borne: "a stream that is broken off after its end") { wire in
      let stream = lines((wire.start + [wire.text("Hello")] + wire.end(false)).map(\.text))
      return [[FakeServer.Step].stream([])[0], .text([FakeServer.Step].chunk(stream)), .close]
    },
    Fault(borne: "a stream that is never closed after its end") {
      [[FakeServer.Step].stream([])[0], .text([FakeServer.Step].chunk(lines($0.saying("Hello"))))]
    },
    Fault(borne: "[DONE] where nobody expects it") { .events($0.saying("Hello") + ["[DONE]"]) },
    Fault(borne: "the last event without its empty line") {
      .stream([String(lines($0.saying("Hello")).dropLast(2))])
    },
    Fault(borne: "CRLF, comments, event names and ids") { wire in
      let events = wire.saying("Hello").map { ": x\r\nevent: y\r\nid: 1\r\nretry: 5\r\ndata:\($0)\r\n\r\n" }
      return .stream([": keep-alive\r\n\r\n" + events.joined()])
    },
    Fault(borne: "unknown events and members") { wire in
      let told = wire.start + wire.noise + [wire.text("Hello")] + wire.noise + wire.end(false)
      return .events(told.map(\.text) + wire.done)
    },
    Fault(borne: "text of every width") {
      .events($0.saying("é漢😀"))
    } _: {
      $0.reply("é漢😀")
    },
    Fault(borne: "parallel calls in pieces") { wire in
      let calls =
        wire.call(0, "a", "view", [#"{"path":"#, #""x"}"#]) + wire.call(1, "b", "grep", [#"{"pattern":"y"}"#])
      return .events((wire.start + [wire.text("I look")] + calls + wire.end(true)).map(\.text) + wire.done)
    } _: {
      $0.reply("I look", two)
    },
    Fault(borne: "parallel calls whose pieces are mixed") { wire in
      let (first, second) = (
        wire.call(0, "a", "view", [#"{"path":"#, #""x"}"#]), wire.call(1, "b", "grep", [#"{"pattern""#, #":"y"}"#])
      )
      let mixed = [first[0], first[1], second[0], second[1], first[2], second[2]]
      return .events((wire.start + mixed + wire.end(true)).map(\.text) + wire.done)
    } _: {
      $0.reply("", two)
    },
    Fault(borne: "the same id twice") { wire in
      let calls = wire.call(0, "a", "view", [#"{"path":"x"}"#]) + wire.call(1, "a", "grep", [#"{"pattern":"y"}"#])
      return .events((wire.start + calls + wire.end(true)).map(\.text) + wire.done)
    } _: { wire in
      var calls = two
      calls[1].id = "a-2"
      return wire.reply("", calls)
    },
    Fault(borne: "arguments that are no JSON are left to the session") { wire in
      .events((wire.start + wire.call(0, "a", "view", [#"{"pa"#]) + wire.end(true)).map(\.text) + wire.done)
    } _: {
      $0.reply("", [ToolCall(id: "a", name: "view", arguments: #"{"pa"#)])
    },
  ]
}
