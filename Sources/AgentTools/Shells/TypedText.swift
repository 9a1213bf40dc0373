/// What is typed into a terminal: text, and keys in braces such as `{enter}`, `{up}` and `{ctrl-c}`.
enum TypedText {
  private static let keys: [String: String] = [
    "enter": "\r", "return": "\r", "tab": "\t", "space": " ", "escape": "\u{1b}", "esc": "\u{1b}",
    "backspace": "\u{7f}", "up": "\u{1b}[A", "down": "\u{1b}[B", "right": "\u{1b}[C", "left": "\u{1b}[D",
    "home": "\u{1b}[H", "end": "\u{1b}[F", "delete": "\u{1b}[3~", "pageup": "\u{1b}[5~", "pagedown": "\u{1b}[6~",
  ]

  /// Braces around anything else are typed as they are. A line break is the enter key.
  static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0.isNewline }) {
      bytes += rest[..<open].utf8
      if rest[open].isNewline {
        bytes.append(0x0d)
        rest = rest[rest.index(after: open)...]
      } else if let (key, end) = key(in: rest[open...]) {
        bytes += key
        rest = rest[end...]
      } else {
        bytes.append(UInt8(ascii: "{"))
        rest = rest[rest.index(after: open)...]
      }
    }
    return bytes + rest.utf8
  }

  private static func key(in text: Substring) -> (bytes: [UInt8], end: Substring.Index)? {
    guard let close = text.prefix(12).firstIndex(of: "}") else { return nil }
    let name = text[text.index(after: text.startIndex)..<close].lowercased()
    let end = text.index(after: close)
    if let key = keys[name] { return (Array(key.utf8), end) }
    guard name.hasPrefix("ctrl-") || name.hasPrefix("ctrl+"), name.utf8.count == 6, let letter = name.utf8.last,
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
    else { return nil }
    return ([letter & 0x1f], end)
  }
}
