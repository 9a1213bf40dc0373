package import JSONText

/// The shape that a reply's text is to have: JSON by a JSON Schema.
package struct OutputSchema: Sendable, Equatable {
  /// Letters, digits, `_` and `-`, at most 64.
  package var name: String
  package var schema: JSON

  package init(name: String = "answer", schema: JSON) {
    self.name = name
    self.schema = schema
  }

  /// Whether every object in it lists all its members as required and allows no others: what vendors ask of a schema
  /// that they hold a model to strictly.
  package var isClosed: Bool { Self.isClosed(schema) }

  private static func isClosed(_ schema: JSON) -> Bool {
    switch schema {
    case .array(let items): return items.allSatisfy(isClosed)
    case .object(let members):
      guard members.allSatisfy({ isClosed($0.value) }) else { return false }
      guard let properties = schema["properties"]?.object, schema["type"]?.string == "object" else {
        return schema["type"]?.string != "object"
      }
      let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
      return schema["additionalProperties"] == .bool(false) && properties.allSatisfy { required.contains($0.key) }
    default: return true
    }
  }
}
