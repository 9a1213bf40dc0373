/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// The text ends where more must follow. The offset is the text's length.
    case unexpectedEnd
    /// A byte that cannot stand here, with what could.
    case unexpected(UInt8, expected: String)
    /// Something after the end of the value.
    case trailingText
    /// A backslash followed by nothing that JSON knows.
    case badEscape
    /// A control character inside a string, where only its escape is allowed.
    case controlCharacter(UInt8)
    /// Bytes inside a string that are not UTF-8.
    case badUTF8
    /// A number beyond what a 64-bit float can hold.
    case numberOutOfRange
    /// More arrays and objects inside one another than allowed.
    case tooDeep(limit: Int)
  }

  /// Bytes from the start of the text.
  package let offset: Int
  package let reason: Reason

  package init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }
}

extension JSONSyntaxError: CustomStringConvertible {
  package var description: String { "not JSON at byte \(offset): \(reason)" }
}

extension JSONSyntaxError.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unexpectedEnd: "the text ends too early"
    case .unexpected(let byte, let expected): "found \(shown(byte)), expected \(expected)"
    case .trailingText: "more text after the value"
    case .badEscape: "unknown escape in a string"
    case .controlCharacter(let byte): "\(shown(byte)) inside a string must be escaped"
    case .badUTF8: "a string is not valid UTF-8"
    case .numberOutOfRange: "the number is too large"
    case .tooDeep(let limit): "nested deeper than \(limit)"
    }
  }

  private func shown(_ byte: UInt8) -> String {
    guard byte > 0x20, byte < 0x7F else {
      let digits = String(byte, radix: 16, uppercase: true)
      return "byte 0x" + (byte < 0x10 ? "0" : "") + digits
    }
    return "'\(UnicodeScalar(byte))'"
  }
}
