extension SourceValue {
  /// The text of a scalar with its place. Nil for null and for what is no scalar.
  var locatedText: Located<String>? {
    guard let text, !isNull else { return nil }
    return Located(text, at: range)
  }

  func located<Value>(_ reading: (SourceValue) -> Value?) -> Located<Value>? {
    reading(self).map { Located($0, at: range) }
  }

  /// What cannot be read is the narrowest level; nothing says nothing.
  var sandboxLevel: Located<SandboxLevel>? {
    isNull ? nil : Located(text.flatMap { try? SandboxLevel($0) } ?? .readOnly, at: range)
  }

  var locatedDuration: Located<Duration>? { located { $0.duration(numbersAre: .seconds(1)) } }

  var flag: Bool? {
    if case .bool(let flag) = scalar { flag } else { nil }
  }

  package var integer: Int? {
    if case .int(let number) = scalar { Int(exactly: number) } else { nil }
  }

  var number: Double? {
    switch scalar {
    case .int(let number): Double(number)
    case .float(let number) where number.isFinite: number
    default: nil
    }
  }

  /// `90s`, `1h 30m`, or a number of units.
  func duration(numbersAre unit: Duration) -> Duration? {
    if let number {
      guard number >= 0, number <= 1e12 else { return nil }
      return unit * number
    }
    return text.flatMap(Duration.init(written:))
  }

  /// What a value is, in words for people.
  var words: String {
    switch kind {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "a reference to nothing"
    case .scalar:
      switch scalar {
      case .bool: "true or false"
      case .int, .float: "a number"
      case .string: "text"
      case .null, nil: "nothing"
      }
    }
  }
}

extension SourceValue {
  /// What was written, where that is short enough to quote, and otherwise what it is.
  var described: String {
    guard let text, !isNull, text.utf8.count <= 40 else { return words }
    return "“\(text)”"
  }
}

extension Duration {
  /// Numbers with units, largest first or not: `90s`, `1h30m`, `1h 30m`, `500ms`.
  init?(written text: String) {
    var rest = Array(text.utf8)[...]
    var total = Duration.zero
    var isEmpty = true
    while true {
      rest = rest.drop { $0 == UInt8(ascii: " ") }
      if rest.isEmpty { break }
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
      rest = rest.dropFirst(digits.count).drop { $0 == UInt8(ascii: " ") }
      let letters = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
      rest = rest.dropFirst(letters.count)
      guard let number = Double(String(decoding: digits, as: UTF8.self)), number <= 1e9,
        let unit = Self.units[String(decoding: letters, as: UTF8.self)]
      else { return nil }
      total += unit * number
      isEmpty = false
    }
    guard !isEmpty else { return nil }
    self = total
  }

  private static let units: [String: Duration] = [
    "ms": .milliseconds(1), "s": .seconds(1), "sec": .seconds(1), "m": .seconds(60), "min": .seconds(60),
    "h": .seconds(3600), "d": .seconds(86400),
  ]
}

extension FieldType {
  /// Whether a value is of this kind at all, its insides not looked at.
  package func fits(_ value: SourceValue) -> Bool {
    switch self {
    case .text, .choice, .sandboxLevel: value.kind == .scalar
    case .flag: value.flag != nil
    case .integer: value.integer != nil
    case .number: value.number != nil
    case .duration: value.duration(numbersAre: .seconds(1)) != nil
    case .null: value.isNull
    case .list: value.kind == .sequence
    case .map, .record: value.kind == .mapping
    case .either(let types): types.contains { $0.fits(value) }
    case .agent: value.kind == .mapping || value.kind == .scalar
    case .anything: true
    }
  }

  /// What is expected, in words for people.
  var words: String {
    switch self {
    case .text: "text"
    case .flag: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .duration: "a time such as 30m"
    case .sandboxLevel: SandboxLevel.forms
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .null: "nothing"
    case .list(.text): "a list of texts"
    case .list: "a list"
    case .map, .record: "a mapping"
    case .either(let types): types.map(\.words).joined(separator: " or ")
    case .agent: "a path or an agent"
    case .anything: "anything"
    }
  }
}
