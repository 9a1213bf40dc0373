/// Speaks to one language model: our request in, its reply out, piece by piece.
///
/// A client knows nothing of sessions. One call of `reply` is one attempt: it never retries, because the session
/// records every attempt and decides about the next.
package protocol ModelClient: Sendable {
  /// What people call this model, e.g. `gpt-4.1`; nil where no language model takes part (the offline client).
  var modelName: String? { get }

  /// Where requests go, as shown to people, e.g. `https://api.example.com/v1`, `offline`. Never holds a secret.
  var endpoint: String { get }

  /// Sends `request` and returns the whole reply.
  ///
  /// - Parameter onPart: called in order for each piece as it arrives; the pieces add up to the reply.
  /// - Throws: `ModelFailure`, which carries the text received so far. Cancelling the task ends the call with
  ///   `ModelFailure.Kind.cancelled`.
  func reply(
    to request: ModelRequest, onPart: @escaping @Sendable (ModelPart) async -> Void
  ) async throws(ModelFailure) -> ModelReply
}

extension ModelClient {
  /// The same for two clients that would ask the same model at the same place.
  var identity: String { "\(modelName ?? "") \(endpoint)" }
}

/// A piece of a reply that is still arriving.
package enum ModelPart: Sendable, Equatable {
  case text(String)
  case reasoning(String)
  /// Some bytes came that carry nothing to show (a tool call being written): the stream is alive.
  case progress
}
