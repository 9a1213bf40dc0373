package import JSONText

extension PermissionRequest {
  /// The request as the SDK's clients read it.
  package var json: JSONObject {
    var json: JSONObject = ["kind": .string(kind)]
    switch self {
    case .shell(let command, let intention, let identifiers):
      let line = ShellLine(command)
      json["fullCommandText"] = .string(command)
      json["intention"] = .string(intention)
      json["commands"] = .array(
        identifiers.map { ["identifier": .string($0), "readOnly": .bool(line.isReadOnly($0))] })
      json["commandSegments"] = .array(
        (line.commands ?? []).map { ["identifier": .string($0.identifier), "fullCommandText": .string($0.text)] })
      json["possiblePaths"] = .array(line.possiblePaths.map { .string($0) })
      json["possibleUrls"] = .array(line.possibleURLs.map { ["url": .string($0)] })
      json["hasWriteFileRedirection"] = .bool(line.writesByRedirection)
      json["canOfferSessionApproval"] = true
      json.set("warning", line.obstacle.map { "What this runs cannot be told from its words: \($0)." })
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

  /// The request as the SDK's clients show it.
  ///
  /// - Parameter offersSession: whether agreeing for the session would spare the next question.
  func promptJSON(offersSession: Bool) -> JSONObject {
    var json = json
    switch self {
    case .shell(_, _, let identifiers):
      json["kind"] = "commands"
      json["commandIdentifiers"] = .array(identifiers.map { .string($0) })
      for key in ["commands", "commandSegments", "possiblePaths", "possibleUrls", "hasWriteFileRedirection"] {
        json[key] = nil
      }
      json["canOfferSessionApproval"] = .bool(offersSession)
    case .write: json["canOfferSessionApproval"] = .bool(offersSession)
    case .mcp: json["readOnly"] = nil
    case .read, .url, .customTool: break
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

  /// The narrowest rule that allows just this, in text; nil where none can be written that means no more.
  var exactRule: String? {
    switch self {
    case .shell(let command, _, _): Self.rule("shell", command, unless: "*\n\r\t")
    case .write(let path, _, _): Self.rule("write", path, unless: "*?[]{}\\")
    case .read(let path, _): Self.rule("read", path, unless: "*?[]{}\\")
    case .mcp(let server, let tool, _, _): Self.rule("mcp", "\(server)/\(tool)", unless: "*")
    case .url(let url, _):
      url.firstRange(of: "://").flatMap {
        Self.rule("url", String(url[$0.upperBound...].prefix { !"/?#".contains($0) }), unless: "*@")
      }
    case .customTool(let name, _): Self.rule("custom-tool", name, unless: "*")
    }
  }

  private static func rule(_ kind: String, _ text: String, unless special: String) -> String? {
    text.unicodeScalars.contains(where: special.unicodeScalars.contains) ? nil : "\(kind)(\(text))"
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
