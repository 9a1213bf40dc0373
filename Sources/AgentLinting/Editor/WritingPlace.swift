package import AgentDefinitions

/// Where in a file somebody is writing: below which keys, and whether it is a key or a value. It goes by the text
/// alone, since what is being written can rarely be read yet.
package struct WritingPlace: Sendable, Equatable {
  package enum Slot: Sendable, Equatable {
    /// `isComplete`: what divides it from its value follows already.
    case key(isComplete: Bool)
    case value
  }

  /// The keys around, the outermost first; of a value also its own.
  package let keys: [String]
  package let slot: Slot
  /// The word that is being written, without quotes.
  package let word: SourceRange
  /// The keys that stand beside it.
  package let siblings: Set<String>
  let notation: Notation

  /// How something is written there.
  enum Notation: Sendable, Equatable {
    case yaml
    /// `isQuoted`: between quotes that are there already.
    case json(isQuoted: Bool)
    case toml(isQuoted: Bool)
  }

  /// Nil where nothing can be said: in comments, and in texts of several lines.
  package init?(in file: SourceFile, _ part: SourceRange, at offset: Int) {
    let place: WritingPlace? =
      switch TextSyntax(of: file) {
      case .yaml:
        YAMLPlace(in: file, part, at: offset).map { place in
          WritingPlace(keys: place.keys, slot: place.slot, word: place.word, siblings: place.siblings, notation: .yaml)
        }
      case .json: JSONPlace(in: file, at: offset)?.place
      case .toml: TOMLPlace(in: file, at: offset)?.place
      }
    guard let place else { return nil }
    self = place
  }

  init(keys: [String], slot: Slot, word: SourceRange, siblings: Set<String>, notation: Notation) {
    self.keys = keys
    self.slot = slot
    self.word = word
    self.siblings = siblings
    self.notation = notation
  }
}

extension WritingPlace {
  /// A text as a value there.
  func written(_ word: String) -> String {
    switch notation {
    case .yaml, .json(isQuoted: true), .toml(isQuoted: true): word
    case .json(isQuoted: false), .toml(isQuoted: false): "\"\(word)\""
    }
  }

  /// A key with what divides it from its value.
  func written(key: String) -> String {
    switch notation {
    case .yaml: key + ": "
    case .json(isQuoted: false): "\"\(key)\": "
    case .toml(isQuoted: false): key + " = "
    case .json(isQuoted: true), .toml(isQuoted: true): key
    }
  }

  /// The same with places for the value to be written in; nil where only the key can be written.
  func snippet(key: String, _ type: FieldType) -> String? {
    let start = written(key: key)
    guard start != key else { return nil }
    let isText = notation != .yaml
    let words = type.words.map { isText && type.isQuoted ? written($0) : $0 }
    // A snippet's own signs in the words are escaped; none of ours has any but the comma.
    if !words.isEmpty, words.count <= 12, !type.isList { return start + "${1|\(words.joined(separator: ","))|}" }
    if type.isBlock {
      switch notation {
      case .yaml: return "\(key):\n  $1"
      case .json: return start + "{$1}"
      case .toml: return "[\(key)]\n$1"
      }
    }
    if type.isList { return start + "[$1]" }
    return isText && type.isQuoted ? start + "\"$1\"" : start + "$1"
  }
}

extension FieldType {
  /// Whether a value of it is a text, where texts are in quotes.
  fileprivate var isQuoted: Bool {
    switch self {
    case .text, .choice, .duration, .sandboxLevel, .agent: true
    case .either(let types): types.first?.isQuoted ?? false
    case .flag, .integer, .number, .null, .list, .map, .record, .anything: false
    }
  }
}
