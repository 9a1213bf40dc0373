/// A model's name as it is written in an agent file, taken apart so that spellings can be compared:
/// `claude-sonnet-4-20250514`, `Claude Sonnet 4 (copilot)` and `claude-sonnet-4` have the same `base`.
package struct ModelName: Hashable, Sendable {
  package let written: String
  /// In lower case with hyphens, without vendor, release stage, date and `latest`.
  package let base: String
  /// Whether the name pins one day's version.
  package let isDated: Bool
  /// What stands in parentheses at the end: `copilot`, which VS Code calls the vendor.
  package let vendor: String?

  package init(_ written: String) {
    self.written = written
    // `sonnet`, `inherit`: what most agents have.
    if written.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) {
      (base, isDated, vendor) = (written, false, nil)
      return
    }
    // No model's name is this long, and taking one apart costs more than its length.
    guard written.utf8.count <= 200 else {
      (base, isDated, vendor) = (written, false, nil)
      return
    }
    var text = written.lowercased()
    var vendor: String?
    while text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      let inside = String(text[text.index(after: open)...].dropLast())
      if inside != "preview" { vendor = vendor ?? inside }
      text = String(text[..<open])
      while text.hasSuffix(" ") { text.removeLast() }
    }
    self.vendor = vendor
    if text.hasSuffix("[1m]") { text.removeLast(4) }
    let words = text.utf8.split(whereSeparator: Self.isBetweenWords).map { Substring($0) }
    let isLatest = words.count > 2 && words.last == "latest"
    let undated = words.dropLast(isLatest ? 1 : Self.dateLength(words))
    isDated = !isLatest && undated.count < words.count
    base = undated.joined(separator: "-")
  }

  private static func isBetweenWords(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "@"): true
    default: false
    }
  }

  /// How many of the last words are a date: `20250514`, or `2025`, `08` and `07`.
  private static func dateLength(_ words: [Substring]) -> Int {
    guard words.count > 1, let last = words.last else { return 0 }
    if last.utf8.count == 8, last.hasPrefix("20"), last.isDigits { return 1 }
    guard words.count > 3, last.utf8.count == 2, last.isDigits else { return 0 }
    let month = words[words.count - 2]
    let year = words[words.count - 3]
    return month.utf8.count == 2 && month.isDigits && year.utf8.count == 4 && year.hasPrefix("20") && year.isDigits
      ? 3 : 0
  }
}

extension Substring {
  fileprivate var isDigits: Bool { utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
}

extension ModelName {
  /// Whose model it is, as far as the name tells.
  package enum Maker: String, Sendable {
    case anthropic = "Anthropic"
    case google = "Google"
    case openAI = "OpenAI"
    case xAI = "xAI"
  }

  package var maker: Maker? {
    let first = base.prefix { $0 != "-" }
    switch first {
    case "claude": return .anthropic
    case "gemini": return .google
    case "gpt", "chatgpt", "o1", "o3", "o4", "codex": return .openAI
    case "grok": return .xAI
    default: return nil
    }
  }

  /// The names that Claude Code has for the newest of a family (`inherit` and `default` mean none of them).
  package static let claudeAliases: Set<String> = ["best", "fable", "haiku", "opus", "opusplan", "sonnet"]
}
