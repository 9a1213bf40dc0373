/// A path as dialects look at it: slashes, and the last component apart.
package struct ClaimedPath: Sendable {
  package let text: String
  package let name: Substring

  package init(_ text: String) {
    self.text = text
    name = text[(text.utf8.lastIndex(of: UInt8(ascii: "/")).map(text.utf8.index(after:)) ?? text.startIndex)...]
  }

  /// Whether the file's name ends so and has something before it.
  package func hasSuffix(_ suffix: String) -> Bool {
    let more = name.utf8.count - suffix.utf8.count
    return more > 0 && name.utf8.dropFirst(more).elementsEqual(suffix.utf8)
  }

  /// True when the file lies somewhere below this folder, as in `isInside(".claude/agents")`.
  package func isInside(_ folder: String) -> Bool {
    end(of: folder) != nil
  }

  /// Where the outermost folder of this name ends: before the slash after it.
  func end(of folder: String) -> String.Index? {
    var rest = text.utf8[...]
    while true {
      if rest.starts(with: folder.utf8) {
        let end = rest.index(rest.startIndex, offsetBy: folder.utf8.count)
        if end < rest.endIndex, rest[end] == UInt8(ascii: "/") { return end }
      }
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
      rest = rest[rest.index(after: slash)...]
    }
  }
}
