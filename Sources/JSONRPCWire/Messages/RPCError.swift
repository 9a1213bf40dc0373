package import JSONText

/// What a request is answered with when it failed.
package struct RPCError: Error, Equatable, Sendable {
  package struct Code: Hashable, Sendable {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    package static let parseError = Code(-32700)
    package static let invalidRequest = Code(-32600)
    package static let methodNotFound = Code(-32601)
    package static let invalidParams = Code(-32602)
    package static let internalError = Code(-32603)
  }

  package let code: Code
  package let message: String
  package let data: JSON?

  package init(_ code: Code, _ message: String, data: JSON? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  var json: JSON {
    var object: JSONObject = ["code": .int(code.number), "message": .string(message)]
    if let data { object["data"] = data }
    return .object(object)
  }
}

extension RPCError: CustomStringConvertible {
  package var description: String { "\(message) (\(code.number))" }
}
