/// What an agent may be called. Ids stand in prompts after `@`, on terminals, in tables and in models' requests, so in
/// files of this project's own they are plain words; other systems' files have whatever they have.
enum AgentID {
  static let form = "1 to 64 letters, digits, blanks, dots, hyphens and underscores, the first a letter or digit"

  static func isPlain(_ id: String) -> Bool {
    let scalars = id.unicodeScalars
    guard let first = scalars.first, first.isLetterOrDigit, scalars.count <= 64 else { return false }
    return scalars.allSatisfy { scalar in
      switch scalar {
      case " ", ".", "-", "_": true
      default: scalar.isLetterOrDigit || scalar.isMark
      }
    }
  }

  /// Whether an id could be taken for a path, or shows itself as something that it is not.
  static func isMisleading(_ id: String) -> Bool {
    id.unicodeScalars.contains { scalar in
      switch scalar {
      case "/", "\\": true
      case " "..."~": false
      default: scalar.isInvisible
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
      !properties.isDefaultIgnorableCodePoint
    default: false
    }
  }

  /// An accent and the like, which some scripts cannot do without.
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: !properties.isDefaultIgnorableCodePoint
    default: false
    }
  }

  /// Control characters, line breaks, and those that turn or join what stands around them.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }
}
