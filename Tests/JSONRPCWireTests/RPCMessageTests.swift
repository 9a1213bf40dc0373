import JSONText
import Testing

@testable import JSONRPCWire

@Suite struct RPCMessageTests {
  static let messages: [(text: String, message: RPCMessage)] = [
    (#"{"jsonrpc":"2.0","id":1,"method":"a"}"#, .request(.number(1), method: "a", params: nil)),
    (#"{"jsonrpc":"2.0","id":"1","method":"a"}"#, .request(.text("1"), method: "a", params: nil)),
    (#"{"jsonrpc":"2.0","id":"","method":"a","params":{}}"#, .request(.text(""), method: "a", params: [:])),
    (
      #"{"jsonrpc":"2.0","id":-9223372036854775808,"method":"a","params":[1,"x"]}"#,
      .request(.number(.min), method: "a", params: [1, "x"])
    ),
    (#"{"jsonrpc":"2.0","method":"$/x","params":{"a":1}}"#, .notification(method: "$/x", params: ["a": 1])),
    (#"{"jsonrpc":"2.0","id":2,"result":null}"#, .result(.number(2), nil)),
    (#"{"jsonrpc":"2.0","id":"é","result":{"b":[]}}"#, .result(.text("é"), ["b": []])),
    (
      #"{"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"no"}}"#,
      .failure(.number(3), RPCError(.methodNotFound, "no"))
    ),
    (
      #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"?","data":[1]}}"#,
      .failure(nil, RPCError(.parseError, "?", data: [1]))
    ),
  ]

  @Test(arguments: messages) func messagesAreReadAndWritten(_ text: String, _ message: RPCMessage) throws {
    #expect(try RPCMessage(parsing: Array(text.utf8)) == message)
    #expect(String(decoding: message.bytes(), as: UTF8.self) == text)
  }

  @Test(arguments: [
    // `null` is no params, and members that nobody knows are nobody's.
    (#"{"jsonrpc":"2.0","id":1,"method":"shutdown","params":null,"extra":1}"#, "shutdown"),
    (#" { "method" : "x" , "id" : 1 , "jsonrpc" : "2.0" } "#, "x"),
  ]) func otherSpellingsAreTheSame(_ text: String, _ method: String) throws {
    #expect(try RPCMessage(parsing: Array(text.utf8)) == .request(.number(1), method: method, params: nil))
  }

  @Test(
    arguments: [
      ("[]", .batch, nil),
      (#"[{"jsonrpc":"2.0","id":1,"method":"a"}]"#, .batch, nil),
      ("7", .notAnObject, nil),
      (#"{"id":1,"method":"a"}"#, .wrongVersion, .number(1)),
      (#"{"jsonrpc":"1.0","id":"x","method":"a"}"#, .wrongVersion, .text("x")),
      (#"{"jsonrpc":2.0,"id":1,"method":"a"}"#, .wrongVersion, .number(1)),
      (#"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#, .badID, nil),
      (#"{"jsonrpc":"2.0","id":18446744073709551615,"method":"a"}"#, .badID, nil),
      (#"{"jsonrpc":"2.0","id":null,"method":"a"}"#, .badID, nil),
      (#"{"jsonrpc":"2.0","id":{},"method":"a"}"#, .badID, nil),
      (#"{"jsonrpc":"2.0","id":null,"result":1}"#, .badID, nil),
      (#"{"jsonrpc":"2.0","result":1}"#, .badID, nil),
      (#"{"jsonrpc":"2.0","id":1,"method":7}"#, .badMethod, .number(1)),
      (#"{"jsonrpc":"2.0","id":1,"method":"a","params":"b"}"#, .badParams, .number(1)),
      (#"{"jsonrpc":"2.0","id":1}"#, .ambiguous, nil),
      (#"{"jsonrpc":"2.0","id":1,"method":"a","result":1}"#, .ambiguous, .number(1)),
      (#"{"jsonrpc":"2.0","id":1,"result":1,"error":{"code":1,"message":""}}"#, .ambiguous, nil),
      (#"{"jsonrpc":"2.0","id":1,"error":{"code":"1","message":""}}"#, .badError, nil),
      (#"{"jsonrpc":"2.0","id":1,"error":{"code":1}}"#, .badError, nil),
    ] as [(String, MessageFault.Reason, RequestID?)])
  func faultsAreNamed(_ text: String, _ reason: MessageFault.Reason, _ id: RequestID?) throws {
    let fault = #expect(throws: MessageFault.self) { try RPCMessage(parsing: Array(text.utf8)) }
    #expect(fault == MessageFault(reason, id: id))
    #expect(fault?.reply == .failure(id, RPCError(.invalidRequest, fault?.description ?? "")))
  }

  @Test func whatIsNoJSONIsAParseError() throws {
    let fault = #expect(throws: MessageFault.self) { try RPCMessage(parsing: Array(#"{"jsonrpc":"#.utf8)) }
    #expect(
      fault?.reply
        == .failure(
          nil, RPCError(.parseError, "the message is not JSON at byte 11: the text ends too early")))
  }

  @Test func depthIsLimited() throws {
    let deep = #"{"jsonrpc":"2.0","method":"a","params":"# + String(repeating: "[", count: 100_000)
    #expect(throws: MessageFault.self) { try RPCMessage(parsing: Array(deep.utf8)) }
  }
}
