import Testing

@testable import ModelClients

struct ServerSentEventsTests {
  private static let cases: [(String, [String])] = [
    ("", []),
    ("data: a\n\n", ["a"]),
    ("data: a\n\ndata: b\n\n", ["a", "b"]),
    ("data: a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]),
    ("data: a\r\rdata: b\r\r", ["a", "b"]),
    ("data: a\r\n\ndata: b\n\r\n", ["a", "b"]),
    ("data:a\n\ndata:  b \n\n", ["a", " b "]),
    ("data: a\ndata: b\ndata:\ndata\n\n", ["a\nb\n\n"]),
    ("data\n\n", [""]),
    ("data:\n\n", [""]),
    (": comment\n\n:\n\nevent: x\nid: 1\nretry: 2\nunknown: y\ndatax: z\n Data: q\n\n", []),
    ("event: x\ndata: a\nid: 1\n\n\n\n", ["a"]),
    ("\u{FEFF}data: a\n\ndata: \u{FEFF}b\n\n", ["a", "\u{FEFF}b"]),
    ("data: é漢😀\n\n", ["é漢😀"]),
    ("error: {}\n\n", ["{}"]),
    ("data: a\u{2028}b\u{85}c\n\n", ["a\u{2028}b\u{85}c"]),
    ("data: no empty line\n", ["no empty line"]),
    ("data: no line end", ["no line end"]),
    ("data: a\n\n\r\r\n\r\ndata: b", ["a", "b"]),
  ]

  @Test(arguments: cases)
  func whole(stream: String, expected: [String]) {
    #expect(events(in: [Array(stream.utf8)]) == expected)
  }

  @Test(arguments: cases)
  func cutAnywhere(stream: String, expected: [String]) {
    let bytes = Array(stream.utf8)
    for cut in 0...bytes.count {
      #expect(events(in: [Array(bytes[..<cut]), Array(bytes[cut...])]) == expected, "cut at \(cut)")
    }
    #expect(events(in: bytes.map { [$0] }) == expected)
  }

  @Test func eventsComeAsSoonAsTheyAreComplete() {
    var parser = ServerSentEvents()
    #expect(parser.feed(Array("data: a\n".utf8).span) == [])
    #expect(parser.feed(Array("\ndata: b".utf8).span) == [Array("a".utf8)])
    #expect(parser.feed(Array("\r".utf8).span) == [])
    #expect(parser.feed(Array("\n\r".utf8).span) == [Array("b".utf8)])
    #expect(parser.feed(Array("\n".utf8).span) == [])
    #expect(parser.finish() == [])
  }

  private func events(in pieces: [[UInt8]]) -> [String] {
    var parser = ServerSentEvents()
    let events = pieces.flatMap { parser.feed($0.span) } + parser.finish()
    return events.map { String(decoding: $0, as: UTF8.self) }
  }
}
