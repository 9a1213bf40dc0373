import JSONText
import SessionCore
import Testing

@testable import ModelClients

struct ReplyReaderTests {
  private static let stream = """
    : hi\r
    data: {"model":"m1","choices":[{"index":0,"delta":{"role":"assistant","content":"é漢😀"}}]}\r
    \r
    data: {"choices":[{"index":0,"delta":{"reasoning_content":"hm","tool_calls":[{"index":0,"id":"a","function":\
    {"name":"view","arguments":"{\\"path\\":"}}]}}]}

    data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\\"x\\"}"}}]}}]}

    data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

    data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}

    data: [DONE]


    """

  private static let reply = ModelReply(
    text: "é漢😀", reasoning: "hm", calls: [ToolCall(id: "a", name: "view", arguments: #"{"path":"x"}"#)],
    usage: TokenUsage(input: 1, output: 2), finish: .toolCalls, model: "m1")

  private static let document = """
    {"model":"m1","choices":[{"message":{"content":"é漢😀","reasoning":"hm","tool_calls":[{"id":"a","function":\
    {"name":"view","arguments":"{\\"path\\":\\"x\\"}"}}]},"finish_reason":"tool_calls"}],\
    "usage":{"prompt_tokens":1,"completion_tokens":2}}
    """

  @Test(arguments: ["", "\n \r\n", "\u{FEFF}"], [stream, document])
  func cutAnywhere(start: String, body: String) {
    let bytes = Array((start + body).utf8)
    for cut in 0...bytes.count {
      let outcome = read([Array(bytes[..<cut]), Array(bytes[cut...])])
      #expect(outcome == .success(Self.reply), "cut at \(cut)")
    }
    #expect(read(bytes.map { [$0] }) == .success(Self.reply))
  }

  /// Whatever a server sends, there is one outcome, and it does not depend on how the bytes were cut.
  @Test(arguments: 0..<300)
  func damaged(seed: Int) {
    var random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      return Int(random % UInt64(bound))
    }
    var bytes = Array((seed.isMultiple(of: 3) ? Self.document : Self.stream).utf8)
    for _ in 0...next(4) {
      let place = next(bytes.count)
      switch next(3) {
      case 0: bytes[place] = UInt8(next(256))
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + next(40)))
      default: bytes.insert(contentsOf: bytes[..<min(place, 30)], at: place)
      }
    }
    #expect(read([bytes]) == read(bytes.map { [$0] }))
  }

  @Test func whatCameBeforeAFailureIsShown() {
    var reader = Self.reader
    let piece = "data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}\n\ndata: {\"error\":\"gone\"}\n\n"
    #expect(throws: ModelFailure.self) { try reader.take(Array(piece.utf8)) }
    #expect(reader.newParts() == [.text("Hello")])
    #expect(reader.newParts() == [])
  }

  @Test func whatCannotBeShownIsASignOfLife() throws {
    var reader = Self.reader
    try reader.take(Array(": ping\n\n".utf8))
    #expect(reader.newParts() == [.progress])
  }

  private static var reader: ReplyReader<ChatCompletionsReply> {
    ReplyReader(ChatCompletionsReply(), endpoint: ModelEndpoint(baseURL: "http://x"))
  }

  /// The same on every wire: where the bytes are cut makes no difference.
  @Test(arguments: Wire.own)
  func everyWireCutAnywhere(wire: Wire) {
    let calls = wire.call(0, "a", "view", [#"{"path":"#, #""x"}"#])
    let messages = (wire.start + [wire.text("é漢😀")] + calls + wire.end(true)).map(\.text) + wire.done
    let bytes = Array(messages.map { "data: \($0)\r\n\r\n" }.joined().utf8)
    let expected = wire.reply("é漢😀", [ToolCall(id: "a", name: "view", arguments: #"{"path":"x"}"#)])
    #expect(wire.read(bytes.map { [$0] }) == .success(expected))
    for cut in stride(from: 0, through: bytes.count, by: 11) {
      let pieces = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(wire.read(pieces) == .success(expected), "cut at \(cut)")
    }
  }

  private func read(_ pieces: [[UInt8]]) -> Result<ModelReply, ModelFailure> {
    var reader = Self.reader
    do throws(ModelFailure) {
      for piece in pieces { try reader.take(piece) }
      try reader.finish()
      return .success(reader.assembly.reply())
    } catch {
      return .failure(error)
    }
  }
}

extension Wire {
  fileprivate func read(_ pieces: [[UInt8]]) -> Result<ModelReply, ModelFailure> {
    switch essence {
    case "choices": read(pieces, into: ChatCompletionsReply())
    case "output": read(pieces, into: ResponsesReply(origin: "test"))
    default: read(pieces, into: AnthropicReply(origin: "test", answerTool: nil))
    }
  }

  private func read(_ pieces: [[UInt8]], into assembly: some ReplyAssembly) -> Result<ModelReply, ModelFailure> {
    var reader = ReplyReader(assembly, endpoint: ModelEndpoint(baseURL: "http://x"))
    do throws(ModelFailure) {
      for piece in pieces { try reader.take(piece) }
      try reader.finish()
      return .success(reader.assembly.reply())
    } catch {
      return .failure(error)
    }
  }
}
