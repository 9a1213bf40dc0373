import JSONText
import Testing

struct JSONNumberTests {
  @Test(
    arguments: [
      ("0", .int(0)),
      ("-1", .int(-1)),
      ("9223372036854775807", .int(.max)),
      ("-9223372036854775808", .int(.min)),
      ("9223372036854775808", .double(9223372036854775808)),
      ("-9223372036854775809", .double(-9223372036854775809)),
      ("18446744073709551616", .double(18446744073709551616)),
      ("100000000000000000000000", .double(1e23)),
      ("-0", .double(-0.0)),
      ("1.0", .double(1)),
      ("0.1", .double(0.1)),
      ("-2.5", .double(-2.5)),
      ("1e3", .double(1000)),
      ("1E+3", .double(1000)),
      ("12e-1", .double(1.2)),
      ("0e999999999999", .double(0)),
      ("1e-400", .double(0)),
      ("5e-324", .double(.leastNonzeroMagnitude)),
      ("1.7976931348623157e308", .double(.greatestFiniteMagnitude)),
      ("9007199254740993.0", .double(9007199254740992)),
      ("0.30000000000000004", .double(0.30000000000000004)),
      ("123456789012345678e-5", .double(1234567890123.45678)),
    ] as [(String, JSON)])
  func numbers(text: String, expected: JSON) throws {
    let read = try JSON(parsing: text)
    #expect(read == expected)
    #expect(read.double?.sign == expected.double?.sign)
  }

  @Test(
    arguments: [
      ("1e400", 0, .numberOutOfRange),
      ("[-1e400]", 1, .numberOutOfRange),
      (String(repeating: "9", count: 400), 0, .numberOutOfRange),
      ("-", 1, .unexpectedEnd),
      ("1.", 2, .unexpectedEnd),
      ("1e", 2, .unexpectedEnd),
      ("1e+", 3, .unexpectedEnd),
      ("-a", 1, .unexpected(UInt8(ascii: "a"), expected: "a digit")),
      ("-Infinity", 1, .unexpected(UInt8(ascii: "I"), expected: "a digit")),
      ("1.e1", 2, .unexpected(UInt8(ascii: "e"), expected: "a digit")),
      (".5", 0, .unexpected(UInt8(ascii: "."), expected: "a value")),
      ("+1", 0, .unexpected(UInt8(ascii: "+"), expected: "a value")),
      ("01", 1, .trailingText),
      ("-00", 2, .trailingText),
      ("0x1F", 1, .trailingText),
    ] as [(String, Int, JSONSyntaxError.Reason)])
  func faults(text: String, offset: Int, reason: JSONSyntaxError.Reason) {
    #expect(throws: JSONSyntaxError(offset: offset, reason: reason)) { try JSON(parsing: text) }
  }

  @Test func aNumberMayBeLong() throws {
    #expect(try JSON(parsing: "0." + String(repeating: "1", count: 10_000)) == .double(0.1111111111111111))
    #expect(try JSON(parsing: String(repeating: "0", count: 1) + "." + String(repeating: "0", count: 9_999)) == 0.0)
  }

  @Test(
    arguments: [
      (.int(3), 3, 3),
      (.double(3), 3, 3),
      (.double(3.5), nil, 3.5),
      (.double(1e300), nil, 1e300),
      (.double(-0x1p63), .min, -0x1p63),
      (.double(0x1p63), nil, 0x1p63),
      (.double(.infinity), nil, .infinity),
      (.string("3"), nil, nil),
      (.bool(true), nil, nil),
    ] as [(JSON, Int64?, Double?)])
  func accessors(value: JSON, int: Int64?, double: Double?) {
    #expect(value.int == int)
    #expect(value.intValue == int.map { Int($0) })
    #expect(value.double == double)
  }
}
