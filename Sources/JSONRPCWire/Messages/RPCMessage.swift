package import JSONText

/// One message of JSON-RPC 2.0.
package enum RPCMessage: Equatable, Sendable {
  /// Wants an answer.
  case request(RequestID, method: String, params: JSON?)
  case notification(method: String, params: JSON?)
  case result(RequestID, JSON)
  /// `id` is nil when the other side could not tell which request it was.
  case failure(RequestID?, RPCError)
}

extension RPCMessage {
  /// The message as compact JSON: no framing, and no line breaks in it.
  package func bytes() -> [UInt8] { json.bytes() }

  package var json: JSON {
    var object: JSONObject = ["jsonrpc": "2.0"]
    switch self {
    case .request(let id, let method, let params):
      object["id"] = id.json
      object["method"] = .string(method)
      if let params { object["params"] = params }
    case .notification(let method, let params):
      object["method"] = .string(method)
      if let params { object["params"] = params }
    case .result(let id, let value):
      object["id"] = id.json
      object["result"] = value
    case .failure(let id, let error):
      object["id"] = id?.json ?? .null
      object["error"] = error.json
    }
    return .object(object)
  }
}
