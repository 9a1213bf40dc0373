internal import AgentDefinitions

/// A line of a file, as a tool showed it.
struct SearchLine: Equatable {
  let path: String
  let number: Int
  let text: String
}

/// Reads what the search tools print.
enum ToolTextReading {
  /// `path:count`, one file a line.
  static func counts(_ text: String) -> [(path: String, count: Int)] {
    lines(text).compactMap { line in
      guard let colon = line.lastIndex(of: ":"), let count = Int(line[line.index(after: colon)...]) else { return nil }
      return (path(line[..<colon]), count)
    }
  }

  /// `path:number:text`; the path itself may hold colons and spaces.
  static func matches(_ text: String) -> [SearchLine] {
    lines(text).compactMap { line in
      var start = line.startIndex
      while let colon = line[start...].firstIndex(of: ":") {
        let digits = line[line.index(after: colon)...].prefix { $0.isASCII && $0.isNumber }
        if let number = Int(digits), digits.endIndex < line.endIndex, line[digits.endIndex] == ":" {
          let text = line[line.index(after: digits.endIndex)...]
          return SearchLine(path: path(line[..<colon]), number: number, text: String(text))
        }
        start = line.index(after: colon)
      }
      return nil
    }
  }

  /// `12. text`.
  static func viewed(_ text: String) -> [(number: Int, text: String)] {
    lines(text).compactMap { line in
      let digits = line.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits) else { return nil }
      let rest = line[digits.endIndex...]
      guard rest.hasPrefix(".") else { return nil }
      return (number, String(rest.hasPrefix(". ") ? rest.dropFirst(2) : rest.dropFirst()))
    }
  }

  /// One path a line.
  static func paths(_ text: String) -> [String] {
    lines(text).filter { !$0.isEmpty && !$0.hasPrefix("[") }.map(path)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(whereSeparator: \.isNewline)
  }

  private static func path(_ text: Substring) -> String {
    String(text.hasPrefix("./") ? text.dropFirst(2) : text)
  }
}
