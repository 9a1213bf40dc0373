extension StringProtocol {
  /// The text in quotation marks, on one line and not longer than a message can bear.
  var quoted: String { "“\(shortened(to: 60))”" }

  /// The text as code, as keys and names are shown.
  var coded: String { "`\(shortened(to: 60))`" }

  /// The same in full, for what is of no use when cut: a path.
  var codedInFull: String { "`\(shortened(to: .max))`" }

  private func shortened(to limit: Int) -> String {
    var text = ""
    var length = 0
    var wasSpace = true
    for character in self {
      if character.isWhitespace {
        if !wasSpace { text.append(" ") }
        wasSpace = true
      } else {
        text.append(character)
        wasSpace = false
      }
      length += 1
      if length >= limit { return (text.hasSuffix(" ") ? String(text.dropLast()) : text) + "…" }
    }
    return text.hasSuffix(" ") ? String(text.dropLast()) : text
  }
}

extension Sequence where Element: StringProtocol {
  /// `a`, `b` and `c`.
  func listed(_ last: String = "and") -> String {
    let names = map(\.coded)
    guard let final = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(last) " + final
  }
}

extension Int {
  /// `1 file`, `2 files`.
  func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
