/// A piece of an agent file that a rule flags or lets pass: documentation, and a test.
///
/// The text is one of
/// - a few lines of front matter; what a complete file needs besides them is added;
/// - a whole file, when it contains a line of three dashes, or `path` names a YAML or TOML file;
/// - several files, each after a line `==> PATH`.
///
/// In a flagged one, `↓` stands before each character where a finding begins. `‹FC›` is that byte, for what is no text.
package struct RuleExample: Sendable {
  package static let marker: Unicode.Scalar = "↓"

  package let isFlagged: Bool
  package let text: String
  /// The path that the text is read under, which decides its dialect.
  package let path: String
  /// The text that the rule's fixes make of a flagged one; nil when that is not shown.
  package let fixed: String?

  package static func flagged(_ text: String, at path: String = defaultPath, fixed: String? = nil) -> RuleExample {
    RuleExample(isFlagged: true, text: text, path: path, fixed: fixed)
  }

  package static func clean(_ text: String, at path: String = defaultPath) -> RuleExample {
    RuleExample(isFlagged: false, text: text, path: path, fixed: nil)
  }

  /// The same as it is once fixed; nil where nothing is.
  package var afterFix: RuleExample? { fixed.map { .clean($0, at: path) } }

  package static let defaultPath = ".github/agents/example.agent.md"

  /// The text as people see it: without markers.
  package var shown: String { Self.withoutMarkers(text) }

  /// The files as they are checked, markers taken out, and where the markers were, as byte offsets.
  package func files() -> [(path: String, bytes: [UInt8], marks: [Int])] {
    parts().map { path, text in
      var bytes: [UInt8] = []
      var marks: [Int] = []
      // By scalars: a mark before a combining character would be one character with it.
      var rest = Substring(completed(text, at: path)).unicodeScalars
      while let scalar = rest.popFirst() {
        if scalar == Self.marker {
          marks.append(bytes.count)
        } else if scalar == "‹", let end = rest.firstIndex(of: "›"),
          let byte = UInt8(Substring(rest[..<end]), radix: 16)
        {
          bytes.append(byte)
          rest = rest[rest.index(after: end)...]
        } else {
          bytes += Array(String(scalar).utf8)
        }
      }
      return (path, bytes, marks)
    }
  }

  private func parts() -> [(path: String, text: String)] {
    guard text.hasPrefix(Self.fileLine) else { return [(path, text)] }
    var parts: [(path: String, text: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(Self.fileLine) {
        parts.append((String(line.dropFirst(Self.fileLine.count)), ""))
      } else if !parts.isEmpty {
        parts[parts.count - 1].text += line + "\n"
      }
    }
    return parts
  }

  private static let fileLine = "==> "

  /// Front matter lines made into a file: with fences, a body, and the keys that the dialect insists on.
  private func completed(_ text: String, at path: String) -> String {
    guard path.hasSuffix(".md"), !text.contains("---") else { return text }
    var lines = ""
    if path.contains(".claude/"), !has("name", in: text) { lines += "name: example\n" }
    if !has("description", in: text) {
      lines += "description: Reviews Swift concurrency code for data races and names the lines\n"
    }
    let end = text.hasSuffix("\n") || text.isEmpty ? "" : "\n"
    return "---\n\(lines)\(text)\(end)---\n\nYou look for data races in Swift code.\n"
  }

  private func has(_ key: String, in text: String) -> Bool {
    text.split(separator: "\n").contains { Self.withoutMarkers(String($0)).hasPrefix(key + ":") }
  }

  private static func withoutMarkers(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != marker }))
  }
}
