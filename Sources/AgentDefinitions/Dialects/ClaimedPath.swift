/// A path as dialects look at it: slashes, and the last component apart.
package struct ClaimedPath: Sendable {
  package let text: String
  package let name: Substring

  package init(_ text: String) {
    self.text = text
    name = text[(text.utf8.lastIndex(of: UInt8(ascii: "/")).map(text.utf8.index(after:)) ?? text.startIndex)...]
  }

  package func hasSuffix(_ suffix: String) -> Bool { name.utf8.count > suffix.utf8.count && name.hasSuffix(suffix) }

  /// True when the file lies somewhere below this folder, as in `isInside(".claude/agents")`.
  package func isInside(_ folder: String) -> Bool {
    var rest = text.utf8[...]
    let folder = Array(folder.utf8)
    while true {
      if rest.starts(with: folder), rest.dropFirst(folder.count).first == UInt8(ascii: "/") { return true }
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return false }
      rest = rest[rest.index(after: slash)...]
    }
  }
}
