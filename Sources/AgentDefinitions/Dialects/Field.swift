/// One row of a dialect's field table. Reading, the JSON Schema and `explain` all come from these rows.
package struct Field: Sendable {
  package let key: String
  /// Further spellings that mean exactly the same.
  package let otherSpellings: [String]
  package let type: FieldType
  package let meaning: FieldMeaning
  /// The systems that do not load a file without this field.
  package let requiredBy: [AgentRuntime]
  /// The systems that read the field; nil is every one that reads the dialect.
  package let readBy: [AgentRuntime]?
  /// Where the row was read; a row that names none has its dialect's.
  package let source: DataSource?
  package let summary: String
  /// Example values as JSON, for the schema.
  package let examples: [String]
  /// The key that has taken this one's place, when this is an old one.
  package let successor: String?

  package var isDeprecated: Bool { successor != nil }

  package init(
    _ key: String, _ type: FieldType, _ meaning: FieldMeaning, or otherSpellings: [String] = [],
    requiredBy: [AgentRuntime] = [], readBy: [AgentRuntime]? = nil, source: DataSource? = nil, examples: [String] = [],
    successor: String? = nil, _ summary: String
  ) {
    self.key = key
    self.type = type
    self.meaning = meaning
    self.otherSpellings = otherSpellings
    self.requiredBy = requiredBy
    self.readBy = readBy
    self.source = source
    self.examples = examples
    self.successor = successor
    self.summary = summary
  }

  /// Whether the field means something to this project's own runtime. One that limits an agent always does.
  var isReadHere: Bool { meaning.isRestriction || readBy?.contains(.roster) ?? true }

  package var spellings: [String] { [key] + otherSpellings }
}
