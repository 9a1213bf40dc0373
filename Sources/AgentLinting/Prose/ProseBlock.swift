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

/// From one heading to the next.
package struct ProseSection: Sendable {
  /// The heading's text; nil for what stands before the first one.
  package let heading: Range<Int>?
  package let level: Int
  /// The heading and what follows it, up to the next heading of any level.
  package internal(set) var range: Range<Int>
  /// The index of the section around it.
  package let parent: Int?
  /// Whether its heading, or that of one around it, announces examples or a template.
  package let isExample: Bool
}

/// Code between two lines of backquotes or tildes.
package struct ProseFence: Sendable {
  /// With both lines.
  package let range: Range<Int>
  /// What stands behind the opening signs: the language.
  package let info: Range<Int>
  /// The signs that open it.
  package let opening: Range<Int>
  /// False when it runs to the end of the text.
  package let isClosed: Bool
  /// Whether it holds a fence of its own length, which to the letter of Markdown ends it early.
  package let holdsFences: Bool
}

/// `[text](target)`, `![text](target)`, or the definition `[text]: target`.
package struct ProseLink: Sendable {
  package let text: Range<Int>
  /// Without angle brackets and title.
  package let target: Range<Int>
  package let isImage: Bool
}

/// A sentence, or what stands in its place in a heading or a list item.
package struct ProseSentence: Sendable {
  package let range: Range<Int>
  /// Its index among the blocks.
  package let block: Int
}
