extension InterpolationForm {
  /// Splits a text at the variables that this form writes in it. What only looks like one stays text.
  func parse(_ text: String, at range: SourceRange) -> InterpolatedText {
    var parts: [InterpolatedText.Part] = []
    var literal: [UInt8] = []
    var rest = Array(text.utf8)[...]
    let opening = self == .openCode ? UInt8(ascii: "{") : UInt8(ascii: "$")
    while let first = rest.first {
      if first == opening, let (part, length) = variable(rest) {
        if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
        literal = []
        parts.append(part)
        rest = rest.dropFirst(length)
      } else {
        literal.append(first)
        rest = rest.dropFirst()
      }
    }
    if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
    return InterpolatedText(parts, written: text, range: range)
  }

  /// The variable that a text begins with, and how many bytes it takes.
  private func variable(_ text: ArraySlice<UInt8>) -> (InterpolatedText.Part, Int)? {
    if self == .openCode {
      guard let found = braced(text, opening: "{env:", closing: "}"), Self.isName(found.inside) else { return nil }
      return (.variable(found.inside, fallback: ""), found.length)
    }
    if let found = braced(text, opening: "${env:", closing: "}"), Self.isName(found.inside) {
      return (.variable(found.inside, fallback: nil), found.length)
    }
    switch self {
    case .env, .openCode: return nil
    case .shell: return shellVariable(text)
    case .copilot: return copilotVariable(text)
    }
  }

  private func shellVariable(_ text: ArraySlice<UInt8>) -> (InterpolatedText.Part, Int)? {
    guard let found = braced(text, opening: "${", closing: "}") else { return nil }
    guard let mark = found.inside.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return Self.isName(found.inside) ? (.variable(found.inside, fallback: nil), found.length) : nil
    }
    let name = String(found.inside[..<mark])
    let fallback = found.inside[mark...]
    guard Self.isName(name), fallback.hasPrefix(":-") else { return nil }
    return (.variable(name, fallback: String(fallback.dropFirst(2))), found.length)
  }

  private func copilotVariable(_ text: ArraySlice<UInt8>) -> (InterpolatedText.Part, Int)? {
    let prefix = "COPILOT_MCP_"
    if let found = braced(text, opening: "${{", closing: "}}") {
      let inside = found.inside.trimmingSpaces
      for scope in ["secrets.", "vars."] where inside.hasPrefix(scope) {
        let name = String(inside.dropFirst(scope.count))
        if name.hasPrefix(prefix), Self.isName(name) { return (.variable(name, fallback: nil), found.length) }
      }
      return nil
    }
    if let found = braced(text, opening: "${", closing: "}") {
      guard found.inside.hasPrefix(prefix), Self.isName(found.inside) else { return nil }
      return (.variable(found.inside, fallback: nil), found.length)
    }
    let name = String(decoding: text.dropFirst().prefix(while: Self.isNameByte), as: UTF8.self)
    return name.hasPrefix(prefix) ? (.variable(name, fallback: nil), name.utf8.count + 1) : nil
  }

  private func braced(
    _ text: ArraySlice<UInt8>, opening: String, closing: String
  ) -> (inside: String, length: Int)? {
    guard text.starts(with: opening.utf8) else { return nil }
    let rest = text.dropFirst(opening.utf8.count)
    let closing = Array(closing.utf8)
    var offset = rest.startIndex
    // Nothing nests, so the next opening ends the search: a text full of openings is read once.
    while offset + closing.count <= rest.endIndex, rest[offset] != UInt8(ascii: "$") {
      if rest[offset..<offset + closing.count].elementsEqual(closing) {
        let inside = rest[rest.startIndex..<offset]
        return (String(decoding: inside, as: UTF8.self), opening.utf8.count + inside.count + closing.count)
      }
      offset += 1
    }
    return nil
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    return text.utf8.allSatisfy(isNameByte)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: Substring {
    let head = drop { $0 == " " }
    guard let last = head.lastIndex(where: { $0 != " " }) else { return "" }
    return head[...last]
  }
}
