internal import AgentDefinitions
internal import TerminalText

/// The line of a finding with carets below what is meant, cut to a width that terminals have.
struct SourceExcerpt {
  let number: Int
  private let before: String
  private let marked: String
  private let after: String

  private static let width = 100

  /// `hidden`: what is not shown, because it is secret.
  init(_ finding: Finding, hiding hidden: [SourceRange] = []) {
    let file = finding.file
    number = file.place(of: Int(finding.range.lower)).line
    let line = file.lineRange(number)
    let range = finding.range.clamped(to: line)
    // A line can be a megabyte, of which a screen's width is shown.
    let start = max(Int(line.lower), Int(range.lower) - Self.reach)
    before = Self.clean(file, hidden, SourceRange(start, Int(range.lower)))
    marked = Self.clean(
      file, hidden, SourceRange(Int(range.lower), min(Int(range.upper), Int(range.lower) + Self.reach)))
    after = Self.clean(file, hidden, SourceRange(Int(range.upper), min(Int(line.upper), Int(range.upper) + Self.reach)))
  }

  private static let reach = 1024

  /// Nothing for a file of which nothing is known, as one that could not be read.
  func lines(_ style: TerminalStyle) -> [String] {
    let (start, text, length) = window()
    guard !text.isEmpty else { return [] }
    let margin = DisplayWidth.pad(String(number), to: 5, align: .right)
    let carets = String(repeating: " ", count: start) + style.paint(String(repeating: "^", count: max(1, length)), .red)
    return [
      style.paint("\(margin) |", .blue) + " " + text, style.paint("      |", .blue) + " " + carets,
    ]
  }

  /// The line as far as it is shown: what stands before the place, the place, and what comes after.
  var parts: (before: String, marked: String, after: String) {
    let lead = lead
    let room = Self.width - DisplayWidth.columns(of: lead)
    let shown = DisplayWidth.truncate(marked, to: room)
    let rest = room - DisplayWidth.columns(of: shown)
    return (lead, shown, shown == marked && rest > 1 ? DisplayWidth.truncate(after, to: rest) : "")
  }

  /// Far into a long line, what stands before is cut so that the place itself can be seen.
  private var lead: String {
    DisplayWidth.columns(of: before) > Self.width / 2 ? "…" + Self.suffix(of: before, Self.width / 4) : before
  }

  /// Where the carets begin, the line as far as it is shown, and how many carets there are.
  private func window() -> (start: Int, text: String, length: Int) {
    let (lead, shown, tail) = parts
    return (DisplayWidth.columns(of: lead), lead + shown + tail, DisplayWidth.columns(of: shown))
  }

  private static func suffix(of text: String, _ limit: Int) -> String {
    var used = 0
    let kept = text.reversed().prefix {
      used += DisplayWidth.columns(of: $0)
      return used <= limit
    }
    return String(kept.reversed())
  }

  private static func clean(_ file: SourceFile, _ hidden: [SourceRange], _ range: SourceRange) -> String {
    var bytes = Array(file[range])
    for secret in hidden where secret.overlaps(range) {
      let part = secret.clamped(to: range)
      for offset in part.indices { bytes[offset - Int(range.lower)] = UInt8(ascii: "*") }
    }
    return String(decoding: bytes, as: UTF8.self).clean
  }
}
