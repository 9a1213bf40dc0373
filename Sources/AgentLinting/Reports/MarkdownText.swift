internal import TerminalText

/// Text for Markdown that somebody shows to others: nothing in it formats, links, calls people or refers to issues.
enum MarkdownText {
  /// On one line, for a cell of a table, too.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var previous: Unicode.Scalar = " "
    for scalar in TerminalSanitizer.cleanLine(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      // Behind a character without width, which the eye does not see, no name and no number is found.
      case "@", "#", "!", "~", "$", "%": escaped += "\\\(scalar)\u{200B}"
      // `https://…` and `www.…` would become links by themselves.
      case "/" where previous == ":": escaped += "\u{200B}/"
      case "." where previous == "w" || previous == "W": escaped += "\u{200B}."
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "|", "+", "-", "\"", "'": escaped += "\\\(scalar)"
      default: escaped.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return escaped
  }

  /// The same with what stands between backquotes as code, as our messages have it, where it is nothing but a name.
  static func withCode(_ text: String) -> String {
    let parts = TerminalSanitizer.cleanLine(text).split(separator: "`", omittingEmptySubsequences: false)
    var result = ""
    var index = 0
    while index < parts.count {
      result += escaped(String(parts[index]))
      guard index + 2 < parts.count else {
        if index + 1 < parts.count { result += "\\`" + escaped(String(parts[index + 1])) }
        break
      }
      let code = parts[index + 1]
      if isName(code) {
        result += "`\(code)`"
        index += 2
      } else {
        result += "\\`"
        index += 1
      }
    }
    return result
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty && text.first != " " && text.last != " "
      && text.unicodeScalars.allSatisfy { scalar in
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
          || "-_./:*, ()=[]".unicodeScalars.contains(scalar)
      }
  }
}
