/// One key of an agent or team file as it was written, and what it was taken for. Lint rules and `explain` see here
/// also what the definition has no place for.
package struct FieldReading: Sendable {
  package let key: Located<String>
  /// The field of the dialect's table that the key is a spelling of; nil when the table has none.
  package let field: Field?
  package let value: SourceValue
  package let meaning: FieldMeaning?

  package var range: SourceRange { key.range.union(value.range) }

  package init(key: Located<String>, field: Field?, value: SourceValue) {
    self.key = key
    self.field = field
    self.value = value
    meaning = field?.meaning
  }
}
