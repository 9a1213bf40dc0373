package import JSONText

/// A value that a tool can take: how a schema describes it and how it is read from a model's JSON.
package protocol ToolArgument: Sendable {
  static var schema: JSONObject { get }
  /// Reads leniently what models are known to write (a number as text, for instance); nil when it makes no sense.
  init?(argument: JSON)
}

/// One parameter of a tool, with the Swift type that its argument is read as.
package struct Parameter<Value: ToolArgument>: Sendable {
  package let name: String
  package let about: String
  package let isRequired: Bool

  package init(_ name: String, _ about: String = "", required: Bool = false) {
    self.name = name
    self.about = about
    self.isRequired = required
  }
}

package protocol AnyParameter: Sendable {
  var erased: ToolParameter { get }
}

extension Parameter: AnyParameter {
  package var erased: ToolParameter {
    var schema = Value.schema
    if !about.isEmpty { schema["description"] = .string(about) }
    return ToolParameter(
      name: name, isRequired: isRequired, schema: schema, accepts: { Value(argument: $0) != nil })
  }
}

/// A parameter without its Swift type: a row of a tool's table.
package struct ToolParameter: Sendable {
  package let name: String
  package let isRequired: Bool
  package let schema: JSONObject
  let accepts: @Sendable (JSON) -> Bool

  static func objectSchema(for parameters: [ToolParameter]) -> JSON {
    var properties = JSONObject()
    for parameter in parameters { properties[parameter.name] = .object(parameter.schema) }
    return [
      "type": "object", "properties": .object(properties),
      "required": .array(parameters.filter(\.isRequired).map { .string($0.name) }),
    ]
  }
}

/// The arguments of one call, checked against the tool's parameters.
package struct ToolInput: Sendable, Equatable {
  package let arguments: JSONObject

  /// Reads the JSON that a model wrote.
  ///
  /// - Throws: `ToolFailure` with code `bad_arguments` and a message that tells the model what is missing or wrong.
  package init(_ text: String, for spec: ToolSpec) throws(ToolFailure) {
    let blank = text.allSatisfy(\.isWhitespace)
    let json: JSON
    do { json = blank ? .object([:]) : try JSON(parsing: Array(text.utf8)) } catch {
      throw ToolFailure(.badArguments, "The arguments of \(spec.name) are not valid JSON: \(error)")
    }
    guard case .object(let arguments) = json else {
      throw ToolFailure(.badArguments, "The arguments of \(spec.name) must be a JSON object.")
    }
    for parameter in spec.parameters {
      guard let value = arguments[parameter.name], !value.isNull else {
        guard !parameter.isRequired else {
          throw ToolFailure(.badArguments, "\(spec.name) needs the argument \"\(parameter.name)\".")
        }
        continue
      }
      guard parameter.accepts(value) else {
        throw ToolFailure(
          .badArguments,
          "The argument \"\(parameter.name)\" of \(spec.name) has the wrong shape; expected "
            + JSON.object(parameter.schema).text)
      }
    }
    self.arguments = arguments
  }

  /// The argument of an optional parameter; nil when absent.
  package subscript<Value>(parameter: Parameter<Value>) -> Value? {
    guard let value = arguments[parameter.name], !value.isNull else { return nil }
    return Value(argument: value)
  }

  /// The argument of a required parameter.
  ///
  /// - Throws: `ToolFailure` when absent, which `init` has already ruled out for parameters declared required.
  package func require<Value>(_ parameter: Parameter<Value>) throws(ToolFailure) -> Value {
    guard let value = self[parameter] else {
      throw ToolFailure(.badArguments, "The argument \"\(parameter.name)\" is missing.")
    }
    return value
  }
}

extension String: ToolArgument {
  package static var schema: JSONObject { ["type": "string"] }
  package init?(argument: JSON) {
    guard let text = argument.string else { return nil }
    self = text
  }
}

extension Bool: ToolArgument {
  package static var schema: JSONObject { ["type": "boolean"] }
  package init?(argument: JSON) {
    switch argument {
    case .bool(let value): self = value
    case .string("true"): self = true
    case .string("false"): self = false
    default: return nil
    }
  }
}

extension Int: ToolArgument {
  package static var schema: JSONObject { ["type": "integer"] }
  package init?(argument: JSON) {
    switch argument {
    case .int(let value): self.init(exactly: value)
    case .double(let value): self.init(exactly: value)
    case .string(let text): self.init(text)
    default: return nil
    }
  }
}

extension Array: ToolArgument where Element: ToolArgument {
  package static var schema: JSONObject { ["type": "array", "items": .object(Element.schema)] }
  package init?(argument: JSON) {
    guard case .array(let items) = argument else {
      // A single value where a list is meant.
      guard let only = Element(argument: argument) else { return nil }
      self = [only]
      return
    }
    var values: [Element] = []
    for item in items {
      guard let value = Element(argument: item) else { return nil }
      values.append(value)
    }
    self = values
  }
}
