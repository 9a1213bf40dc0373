internal import JSONText

extension FieldType {
  /// The type in JSON Schema, draft 2020-12.
  var schema: JSON {
    switch self {
    case .text: ["type": "string"]
    case .flag: ["type": "boolean"]
    case .integer(let range):
      ["type": "integer", "minimum": .int(Int64(range.lowerBound)), "maximum": .int(Int64(range.upperBound))]
    case .number(let range): Self.number(range)
    case .duration:
      [
        "anyOf": [
          ["type": "number", "minimum": 0],
          ["type": "string", "pattern": "^([0-9.]+ *(ms|s|sec|m|min|h|d) *)+$"],
        ]
      ]
    case .sandboxLevel:
      [
        "type": "string",
        "pattern":
          "^(read-only|workspace|full|workspace\\+net:(\\*\\.)?[A-Za-z0-9_.-]+(,(\\*\\.)?[A-Za-z0-9_.-]+)*)$",
      ]
    case .choice(let words): ["enum": .array(words.map { .string($0) })]
    case .null: ["type": "null"]
    case .list(let element): ["type": "array", "items": element.schema]
    case .map(let element): ["type": "object", "additionalProperties": element.schema]
    case .record(let record): record.schema
    case .agent: ["anyOf": [["type": "string"], ["$ref": "#/$defs/agent"]]]
    case .either(let types): ["anyOf": .array(types.map(\.schema))]
    case .anything: [:]
    }
  }

  private static func number(_ range: ClosedRange<Double>) -> JSON {
    guard range.upperBound < 1e300 else { return ["type": "number"] }
    return ["type": "number", "minimum": bound(range.lowerBound), "maximum": bound(range.upperBound)]
  }

  private static func bound(_ number: Double) -> JSON { JSON.double(number).int.map { .int($0) } ?? .double(number) }
}

extension FieldRecord {
  var schema: JSON {
    var properties = JSONObject()
    for member in members { properties[member.key] = member.type.schema.described(member.summary) }
    return .schema(
      title: title, description: nil, properties: properties,
      required: members.filter(\.isRequired).map(\.key))
  }
}

extension JSON {
  /// A mapping with these keys and no others, but for those that begin with `x-`.
  static func schema(title: String, description: String?, properties: JSONObject, required: [String]) -> JSON {
    var schema = JSONObject()
    schema["title"] = .string(title)
    if let description { schema["description"] = .string(description) }
    schema["type"] = "object"
    schema["properties"] = .object(properties)
    if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
    schema["patternProperties"] = ["^x-": true]
    schema["additionalProperties"] = false
    return .object(schema)
  }

  func described(_ summary: String, examples: [JSON] = []) -> JSON {
    guard let object else { return self }
    var schema: JSONObject = ["description": .string(summary)]
    for (key, value) in object { schema[key] = value }
    if !examples.isEmpty { schema["examples"] = .array(examples) }
    return .object(schema)
  }
}
