internal import AgentDefinitions

/// A text in which `*` stands for any text, also none, and `\*` for a star. It is about a whole value: to find
/// something within one, put stars around it.
struct TextPattern: Sendable {
  /// What a search through a megabyte can bear.
  static let mostBytes = 200

  /// What lies between the stars; the first stands at the start of a value, the last at its end.
  private let parts: [[UInt8]]

  init(_ text: String) {
    var parts: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        if byte != UInt8(ascii: "*"), byte != UInt8(ascii: "\\") { parts[parts.count - 1].append(UInt8(ascii: "\\")) }
        parts[parts.count - 1].append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "*") {
        parts.append([])
      } else {
        parts[parts.count - 1].append(byte)
      }
    }
    if isEscaped { parts[parts.count - 1].append(UInt8(ascii: "\\")) }
    self.parts = parts
  }

  func matches(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    guard let first = parts.first, let last = parts.last else { return false }
    if parts.count == 1 { return rest.elementsEqual(first) }
    guard rest.count >= first.count + last.count, rest.starts(with: first), rest.suffix(last.count).elementsEqual(last)
    else { return false }
    rest = rest.dropFirst(first.count).dropLast(last.count)
    // Taking the first place for each part leaves the most for those after it.
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = ByteSearch.first(part, in: rest) else { return false }
      rest = rest[(place + part.count)...]
    }
    return true
  }
}
