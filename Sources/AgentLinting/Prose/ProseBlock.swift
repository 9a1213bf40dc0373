/// A paragraph, a heading, a list item, a table, a fence: what blank lines and signs at the start of lines make.
package struct ProseBlock: Sendable {
  package enum Kind: Hashable, Sendable {
    case paragraph, listItem, table, fence, indentedCode, comment
    case heading(level: Int)

    package var isCode: Bool { self == .fence || self == .indentedCode }

    package var isHeading: Bool {
      if case .heading = self { true } else { false }
    }

    /// Whether its text is made of sentences.
    package var isText: Bool {
      switch self {
      case .paragraph, .listItem, .heading: true
      case .table, .fence, .indentedCode, .comment: false
      }
    }
  }

  package let kind: Kind
  /// Without the sign that makes it what it is: `#`, `-`, `1.`, `>`. A fence has its lines of backquotes.
  package let range: Range<Int>
  /// Its index among the sections.
  package let section: Int
  /// How many `>` stand before it.
  package let quoteDepth: Int
}
