internal import JSONText
internal import TerminalText

/// What is said when nothing was started.
enum Failure {
  static func report(_ error: any Error, options: SessionOptions) -> Int32 {
    let message = TerminalSanitizer.clean("\(error)")
    StandardError.write("agentrun: \(message)\n")
    if options.format == .json {
      let document: JSON = [
        "status": "not_started", "exitStatus": 2, "answer": nil, "sessionId": nil, "model": nil,
        "usage": ["inputTokens": 0, "outputTokens": 0, "cachedInputTokens": 0, "reasoningTokens": 0], "agents": [],
        "error": .string(message),
      ]
      print(document.text)
    }
    return 2
  }
}
