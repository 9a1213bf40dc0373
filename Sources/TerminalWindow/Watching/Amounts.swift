internal import SessionCore

/// Numbers as people read them.
enum Amounts {
  /// `0.4 s`, `12 s`, `3 min 05 s`, `2 h 07 min`.
  static func duration(_ milliseconds: Int64) -> String {
    let milliseconds = max(0, milliseconds)
    if milliseconds < 9950 {
      let tenths = (milliseconds + 50) / 100
      return "\(tenths / 10).\(tenths % 10) s"
    }
    let seconds = (milliseconds + 500) / 1000
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(twoDigits(seconds % 60)) s" }
    return "\(seconds / 3600) h \(twoDigits(seconds / 60 % 60)) min"
  }

  static func duration(from start: Timestamp?, to end: Timestamp) -> String? {
    start.map { duration(end.milliseconds - $0.milliseconds) }
  }

  /// `820 tokens`, `3.4k tokens`, `1.2M tokens`.
  static func tokens(_ count: Int) -> String { "\(short(count)) token\(count == 1 ? "" : "s")" }

  /// `3.4k tokens`, `$0.0042`: what is known of it; `about` where we had to guess, `at least` where a price is missing.
  static func spend(_ spend: Spend) -> [String] {
    guard spend.usage.total > 0 else { return [] }
    var parts = [(spend.estimated > 0 ? "about " : "") + tokens(spend.usage.total)]
    if spend.cost > .zero { parts.append((spend.unpriced > 0 ? "at least " : "") + "\(spend.cost)") }
    return parts
  }

  static func calls(_ count: Int) -> String { "\(count) call\(count == 1 ? "" : "s")" }

  static func agents(_ count: Int) -> String { "\(count) agent\(count == 1 ? "" : "s")" }

  /// Two decimals at most, without trailing zeros.
  static func score(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "?" }
    let hundredths = Int((value * 100).rounded())
    let digits = "\(abs(hundredths) / 100).\(twoDigits(Int64(abs(hundredths) % 100)))"
    let trimmed = digits.hasSuffix(".00") ? String(digits.dropLast(3)) : digits
    return hundredths < 0 ? "-" + trimmed : trimmed
  }

  private static func short(_ count: Int) -> String {
    if count < 1000 { return "\(count)" }
    let (unit, name) = count < 999_950 ? (1000, "k") : (1_000_000, "M")
    let tenths = (count + unit / 20) / (unit / 10)
    return tenths < 1000 ? "\(tenths / 10).\(tenths % 10)\(name)" : "\(tenths / 10)\(name)"
  }

  private static func twoDigits(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
