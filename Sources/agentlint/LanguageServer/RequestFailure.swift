internal import JSONRPCWire

extension RPCError.Code {
  static let serverNotInitialized = Self(-32002)
  static let requestCancelled = Self(-32800)
  /// The request was in order and could not be done; the message is for the person who asked.
  static let requestFailed = Self(-32803)
}

extension RPCError {
  static func badParams(_ method: String, _ what: String) -> RPCError {
    RPCError(.invalidParams, "\(method): \(what)")
  }
}
