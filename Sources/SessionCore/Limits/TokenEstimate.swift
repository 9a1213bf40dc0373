internal import JSONText

/// About how many tokens a text has, before or without a vendor's count: a token is seldom shorter than three bytes.
package enum TokenEstimate {
  static func tokens(in text: String) -> Int { text.isEmpty ? 0 : text.utf8.count / 3 + 1 }

  static func tokens(in reply: ModelReply) -> Int {
    let calls = reply.calls.reduce(0) { $0 + $1.name.utf8.count + $1.arguments.utf8.count }
    return (reply.text.utf8.count + reply.reasoning.utf8.count + calls) / 3 + 1
  }

  /// About how many tokens a request really has: what is reserved for it is more, to be on the safe side.
  package static func likely(in request: ModelRequest) -> Int { tokens(in: request) * 3 / 4 }

  static func tokens(in request: ModelRequest) -> Int {
    var bytes = request.system.utf8.count
    for message in request.messages {
      switch message {
      case .user(let text, let images), .toolResult(_, _, let text, let images):
        bytes += text.utf8.count + images.count * ModelImage.estimatedTokens * 3
      case .assistant(let text, let calls, let reasoning):
        bytes += text.utf8.count + calls.reduce(0) { $0 + $1.name.utf8.count + $1.arguments.utf8.count + 16 }
        bytes += reasoning?.text.utf8.count ?? 0
      }
      bytes += 12
    }
    for tool in request.tools {
      bytes += tool.name.utf8.count + tool.description.utf8.count + tool.parameters.bytes().count
    }
    return bytes / 3 + 1
  }
}
