package import SessionCore
internal import Synchronization

/// A model that says what a transcript says: tests, examples and demonstrations run on it.
///
/// A request that the transcript has no reply for is a failure that says what was asked, never a made-up answer.
package final class ScriptedModel: ModelClient {
  package let modelName: String?
  package let endpoint: String
  private let transcript: Transcript
  private let used: Mutex<Set<Int>>

  package init(_ transcript: Transcript) {
    self.transcript = transcript
    modelName = transcript.model
    endpoint = transcript.path
    used = Mutex([])
  }

  /// The replies that nobody asked for, by their lines.
  package var unusedLines: [Int] {
    used.withLock { used in
      transcript.replies.indices.filter { !used.contains($0) }.map { transcript.replies[$0].line }
    }
  }

  package func reply(
    to request: ModelRequest, onPart: @escaping @Sendable (ModelPart) async -> Void
  ) async throws(ModelFailure) -> ModelReply {
    if Task.isCancelled { throw ModelFailure(.cancelled, "cancelled") }
    let next = try take(for: request)
    switch next.outcome {
    case .reply(let reply):
      if !reply.reasoning.isEmpty { await onPart(.reasoning(reply.reasoning)) }
      await Self.stream(reply.text, onPart)
      return reply
    case .failure(let failure):
      await Self.stream(failure.partialText, onPart)
      throw failure
    case .silence:
      // Nothing ever arrives: the wait ends when the caller gives up.
      let (nothing, continuation) = AsyncStream<Void>.makeStream()
      for await _ in nothing {}
      continuation.finish()
      throw ModelFailure(.cancelled, "cancelled")
    }
  }

  private func take(for request: ModelRequest) throws(ModelFailure) -> Transcript.Reply {
    let first = request.messages.first?.content ?? ""
    let found: Transcript.Reply? = used.withLock { used in
      let index = transcript.replies.indices.first { index in
        let reply = transcript.replies[index]
        return !used.contains(index) && reply.agent == request.agent && reply.task.map(first.contains) ?? true
      }
      guard let index else { return nil }
      used.insert(index)
      return transcript.replies[index]
    }
    let last = request.messages.last?.content ?? ""
    guard let found else {
      throw ModelFailure(
        .unscripted,
        "\(transcript.path) has no further reply for \(request.agent ?? "main"); the last message was: \(last.prefix(200))"
      )
    }
    if let expected = found.expected, !last.contains(expected) {
      throw ModelFailure(
        .unscripted,
        "\(transcript.path):\(found.line) expects \"\(expected)\" in the last message, which was: \(last.prefix(300))")
    }
    return found
  }

  /// In pieces of a word, as models do.
  private static func stream(_ text: String, _ onPart: @Sendable (ModelPart) async -> Void) async {
    var rest = Substring(text)
    while !rest.isEmpty {
      let end = rest.dropFirst().firstIndex { $0 == " " || $0 == "\n" } ?? rest.endIndex
      await onPart(.text(String(rest[..<end])))
      rest = rest[end...]
    }
  }
}

extension ModelMessage {
  fileprivate var content: String {
    switch self {
    case .user(let text, _), .assistant(let text, _, _), .toolResult(_, _, let text, _): text
    }
  }
}
