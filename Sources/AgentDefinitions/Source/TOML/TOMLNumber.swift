/// A word that is a number in TOML, spelled as YAML's core schema has it, which the tree's scalars are read by.
enum TOMLNumber {
  case int([UInt8])
  case float([UInt8])
  case leadingZero
  case tooLarge
  case none

  init(_ word: ArraySlice<UInt8>) {
    if let radix = Self.radix(of: word) {
      self = Self.whole(word.dropFirst(2), radix: radix)
      return
    }
    let isSigned = word.first == UInt8(ascii: "+") || word.first == UInt8(ascii: "-")
    let sign = isSigned ? Array(word.prefix(1)) : []
    var rest = isSigned ? word.dropFirst() : word
    if rest.elementsEqual("inf".utf8) || rest.elementsEqual("nan".utf8) {
      self = .float((rest.first == UInt8(ascii: "n") ? [] : sign) + [UInt8(ascii: ".")] + rest)
      return
    }
    guard var text = Self.digits(&rest, { $0.isTOMLDigit }) else {
      self = .none
      return
    }
    let hasLeadingZero = text.count > 1 && text[0] == UInt8(ascii: "0")
    text = sign + text
    if rest.isEmpty {
      self =
        hasLeadingZero ? .leadingZero : Int64(String(decoding: text, as: UTF8.self)) == nil ? .tooLarge : .int(text)
      return
    }
    guard Self.fraction(&rest, &text), Self.exponent(&rest, &text), rest.isEmpty else {
      self = .none
      return
    }
    self = hasLeadingZero ? .leadingZero : .float(Self.short(text))
  }

  private static func radix(of word: ArraySlice<UInt8>) -> Int? {
    guard word.count > 2, word.first == UInt8(ascii: "0") else { return nil }
    switch word[word.startIndex + 1] {
    case UInt8(ascii: "x"): return 16
    case UInt8(ascii: "o"): return 8
    case UInt8(ascii: "b"): return 2
    default: return nil
    }
  }

  private static func whole(_ word: ArraySlice<UInt8>, radix: Int) -> TOMLNumber {
    var rest = word
    let isDigit = { (byte: UInt8) in
      byte < 0x80 && (Character(Unicode.Scalar(byte)).hexDigitValue.map { $0 < radix } ?? false)
    }
    guard let text = digits(&rest, isDigit), rest.isEmpty else { return .none }
    guard let value = Int64(String(decoding: text, as: UTF8.self), radix: radix) else { return .tooLarge }
    return .int(Array("\(value)".utf8))
  }

  /// Digits with single underscores between them, which are left out. Nil when there is none.
  private static func digits(_ rest: inout ArraySlice<UInt8>, _ isDigit: (UInt8) -> Bool) -> [UInt8]? {
    var text: [UInt8] = []
    while let byte = rest.first {
      if isDigit(byte) {
        text.append(byte)
        rest.removeFirst()
      } else if byte == UInt8(ascii: "_"), !text.isEmpty, rest.dropFirst().first.map(isDigit) ?? false {
        rest.removeFirst()
      } else {
        break
      }
    }
    return text.isEmpty ? nil : text
  }

  private static func fraction(_ rest: inout ArraySlice<UInt8>, _ text: inout [UInt8]) -> Bool {
    guard rest.first == UInt8(ascii: ".") else { return true }
    rest.removeFirst()
    guard let digits = digits(&rest, { $0.isTOMLDigit }) else { return false }
    text += [UInt8(ascii: ".")] + digits
    return true
  }

  private static func exponent(_ rest: inout ArraySlice<UInt8>, _ text: inout [UInt8]) -> Bool {
    guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else { return true }
    text.append(rest.removeFirst())
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { text.append(rest.removeFirst()) }
    guard let digits = digits(&rest, { $0.isTOMLDigit }) else { return false }
    text += digits
    return true
  }

  /// Scalars of more than some hundred characters are taken for text.
  private static func short(_ text: [UInt8]) -> [UInt8] {
    guard text.count > 300, let value = Double(String(decoding: text, as: UTF8.self)) else { return text }
    return Array((value.isInfinite ? (value < 0 ? "-.inf" : ".inf") : "\(value)").utf8)
  }
}
