/// The keys that one kind of file has, found by how they are spelled.
package final class FieldTable: Sendable {
  package let fields: [Field]
  /// Every spelling of every key.
  let spellings: Set<String>
  private let byKey: [String: Field]
  private let keys: Spelling

  init(_ fields: [Field]) {
    self.fields = fields
    byKey = Dictionary(
      fields.flatMap { field in field.spellings.map { ($0, field) } }, uniquingKeysWith: { first, _ in first })
    spellings = Set(byKey.keys)
    keys = Spelling(fields.map(\.key))
  }

  func field(spelled key: String) -> Field? { byKey[key] }

  /// What a key that is not in the table was probably meant to be.
  func nearest(_ key: String) -> Field? { keys.nearest(key).flatMap(field) }
}
