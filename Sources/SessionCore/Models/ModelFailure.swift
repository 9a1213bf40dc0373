/// Why an attempt to reach a model came to nothing, or to less than a whole reply.
package struct ModelFailure: Error, Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// 401, 403: the key is missing, wrong or not allowed.
    case unauthorized
    /// 400, 404, 422: the request itself is at fault; sending it again would not help.
    case rejected
    /// The conversation is longer than the model takes.
    case tooLong = "too_long"
    /// 429.
    case rateLimited = "rate_limited"
    /// 5xx, 408, 409.
    case server
    /// Refused, reset, no such host, TLS.
    case connection
    /// Nothing came for longer than the time limit.
    case timeout
    /// The stream ended in the middle.
    case cutOff = "cut_off"
    /// The answer was not what the protocol says (HTML, broken JSON).
    case malformed
    /// More came than the client takes.
    case tooLarge = "too_large"
    /// A scripted conversation has no reply for this request.
    case unscripted
    case cancelled
  }

  package var kind: Kind
  /// A sentence for people: what happened, with the vendor's own words where it gave any. Never holds a secret.
  package var message: String
  /// HTTP status, where one was received.
  package var status: Int?
  /// How long the server asked us to wait.
  package var retryAfter: Duration?
  /// The text received before it broke.
  package var partialText: String

  package init(
    _ kind: Kind, _ message: String, status: Int? = nil, retryAfter: Duration? = nil, partialText: String = ""
  ) {
    self.kind = kind
    self.message = message
    self.status = status
    self.retryAfter = retryAfter
    self.partialText = partialText
  }

  /// Whether the same request may succeed with another model.
  package var isAboutModel: Bool { kind != .cancelled && kind != .unscripted }

  /// Whether the same request may succeed later.
  package var isTransient: Bool {
    switch kind {
    case .rateLimited, .server, .connection, .timeout, .cutOff, .malformed: true
    case .unauthorized, .rejected, .tooLong, .tooLarge, .unscripted, .cancelled: false
    }
  }
}

extension ModelFailure: CustomStringConvertible {
  package var description: String { message }
}
