import JSONText
import Testing

struct JSONReadingTests {
  @Test(
    arguments: [
      ("null", .null),
      (" \t\r\n true ", true),
      ("false", false),
      ("\u{FEFF}1", 1),
      ("[]", []),
      ("[ ]", []),
      ("{ }", [:]),
      ("[[],[[]],{}]", [[], [[]], [:]]),
      (#"{"a":{"b":[1,{"c":null}]},"d":2}"#, ["a": ["b": [1, ["c": nil]]], "d": 2]),
      (#" { "a" : 1 , "b" : [ 1 , 2 ] } "#, ["a": 1, "b": [1, 2]]),
    ] as [(String, JSON)])
  func values(text: String, expected: JSON) throws {
    #expect(try JSON(parsing: text) == expected)
  }

  @Test(arguments: [
    (#""""#, ""),
    (#""plain""#, "plain"),
    (#""naïve 漢字 😀""#, "naïve 漢字 😀"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""a\nb\nc""#, "a\nb\nc"),
    (#""\u0041\u00e9\u00E9\u20AC""#, "Aéé€"),
    (#""\u0000""#, "\0"),
    (#""\uD83D\uDE00\ud83d\ude00""#, "😀😀"),
    (#""\uD83D""#, "\u{FFFD}"),
    (#""\uDE00x""#, "\u{FFFD}x"),
    (#""\uD83Dx""#, "\u{FFFD}x"),
    (#""\uD83D\n""#, "\u{FFFD}\n"),
    (#""\uD83D\uD83D\uDE00""#, "\u{FFFD}😀"),
    (#""\uD83D\u0041""#, "\u{FFFD}A"),
    ("\"\u{7F}\u{85}\u{2028}\u{2029}\"", "\u{7F}\u{85}\u{2028}\u{2029}"),
  ])
  func strings(text: String, expected: String) throws {
    let read = try #require(try JSON(parsing: text).string)
    #expect(Array(read.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    arguments: [
      ("", 0, .unexpectedEnd),
      ("  ", 2, .unexpectedEnd),
      ("[", 1, .unexpectedEnd),
      ("[1", 2, .unexpectedEnd),
      ("[1,", 3, .unexpectedEnd),
      ("{", 1, .unexpectedEnd),
      (#"{"a""#, 4, .unexpectedEnd),
      (#"{"a":"#, 5, .unexpectedEnd),
      (#"{"a":1,"#, 7, .unexpectedEnd),
      ("tru", 3, .unexpectedEnd),
      (#""abc"#, 4, .unexpectedEnd),
      (#""abc\"#, 5, .unexpectedEnd),
      (#""\u12"#, 5, .unexpectedEnd),
      ("trux", 3, .unexpected(UInt8(ascii: "x"), expected: "true")),
      ("Null", 0, .unexpected(UInt8(ascii: "N"), expected: "a value")),
      ("NaN", 0, .unexpected(UInt8(ascii: "N"), expected: "a value")),
      ("'a'", 0, .unexpected(UInt8(ascii: "'"), expected: "a value")),
      ("[1,]", 3, .unexpected(UInt8(ascii: "]"), expected: "a value")),
      ("[,1]", 1, .unexpected(UInt8(ascii: ","), expected: "a value")),
      ("[1 2]", 3, .unexpected(UInt8(ascii: "2"), expected: "',' or ']'")),
      ("[1}", 2, .unexpected(UInt8(ascii: "}"), expected: "',' or ']'")),
      (#"{"a":1]"#, 6, .unexpected(UInt8(ascii: "]"), expected: "',' or '}'")),
      (#"{"a" 1}"#, 5, .unexpected(UInt8(ascii: "1"), expected: "':'")),
      (#"{"a":1,}"#, 7, .unexpected(UInt8(ascii: "}"), expected: "a key in quotes")),
      ("{a:1}", 1, .unexpected(UInt8(ascii: "a"), expected: "a key in quotes or '}'")),
      ("{1:1}", 1, .unexpected(UInt8(ascii: "1"), expected: "a key in quotes or '}'")),
      ("// c\n1", 0, .unexpected(UInt8(ascii: "/"), expected: "a value")),
      ("<html>", 0, .unexpected(UInt8(ascii: "<"), expected: "a value")),
      ("é", 0, .unexpected(0xC3, expected: "a value")),
      ("\u{A0}1", 0, .unexpected(0xC2, expected: "a value")),
      ("1 2", 2, .trailingText),
      ("{}x", 2, .trailingText),
      ("null\0", 4, .trailingText),
      (#""\x""#, 1, .badEscape),
      (#""ab\u12G4""#, 3, .badEscape),
      ("\"a\nb\"", 2, .controlCharacter(0x0A)),
      ("\"\u{0}\"", 1, .controlCharacter(0)),
      ("\"\u{1F}\"", 1, .controlCharacter(0x1F)),
    ] as [(String, Int, JSONSyntaxError.Reason)])
  func faults(text: String, offset: Int, reason: JSONSyntaxError.Reason) {
    #expect(throws: JSONSyntaxError(offset: offset, reason: reason)) { try JSON(parsing: text) }
  }

  @Test(
    arguments: [
      ([0x80], 1),
      ([0x61, 0xFF, 0x62], 2),
      ([0xC3], 1),
      ([0x61, 0xC3, 0x28], 2),
      ([0xC0, 0xAF], 1),
      ([0xE2, 0x82], 1),
      ([0xED, 0xA0, 0x80], 1),
      ([0xF4, 0x90, 0x80, 0x80], 1),
      ([0xC3, 0xA9, 0x5C, 0x6E, 0xE2, 0x82], 5),
    ] as [([UInt8], Int)])
  func invalidUTF8(inside: [UInt8], offset: Int) {
    let quoted = [UInt8(ascii: "\"")] + inside + [UInt8(ascii: "\"")]
    #expect(throws: JSONSyntaxError(offset: offset, reason: .badUTF8)) { try JSON(parsing: quoted) }
    let asKey = [UInt8(ascii: "{")] + quoted
    #expect(throws: JSONSyntaxError(offset: offset + 1, reason: .badUTF8)) { try JSON(parsing: asKey) }
  }

  @Test func errorsReadAsSentences() throws {
    func message(_ text: String) -> String {
      do { return try JSON(parsing: text).text } catch { return error.description }
    }
    #expect(message("[1,]") == "not JSON at byte 3: found ']', expected a value")
    #expect(message("\u{1}") == "not JSON at byte 0: found byte 0x01, expected a value")
    #expect(message("[1") == "not JSON at byte 2: the text ends too early")
  }

  @Test func aPartOfABufferCanBeRead() throws {
    let bytes = Array(#"data: {"a":1} tail"#.utf8)
    #expect(try JSON(parsing: bytes.span.extracting(6..<13)) == ["a": 1])
  }
}
