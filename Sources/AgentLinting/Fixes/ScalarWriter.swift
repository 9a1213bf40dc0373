internal import AgentDefinitions

/// Writes texts as values of a file: in the quotes that one is used to there where those will do, and otherwise in such
/// that nobody can read it as something else.
struct ScalarWriter {
  let syntax: TextSyntax
  /// Whether it stands in a list or mapping in brackets, where a comma ends it.
  let isInBrackets: Bool

  init(_ syntax: TextSyntax, isInBrackets: Bool = false) {
    self.syntax = syntax
    self.isInBrackets = isInBrackets
  }

  /// - Parameter value: in whose place, or beside whom, it will stand.
  init(at value: SourceValue) {
    self.init(TextSyntax(of: value.tree.file), isInBrackets: value.isInBrackets)
  }

  func text(_ text: String, like style: SourceStyle) -> String {
    switch (syntax, style) {
    case (.json, _): Self.doubleQuoted(text)
    case (.toml, .plain): text.utf8.allSatisfy(\.isBareInTOML) && !text.isEmpty ? text : Self.doubleQuoted(text)
    case (.toml, .singleQuoted), (.yaml, .singleQuoted): singleQuoted(text) ?? Self.doubleQuoted(text)
    case (.toml, _): Self.doubleQuoted(text)
    case (.yaml, .plain): isPlain(text) ? text : quoted(text)
    case (.yaml, .doubleQuoted): Self.doubleQuoted(text)
    case (.yaml, _): quoted(text)
    }
  }

  /// In double quotes, or in single ones where that saves backslashes.
  func quoted(_ text: String) -> String {
    let hasSigns = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    if syntax == .yaml, hasSigns, let single = singleQuoted(text), !text.utf8.contains(UInt8(ascii: "'")) {
      return single
    }
    return Self.doubleQuoted(text)
  }

  /// `key: value`, where the value is written already.
  func entry(_ key: String, _ value: String) -> String {
    switch syntax {
    case .yaml: "\(text(key, like: .plain)): \(value)"
    case .json: "\(Self.doubleQuoted(key)): \(value)"
    case .toml: "\(text(key, like: .plain)) = \(value)"
    }
  }

  private func singleQuoted(_ text: String) -> String? {
    let isLine = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    let hasQuote = text.utf8.contains(UInt8(ascii: "'"))
    switch syntax {
    case .json: return nil
    case .toml: return isLine && !hasQuote ? "'\(text)'" : nil
    case .yaml:
      guard isLine else { return nil }
      return "'" + text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
    }
  }

  private static func doubleQuoted(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\r": written += "\\r"
      case "\t": written += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          written.unicodeScalars.append(scalar)
        }
      }
    }
    return written + "\""
  }

  // MARK: - Without quotes

  /// Whether YAML, by its old rules and its new ones, reads the bare text as this text.
  private func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, !first.isBlankOrControl, !last.isBlankOrControl,
      last != UInt8(ascii: ":"), !"-?:,[]{}#&*!|>'\"%@`=<.+~".utf8.contains(first),
      !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
      !Self.words.contains(text.lowercased())
    else { return false }
    for (index, byte) in bytes.enumerated() {
      if byte < 0x20 || byte == 0x7F { return false }
      if isInBrackets, ",[]{}".utf8.contains(byte) { return false }
      if byte == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: " ") || isInBrackets { return false }
      if byte == UInt8(ascii: "#"), bytes[index - 1] == UInt8(ascii: " ") { return false }
    }
    return true
  }

  private static let words: Set<String> = ["false", "n", "no", "null", "off", "on", "true", "y", "yes"]
}

extension UInt8 {
  fileprivate var isBareInTOML: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  fileprivate var isBlankOrControl: Bool { self <= 0x20 || self == 0x7F }
}

extension SourceValue {
  var isInBrackets: Bool {
    var place = parent
    while let value = place {
      if value.style == .flow { return true }
      place = value.parent
    }
    return false
  }
}
