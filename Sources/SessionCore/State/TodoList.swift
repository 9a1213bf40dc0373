/// What an agent means to do, as a Markdown checklist: `- [ ] open`, `- [x] done`.
package struct TodoList: Sendable, Equatable {
  package struct Item: Sendable, Equatable {
    package var text: String
    package var isDone: Bool
    /// How deep it stands below others.
    package var depth: Int

    package init(_ text: String, isDone: Bool = false, depth: Int = 0) {
      self.text = text
      self.isDone = isDone
      self.depth = depth
    }
  }

  package var items: [Item]

  package init(items: [Item] = []) { self.items = items }

  /// - Returns: nil where no line is an item of a checklist, and the text is not empty.
  package init?(_ markdown: String) {
    items = markdown.split(whereSeparator: \.isNewline).compactMap(Self.item)
    guard !items.isEmpty || markdown.allSatisfy(\.isWhitespace) else { return nil }
  }

  package var open: [Item] { items.filter { !$0.isDone } }

  package var markdown: String {
    items.map { String(repeating: "  ", count: $0.depth) + ($0.isDone ? "- [x] " : "- [ ] ") + $0.text }
      .joined(separator: "\n")
  }

  /// `- [ ] text`, `* [X] text`, `1. [x] text`; anything else is no item.
  private static func item(_ line: Substring) -> Item? {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    var rest = line.dropFirst(indent.count)
    let bullet = rest.prefix { "-*+".contains($0) || $0.isNumber || $0 == "." || $0 == ")" }
    guard !bullet.isEmpty else { return nil }
    rest = rest.dropFirst(bullet.count).drop { $0 == " " }
    guard rest.first == "[", let mark = rest.dropFirst().first, rest.dropFirst(2).first == "]" else { return nil }
    let text = String(rest.dropFirst(3)).trimmingSpaces
    guard !text.isEmpty, " xX".contains(mark) else { return nil }
    return Item(text, isDone: mark != " ", depth: indent.reduce(0) { $0 + ($1 == "\t" ? 2 : 1) } / 2)
  }
}
