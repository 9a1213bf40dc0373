internal import JSONText
internal import SessionCore

/// Adds one vendor's messages up to a reply, whether they came as a stream or whole.
protocol ReplyAssembly: Sendable {
  /// The member without which a whole document is no reply.
  static var essence: String { get }

  /// The text so far.
  var text: String { get }

  /// The model said that it had come to an end; a count of tokens may follow.
  var isFinished: Bool { get }

  /// Nothing follows.
  var isDone: Bool { get }

  /// What a message says went wrong, where it does.
  func failure(in message: JSON) -> VendorFailure?

  /// Adds a message of a stream, or a whole document, and returns what can be shown of it.
  mutating func take(_ message: JSON) -> [ModelPart]

  func reply() -> ModelReply
}

extension ReplyAssembly {
  func failure(in message: JSON) -> VendorFailure? { defaultFailure(in: message) }

  func defaultFailure(in message: JSON) -> VendorFailure? {
    if let error = message["error"], !error.isNull { return VendorFailure(error: error) }
    // llama.cpp's `error:` line holds the error itself.
    guard message[Self.essence] == nil, message["message"]?.string != nil, message["code"] != nil else { return nil }
    return VendorFailure(error: message)
  }
}

extension [ToolCall] {
  /// Each call with an id of its own: servers leave them out, and repeat them.
  var uniquelyNamed: [ToolCall] {
    var taken: Set<String> = []
    return enumerated().map { place, call in
      var call = call
      let id = call.id.isEmpty ? "call_\(place + 1)" : call.id
      call.id = id
      var number = 2
      while !taken.insert(call.id).inserted {
        call.id = "\(id)-\(number)"
        number += 1
      }
      return call
    }
  }
}

extension ToolCall {
  /// The arguments as an object. Servers that read them again answer with an error when they are none, on every later
  /// turn too.
  var readableArguments: JSON {
    if arguments.isEmpty { return [:] }
    if let json = try? JSON(parsing: arguments), json.object != nil { return json }
    return ["unreadable": .string(arguments)]
  }
}
