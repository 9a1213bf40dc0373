internal import TerminalText

/// Shows what an agent wants to do so that a person sees all of it: nothing is left out, nothing is invisible.
enum VisibleAction {
  /// As many lines as it takes, each at most `columns` wide and indented.
  static func lines(_ text: String, columns: Int, indent: String = "    ") -> [String] {
    let width = max(8, columns - 1 - indent.count)
    return visible(text).split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      wrapped(line, to: width).map { indent + $0 }
    }
  }

  /// Control characters by their numbers; the sanitiser, which would drop them, does the same with what is invisible.
  private static func visible(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar != "\n", scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        output.append(contentsOf: "‹U+\(String(repeating: "0", count: 4 - digits.count))\(digits)›".unicodeScalars)
      } else {
        output.append(scalar)
      }
    }
    return TerminalSanitizer.clean(String(output))
  }

  /// A line that goes on in the next row ends with `↩`, so that nobody takes the rest for a line of its own.
  private static func wrapped(_ line: Substring, to width: Int) -> [String] {
    var rows: [String] = []
    var row = ""
    var used = 0
    for part in parts(of: line) {
      let columns = DisplayWidth.columns(of: part)
      if used + columns > width - 1, used > 0 {
        rows.append(row + "↩")
        row = ""
        used = 0
      }
      row += part
      used += columns
    }
    rows.append(row)
    return rows
  }

  /// Characters, and numbers in their brackets, which are not torn apart.
  private static func parts(of line: Substring) -> [String] {
    var parts: [String] = []
    var isInside = false
    for character in line {
      if isInside { parts[parts.count - 1].append(character) } else { parts.append(String(character)) }
      isInside = character == "‹" || (isInside && character != "›" && (parts.last?.count ?? 0) < 9)
    }
    return parts
  }
}
