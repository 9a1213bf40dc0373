package import JSONText

/// What ties an answer to its request. The answer must carry it as it came: `1` and `"1"` are two requests.
package enum RequestID: Hashable, Sendable {
  case number(Int64)
  case text(String)

  /// Nil for what cannot be an id, and for numbers that could not be sent back as they came.
  package init?(_ json: JSON) {
    switch json {
    case .int(let number): self = .number(number)
    case .string(let text): self = .text(text)
    default: return nil
    }
  }

  package var json: JSON {
    switch self {
    case .number(let number): .int(number)
    case .text(let text): .string(text)
    }
  }
}

extension RequestID: CustomStringConvertible {
  package var description: String { json.text }
}
