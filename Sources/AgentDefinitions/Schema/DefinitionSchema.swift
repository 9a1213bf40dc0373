package import JSONText

/// The JSON Schemas that editors check agent and team files with, printed from the tables that read them.
package enum DefinitionSchema {
  /// `ID.agent.yaml`, and an agent in place.
  package static var agent: JSON {
    document(
      title: "Agent", description: "One agent: what it is for, what it is told, and what it may use.",
      fields: Dialect.native.fields, required: Dialect.native.required)
  }

  /// A team file.
  package static var team: JSON {
    var schema = document(
      title: "Team", description: "A team of agents: the configuration of a session, declared.", fields: TeamFields.all,
      required: []
    ).object
    schema?["$defs"] = [
      "agent": body(
        title: "Agent", description: "An agent in place.", fields: Dialect.native.fields,
        required: Dialect.native.required)
    ]
    return schema.map { .object($0) } ?? .null
  }

  /// A file that is one record.
  package static func document(of record: FieldRecord) -> JSON {
    var schema: JSONObject = ["$schema": "https://json-schema.org/draft/2020-12/schema"]
    for (key, value) in record.schema.object ?? JSONObject() { schema[key] = value }
    return .object(schema)
  }

  private static func document(title: String, description: String, fields: [Field], required: [String]) -> JSON {
    var schema: JSONObject = ["$schema": "https://json-schema.org/draft/2020-12/schema"]
    let body = body(title: title, description: description, fields: fields, required: required)
    for (key, value) in body.object ?? JSONObject() { schema[key] = value }
    return .object(schema)
  }

  private static func body(title: String, description: String, fields: [Field], required: [String]) -> JSON {
    var properties = JSONObject()
    for field in fields {
      let examples = field.examples.compactMap { try? JSON(parsing: $0) }
      properties[field.key] = field.type.schema.described(field.summary, examples: examples)
      for spelling in field.otherSpellings {
        properties[spelling] = field.type.schema.described("The same as `\(field.key)`.")
      }
    }
    return .schema(title: title, description: description, properties: properties, required: required)
  }
}

extension Dialect {
  /// The keys without which this project's own runtime does not start.
  fileprivate var required: [String] { fields.filter { $0.requiredBy.contains(.roster) }.map(\.key) }
}
