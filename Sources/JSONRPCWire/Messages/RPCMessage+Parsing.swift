package import JSONText

extension RPCMessage {
  /// Reads the JSON of one message. Members that the specification does not name are passed over.
  package init(parsing bytes: [UInt8]) throws(MessageFault) {
    let json: JSON
    do throws(JSONSyntaxError) {
      json = try JSON(parsing: bytes)
    } catch {
      throw MessageFault(.notJSON(error))
    }
    try self.init(json)
  }

  package init(_ json: JSON) throws(MessageFault) {
    if case .array = json { throw MessageFault(.batch) }
    guard let object = json.object else { throw MessageFault(.notAnObject) }
    let written = object["id"]
    let id = written.flatMap { RequestID($0) }
    let isRequest = object["method"] != nil
    /// Only who asked can be told.
    func fault(_ reason: MessageFault.Reason) -> MessageFault { MessageFault(reason, id: isRequest ? id : nil) }

    guard object["jsonrpc"] == "2.0" else { throw fault(.wrongVersion) }
    guard ["method", "result", "error"].count(where: { object[$0] != nil }) == 1 else { throw fault(.ambiguous) }
    if let written, id == nil, !(written.isNull && object["error"] != nil) { throw fault(.badID) }

    if let method = object["method"] {
      guard let method = method.string else { throw fault(.badMethod) }
      // `null` is none: some clients write it where they have nothing to say.
      let params = object["params"] == .null ? Optional.none : object["params"]
      if let params, params.object == nil, params.array == nil { throw fault(.badParams) }
      self = id.map { .request($0, method: method, params: params) } ?? .notification(method: method, params: params)
    } else if let result = object["result"] {
      guard let id else { throw fault(.badID) }
      self = .result(id, result)
    } else {
      guard let error = object["error"], let code = error["code"]?.int, let message = error["message"]?.string else {
        throw fault(.badError)
      }
      self = .failure(id, RPCError(RPCError.Code(code), message, data: error["data"]))
    }
  }
}
