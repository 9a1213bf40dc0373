/// What a question quotes word for word, as a message that somebody saw.
enum Quotations {
  private static let most = 2
  private static let longest = 200

  /// Texts of several words between quotation marks or backticks, the first few.
  static func all(in question: String) -> [String] {
    var found: [String] = []
    var rest = question.prefix(4096)[...]
    while found.count < most, let open = rest.firstIndex(where: { closing[$0] != nil }) {
      rest = rest[open...]
      guard let mark = rest.popFirst(), let end = closing[mark], let close = rest.firstIndex(of: end) else { continue }
      let text = rest[..<close]
      rest = rest[close...].dropFirst()
      if text.contains(" "), text.count <= longest, !text.contains(where: \.isNewline) { found.append(String(text)) }
    }
    return found
  }

  private static let closing: [Character: Character] = ["\"": "\"", "“": "”", "`": "`", "«": "»"]

  /// A regular expression for just this text.
  static func pattern(for text: String) -> String {
    String(text.flatMap { $0.isLetter || $0.isNumber || $0 == " " ? [$0] : ["\\", $0] })
  }
}
