package import JSONText

/// Why some bytes are no message, and as much as could be read of whose fault it is.
package struct MessageFault: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case notJSON(JSONSyntaxError)
    /// Several messages in one array, which nobody here sends or takes.
    case batch
    case notAnObject
    /// `jsonrpc` is not `"2.0"`.
    case wrongVersion
    /// Neither text nor a whole number of 64 bits.
    case badID
    case badMethod
    /// `params` that are neither an object nor an array.
    case badParams
    /// None of `method`, `result` and `error`, or several of them.
    case ambiguous
    /// `error` without a whole number `code` and a text `message`.
    case badError
  }

  package let reason: Reason
  /// Of the request that the message was meant to be; nil when it cannot be told, or when it was no request.
  package let id: RequestID?

  init(_ reason: Reason, id: RequestID? = nil) {
    self.reason = reason
    self.id = id
  }

  /// What to answer.
  package var reply: RPCMessage { .failure(id, RPCError(code, "\(self)")) }

  private var code: RPCError.Code { if case .notJSON = reason { .parseError } else { .invalidRequest } }
}

extension MessageFault: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .notJSON(let error): "the message is \(error)"
    case .batch: "several messages in one array are not taken; send each by itself"
    case .notAnObject: "a message must be a JSON object"
    case .wrongVersion: "`jsonrpc` must be \"2.0\""
    case .badID: "`id` must be a text, or a whole number of 64 bits"
    case .badMethod: "`method` must be a text"
    case .badParams: "`params` must be an object or an array"
    case .ambiguous: "a message has exactly one of `method`, `result` and `error`"
    case .badError: "`error` must have a whole number `code` and a text `message`"
    }
  }
}
