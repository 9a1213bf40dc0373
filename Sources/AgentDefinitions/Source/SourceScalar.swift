/// A scalar with the type that the YAML 1.2 core schema gives it: `no`, `on` and `yes` are text, `0o7` is a number.
package enum SourceScalar: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  /// Also a whole number that does not fit 64 bits.
  case float(Double)
  case string(String)

  init(_ bytes: ArraySlice<UInt8>, tag: SourceNode.Tag, isPlain: Bool) {
    switch tag {
    case .string, .other: self = .string(String(decoding: bytes, as: UTF8.self))
    case .null: self = .null
    case .none where !isPlain: self = .string(String(decoding: bytes, as: UTF8.self))
    case .float:
      switch SourceScalar(plain: bytes) {
      case .int(let number): self = .float(Double(number))
      case let other: self = other
      }
    case .none, .bool, .int: self = SourceScalar(plain: bytes)
    }
  }

  private init(plain bytes: ArraySlice<UInt8>) {
    // Only these can begin something other than text; descriptions and names leave here.
    guard let first = bytes.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      self = Self.number(bytes) ?? .string(String(decoding: bytes, as: UTF8.self))
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
      UInt8(ascii: "f"), UInt8(ascii: "F"):
      self = Self.word(String(decoding: bytes, as: UTF8.self))
    default:
      self = .string(String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func word(_ text: String) -> SourceScalar {
    switch text {
    case "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: .string(text)
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> SourceScalar? {
    guard bytes.count <= 400 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("0o") { return unsigned(text.dropFirst(2), radix: 8) }
    if text.hasPrefix("0x") { return unsigned(text.dropFirst(2), radix: 16) }
    switch text {
    case ".nan", ".NaN", ".NAN": return .float(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .float(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
    default: break
    }
    guard let shape = decimalShape(bytes) else { return nil }
    if shape == .whole, let number = Int64(text) { return .int(number) }
    return Double(text).map { .float($0) }
  }

  private static func unsigned(_ digits: Substring, radix: Int) -> SourceScalar? {
    // `Int64` takes signs that the core schema does not have here.
    guard let first = digits.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
    if let number = Int64(digits, radix: radix) { return .int(number) }
    var value = 0.0
    for digit in digits {
      guard let digit = digit.hexDigitValue, digit < radix else { return nil }
      value = value * Double(radix) + Double(digit)
    }
    return .float(value)
  }

  private enum DecimalShape { case whole, fraction }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func decimalShape(_ bytes: ArraySlice<UInt8>) -> DecimalShape? {
    var rest = bytes
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = takeDigits(&rest)
    if rest.isEmpty { return whole > 0 ? .whole : nil }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard takeDigits(&rest) > 0 || whole > 0 else { return nil }
    } else if whole == 0 {
      return nil
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard takeDigits(&rest) > 0 else { return nil }
    }
    return rest.isEmpty ? .fraction : nil
  }

  private static func takeDigits(_ bytes: inout ArraySlice<UInt8>) -> Int {
    let before = bytes.count
    bytes = bytes.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return before - bytes.count
  }
}
