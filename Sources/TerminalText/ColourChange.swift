/// What is left of a "select graphic rendition" sequence once everything but colours, weights and lines is taken out.
struct ColourChange: Sendable {
  /// The sequence to print.
  let sequence: String
  /// Whether text after it looks as if nothing had been switched on.
  let endsPlain: Bool

  /// `nil` if nothing harmless is in it. Concealed and blinking text is not harmless, and neither is what we do not know.
  init?(parameters: String) {
    let given = parameters.split(separator: ";", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    var endsPlain = false
    var place = 0
    while place < given.count {
      let length = Self.extent(of: given[place...])
      let part = given[place..<min(place + length, given.count)]
      if part.count == length, Self.isHarmless(part) {
        kept += part
        endsPlain = Self.isReset(part)
      }
      place += length
    }
    guard !kept.isEmpty else { return nil }
    sequence = "\u{1B}[" + kept.joined(separator: ";") + "m"
    self.endsPlain = endsPlain
  }

  /// `38;5;N` and `38;2;R;G;B` are one setting each.
  private static func extent(of parameters: ArraySlice<Substring>) -> Int {
    guard let first = parameters.first, ["38", "48"].contains(first) else { return 1 }
    switch parameters.dropFirst().first {
    case "5": return 3
    case "2": return 5
    default: return 1
    }
  }

  private static func isHarmless(_ part: ArraySlice<Substring>) -> Bool {
    guard let first = part.first else { return false }
    if part.count > 1 { return part.allSatisfy { UInt8($0) != nil } }
    if first.hasPrefix("38:") || first.hasPrefix("48:") || first.hasPrefix("4:") { return true }
    switch first.isEmpty ? 0 : Int(first) ?? -1 {
    case 0, 1, 2, 3, 4, 7, 9, 21, 22, 23, 24, 27, 29, 30...37, 39, 40...47, 49, 90...97, 100...107: return true
    default: return false
    }
  }

  private static func isReset(_ part: ArraySlice<Substring>) -> Bool {
    part.count == 1 && part.allSatisfy { $0.allSatisfy { $0 == "0" } }
  }
}
