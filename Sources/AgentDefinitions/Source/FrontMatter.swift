/// Where a Markdown file's YAML front matter is, and what is odd about it.
package enum FrontMatter: Hashable, Sendable {
  /// The file begins with something else; all of it is body.
  case absent(body: SourceRange)
  case present(Parts)
  /// `---` opens and no line that is exactly `---` follows. `guess` is how the file was probably meant, when a line of
  /// more dashes or one that merely begins with three could be the end.
  case unterminated(open: SourceRange, guess: Parts?)
  /// There is front matter, but something stands before it, so that no runtime sees it.
  case notFirst(Parts, after: Obstacle, SourceRange)

  package enum Obstacle: Hashable, Sendable {
    case blankLines, comment, codeFence
  }

  package struct Parts: Hashable, Sendable {
    /// The opening fence without its line break.
    package var open: SourceRange
    /// The lines between the fences.
    package var yaml: SourceRange
    package var close: SourceRange
    /// Everything after the closing fence's line.
    package var body: SourceRange
    /// The first `---` inside the YAML that is not a line of its own: Claude Code ends the front matter there.
    package var dashesInside: SourceRange?

    package init(
      open: SourceRange, yaml: SourceRange, close: SourceRange, body: SourceRange, dashesInside: SourceRange? = nil
    ) {
      self.open = open
      self.yaml = yaml
      self.close = close
      self.body = body
      self.dashesInside = dashesInside
    }
  }

  /// The parts of front matter that can be read, well placed or not.
  package var parts: Parts? {
    switch self {
    case .present(let parts), .notFirst(let parts, _, _): parts
    case .unterminated(_, let guess): guess
    case .absent: nil
    }
  }

  /// The text after the front matter; nil when it cannot be told where that ends.
  package var body: SourceRange? {
    if case .absent(let body) = self { body } else { parts?.body }
  }

  /// That of a file's first bytes, which are counted from 0.
  static func split(head: ArraySlice<UInt8>) -> FrontMatter {
    head.withUnsafeBufferPointer {
      FrontMatterScan(bytes: $0, start: head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0).split()
    }
  }

  package static func split(_ file: SourceFile) -> FrontMatter {
    file.bytes.withUnsafeBufferPointer { FrontMatterScan(bytes: $0, start: Int(file.contents.lower)).split() }
  }
}
