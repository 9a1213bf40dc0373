package import JSONText

extension PermissionRequest {
  /// The request as the SDK's clients read it.
  package var json: JSONObject {
    var json: JSONObject = ["kind": .string(kind)]
    switch self {
    case .shell(let command, let intention, let identifiers):
      json["fullCommandText"] = .string(command)
      json["intention"] = .string(intention)
      json["commands"] = .array(identifiers.map { ["identifier": .string($0), "readOnly": false] })
      json["possiblePaths"] = []
      json["possibleUrls"] = []
      json["hasWriteFileRedirection"] = .bool(command.contains(">"))
      json["canOfferSessionApproval"] = .bool(!identifiers.isEmpty)
    case .write(let path, let intention, let diff):
      json["fileName"] = .string(path)
      json["intention"] = .string(intention)
      json["diff"] = .string(diff)
      json["canOfferSessionApproval"] = true
    case .read(let path, let intention):
      json["path"] = .string(path)
      json["intention"] = .string(intention)
    case .mcp(let server, let tool, let arguments, let isReadOnly):
      json["serverName"] = .string(server)
      json["toolName"] = .string(tool)
      json["toolTitle"] = .string(tool)
      json["args"] = arguments
      json["readOnly"] = .bool(isReadOnly)
    case .url(let url, let intention):
      json["url"] = .string(url)
      json["intention"] = .string(intention)
    case .customTool(let name, let arguments):
      json["toolName"] = .string(name)
      json["toolDescription"] = ""
      json["args"] = arguments
    }
    return json
  }

  init(json: JSONObject) throws(EventReadError) {
    let intention = json["intention"]?.string ?? ""
    switch try json.text("kind") {
    case "shell":
      self = .shell(
        command: try json.text("fullCommandText"), intention: intention,
        identifiers: (json["commands"]?.array ?? []).compactMap { $0["identifier"]?.string })
    case "write":
      self = .write(path: try json.text("fileName"), intention: intention, diff: json["diff"]?.string ?? "")
    case "read": self = .read(path: try json.text("path"), intention: intention)
    case "mcp":
      self = .mcp(
        server: try json.text("serverName"), tool: try json.text("toolName"), arguments: json["args"] ?? .null,
        isReadOnly: json["readOnly"]?.bool ?? false)
    case "url": self = .url(try json.text("url"), intention: intention)
    case "custom-tool": self = .customTool(name: try json.text("toolName"), arguments: json["args"] ?? .null)
    case let other: throw EventReadError(field: "kind", reason: "is \(other), which we do not know")
    }
  }

  /// One line for a person: the exact thing asked for.
  package var summary: String {
    switch self {
    case .shell(let command, _, _): "run: \(command)"
    case .write(let path, _, _): "write \(path)"
    case .read(let path, _): "read \(path)"
    case .mcp(let server, let tool, let arguments, _): "use \(server)/\(tool) \(arguments.text)"
    case .url(let url, _): "fetch \(url)"
    case .customTool(let name, let arguments): "use \(name) \(arguments.text)"
    }
  }
}
