import JSONText
import Testing

@testable import JSONRPCWire

@Suite struct FramingTests {
  private static let messages: [RPCMessage] = [
    .request(.number(1), method: "a", params: ["text": "öß\r\n\r\n😀"]),
    .notification(method: "b", params: nil),
    .result(.text("x"), [1, 2]),
  ]

  /// What two pieces of a stream give: each decoder must give the same wherever the stream is torn.
  private static func decoded(
    _ pieces: [[UInt8]], append: ([UInt8]) -> Void, next: () throws(FramingFault) -> [UInt8]?
  ) throws -> [RPCMessage] {
    var found: [RPCMessage] = []
    for piece in pieces {
      append(piece)
      while let bytes = try next() { found.append(try RPCMessage(parsing: bytes)) }
    }
    return found
  }

  @Test func headersAreReadWhereverTheStreamIsTorn() throws {
    let stream = Self.messages.flatMap { $0.bytesWithHeader() }
    for place in 0...stream.count {
      var decoder = HeaderDecoder()
      let pieces = [Array(stream[..<place]), Array(stream[place...])]
      let found = try Self.decoded(
        pieces, append: { decoder.append($0) }, next: { () throws(FramingFault) in try decoder.next() })
      #expect(found == Self.messages, "torn at byte \(place)")
      try decoder.finish()
    }
    var decoder = HeaderDecoder()
    let found = try Self.decoded(
      stream.map { [$0] }, append: { decoder.append($0) }, next: { () throws(FramingFault) in try decoder.next() })
    #expect(found == Self.messages, "byte by byte")
  }

  @Test func linesAreReadWhereverTheStreamIsTorn() throws {
    let stream = Self.messages.flatMap { [UInt8(ascii: "\n")] + $0.line() }
    for place in 0...stream.count {
      var decoder = LineDecoder()
      let pieces = [Array(stream[..<place]), Array(stream[place...])]
      let found = try Self.decoded(
        pieces, append: { decoder.append($0) }, next: { () throws(FramingFault) in try decoder.next() })
      #expect(found == Self.messages, "torn at byte \(place)")
      try decoder.finish()
    }
  }

  @Test(arguments: [
    "Content-Length: 2\r\n\r\n{}",
    "content-length:2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}",
    "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nCONTENT-LENGTH:   2 \r\nX-Other: 1\r\n\r\n{}",
  ]) func headersMayBeSpelledSo(_ text: String) throws {
    var decoder = HeaderDecoder()
    decoder.append(text.utf8)
    #expect(try decoder.next() == Array("{}".utf8))
    #expect(try decoder.next() == nil)
  }

  @Test(
    arguments: [
      ("Content-Length: x\r\n\r\n", .badLength("x")),
      ("Content-Length: -1\r\n\r\n", .badLength("-1")),
      ("Content-Length:\r\n\r\n", .badLength("")),
      ("Content-Length: 1\r\nContent-Length: 1\r\n\r\n", .repeatedLength),
      ("Content-Length: 67108865\r\n\r\n", .bodyTooLong(limit: 67_108_864)),
      ("Content-Length: 99999999999999999999\r\n\r\n", .bodyTooLong(limit: 67_108_864)),
      ("Content-Type: text/plain\r\n\r\n", .missingLength),
      ("Content-Length: 2\r\nContent-Type: a; charset=latin1\r\n\r\n{}", .unknownCharset("latin1")),
      ("hello\r\n\r\n", .badHeaderLine("hello")),
      ("Content-Length: 2\nX: 1\r\n\r\n", .badHeaderLine("Content-Length: 2")),
      ("\r\n\r\n", .badHeaderLine("")),
    ] as [(String, FramingFault)])
  func badHeadersAreRefused(_ text: String, _ fault: FramingFault) {
    for size in [1, 1000] {
      var decoder = HeaderDecoder()
      var thrown: FramingFault?
      for start in stride(from: 0, to: text.utf8.count, by: size) {
        decoder.append(text.utf8.dropFirst(start).prefix(size))
        do throws(FramingFault) { _ = try decoder.next() } catch { thrown = error }
      }
      #expect(thrown == fault)
      decoder.append(Self.messages[0].bytesWithHeader())
      #expect(throws: fault) { try decoder.next() }
      #expect(throws: fault) { try decoder.finish() }
    }
  }

  @Test func aHeaderWithoutEndIsNotWaitedForForever() {
    var decoder = HeaderDecoder()
    decoder.append(repeatElement(UInt8(ascii: "a"), count: HeaderDecoder.headerLimit))
    #expect(throws: Never.self) { try decoder.next() }
    decoder.append([UInt8(ascii: "a")])
    #expect(throws: FramingFault.headerTooLong(limit: 8192)) { try decoder.next() }
  }

  @Test func aLineThatIsTooLongIsPassedOver() throws {
    for size in [1, 3, 100] {
      var decoder = LineDecoder(limit: 4)
      var found: [String] = []
      let stream = Array("12345\n1234\r\n123456789\n\nabc\nend".utf8)
      for start in stride(from: 0, to: stream.count, by: size) {
        decoder.append(stream[start..<min(start + size, stream.count)])
        var isDone = false
        while !isDone {
          do throws(FramingFault) {
            if let line = try decoder.next() {
              found.append(String(decoding: line, as: UTF8.self))
            } else {
              isDone = true
            }
          } catch {
            found.append("\(error)")
          }
        }
      }
      let refused = "the message is longer than 4 bytes"
      #expect(found == [refused, "1234", refused, "abc"], "\(size) bytes at a time")
      #expect(throws: FramingFault.endedInside) { try decoder.finish() }
    }
  }

  @Test func aStreamThatEndsInsideAMessageIsAFault() throws {
    let stream = Self.messages[1].bytesWithHeader()
    for length in 1..<stream.count {
      var decoder = HeaderDecoder()
      decoder.append(stream[..<length])
      #expect(try decoder.next() == nil)
      #expect(throws: FramingFault.endedInside) { try decoder.finish() }
    }
  }

  /// What was read must not be kept: only the waiting bytes are.
  @Test func aLongStreamDoesNotPileUp() throws {
    var decoder = HeaderDecoder()
    let message = RPCMessage.notification(method: "m", params: ["text": .string(String(repeating: "x", count: 5000))])
    let bytes = message.bytesWithHeader()
    var count = 0
    for _ in 0..<2000 {
      decoder.append(bytes + bytes[..<10])
      while try decoder.next() != nil { count += 1 }
      decoder.append(bytes[10...])
      while try decoder.next() != nil { count += 1 }
    }
    #expect(count == 4000)
    try decoder.finish()
  }
}
