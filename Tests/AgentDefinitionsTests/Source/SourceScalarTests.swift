import AgentDefinitions
import Testing

/// The core schema of YAML 1.2, by its own tables.
@Suite struct SourceScalarTests {
  static let table: [(String, SourceScalar)] = [
    ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .string("nULL")),
    ("true", .bool(true)), ("True", .bool(true)), ("FALSE", .bool(false)), ("false", .bool(false)),
    ("yes", .string("yes")), ("no", .string("no")), ("on", .string("on")), ("off", .string("off")),
    ("y", .string("y")), ("N", .string("N")), ("tRUE", .string("tRUE")),
    ("0", .int(0)), ("-0", .int(0)), ("+12", .int(12)), ("012", .int(12)), ("0o17", .int(15)), ("0x1F", .int(31)),
    ("0o8", .string("0o8")), ("0o", .string("0o")), ("0x", .string("0x")), ("0xg", .string("0xg")),
    ("0b1", .string("0b1")), ("0o-7", .string("0o-7")), ("0x+1", .string("0x+1")), ("-0x1", .string("-0x1")),
    ("1_000", .string("1_000")), ("1:30", .string("1:30")), ("190:20:30", .string("190:20:30")),
    ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
    ("9223372036854775808", .float(9223372036854775808)), ("0xFFFFFFFFFFFFFFFFF", .float(295147905179352825855)),
    ("1.", .float(1)), (".5", .float(0.5)), ("1.5e3", .float(1500)), ("1e3", .float(1000)), ("-1.0E-2", .float(-0.01)),
    ("1e", .string("1e")), ("e3", .string("e3")), (".", .string(".")), ("+.", .string("+.")),
    (".e3", .string(".e3")), ("1.2.3", .string("1.2.3")), ("1 2", .string("1 2")), ("0.2.0-rc1", .string("0.2.0-rc1")),
    (".inf", .float(.infinity)), ("-.INF", .float(-.infinity)), ("+.inf", .float(.infinity)), ("inf", .string("inf")),
    ("nan", .string("nan")), ("infinity", .string("infinity")), ("0x1p4", .string("0x1p4")),
    ("2024-01-01", .string("2024-01-01")), ("<<", .string("<<")), ("=", .string("=")),
  ]

  @Test(arguments: table)
  func plainScalarsAreTyped(text: String, scalar: SourceScalar) throws {
    let root = try #require(SourceTree.parse(SourceFile(path: "a", text: "k: \(text)\n")).tree.root)
    #expect(root["k"]?.scalar == scalar)
  }

  @Test func notANumberIsAFloat() throws {
    let root = try #require(SourceTree.parse(SourceFile(path: "a", text: "a: .nan")).tree.root)
    guard case .float(let value) = root["a"]?.scalar else {
      #expect(Bool(false), "not a float")
      return
    }
    #expect(value.isNaN)
  }

  @Test(arguments: [
    ("'true'", SourceScalar.string("true")), ("\"12\"", .string("12")), ("''", .string("")),
    ("!!str 12", .string("12")), ("! 12", .string("12")), ("!!int '12'", .int(12)), ("!!float 1", .float(1)),
    ("!!bool 'true'", .bool(true)), ("!!null ''", .null), ("!secret 12", .string("12")),
  ]) func quotesAndTagsDecide(text: String, scalar: SourceScalar) throws {
    let root = try #require(SourceTree.parse(SourceFile(path: "a", text: "k: \(text)")).tree.root)
    #expect(root["k"]?.scalar == scalar)
  }

  @Test(arguments: ["k: |\n  12\n", "k: >-\n  true\n"]) func blocksAreText(text: String) throws {
    let root = try #require(SourceTree.parse(SourceFile(path: "a", text: text)).tree.root)
    guard case .string = root["k"]?.scalar else {
      #expect(Bool(false), "not text")
      return
    }
  }
}
