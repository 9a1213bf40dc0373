internal import TerminalText

/// Text for XML and HTML, between tags and in attributes with double quotation marks.
enum MarkupText {
  /// Escaped, on one line, and without what may not stand in XML.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in TerminalSanitizer.cleanLine(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
