/// The shape that a field's value must have. The check while reading and the JSON Schema are both made from it.
package indirect enum FieldType: Sendable {
  case text
  case flag
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  /// `30m`, `90s`, `1h 30m`, or seconds as a number.
  case duration
  case choice([String])
  /// `read-only`, `workspace`, `workspace+net:HOST,…` or `full`.
  case sandboxLevel
  case null
  case list(of: FieldType)
  /// A map from names of the author's choosing.
  case map(of: FieldType)
  case record(FieldRecord)
  /// A path, a glob, or an agent in place.
  case agent
  case either([FieldType])
  case anything

  /// Texts, or one text with commas between.
  static let textList: FieldType = .either([.list(of: .text), .text])
}

/// A map with fixed keys inside a field: a handoff, an MCP server, a team's limits.
package final class FieldRecord: Sendable {
  package struct Member: Sendable {
    package let key: String
    package let type: FieldType
    package let isRequired: Bool
    package let summary: String

    package init(_ key: String, _ type: FieldType, isRequired: Bool = false, _ summary: String) {
      self.key = key
      self.type = type
      self.isRequired = isRequired
      self.summary = summary
    }
  }

  package let title: String
  package let members: [Member]
  /// The keys worth suggesting for one that is unknown.
  let suggestedKeys: Spelling
  private let byKey: [String: Member]

  package init(_ title: String, _ members: [Member]) {
    self.title = title
    self.members = members
    suggestedKeys = Spelling(members.map(\.key))
    byKey = Dictionary(members.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func member(_ key: String) -> Member? { byKey[key] }
}
