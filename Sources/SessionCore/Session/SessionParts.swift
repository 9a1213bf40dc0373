/// What a session needs from outside: made once by the program, handed in whole.
package struct SessionParts: Sendable {
  /// The client for a model; nil asks for the session's own.
  package var model: @Sendable (String?) -> any ModelClient
  /// What a model's tokens cost, by its name; nil: not known.
  package var price: @Sendable (_ model: String) -> ModelPrice?
  package var tools: [any Tool]
  package var log: any EventLog
  /// Where tools keep output that is too long for a model.
  package var spillDirectory: String
  package var now: @Sendable () -> Timestamp
  /// Ends early, with an error, when its task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void
  package var makeID: @Sendable () -> String
  /// From 0 to 1.
  package var jitter: @Sendable () -> Double
  /// Asks a person; nil: there is nobody to ask.
  package var askPermission: @Sendable (PermissionQuestion) async -> PermissionAnswer?
  /// Puts an agent's question to a person; nil: there is nobody to ask.
  package var askPerson: @Sendable (PersonQuestion) async -> PersonAnswer?

  package init(
    model: @escaping @Sendable (String?) -> any ModelClient,
    price: @escaping @Sendable (_ model: String) -> ModelPrice? = { _ in nil }, tools: [any Tool], log: any EventLog,
    spillDirectory: String, now: @escaping @Sendable () -> Timestamp,
    sleep: @escaping @Sendable (Duration) async throws -> Void, makeID: @escaping @Sendable () -> String,
    jitter: @escaping @Sendable () -> Double,
    askPermission: @escaping @Sendable (PermissionQuestion) async -> PermissionAnswer? = { _ in nil },
    askPerson: @escaping @Sendable (PersonQuestion) async -> PersonAnswer? = { _ in nil }
  ) {
    self.model = model
    self.price = price
    self.tools = tools
    self.log = log
    self.spillDirectory = spillDirectory
    self.now = now
    self.sleep = sleep
    self.makeID = makeID
    self.jitter = jitter
    self.askPermission = askPermission
    self.askPerson = askPerson
  }
}

/// A request for permission as it is put to a person.
package struct PermissionQuestion: Sendable, Equatable {
  package var requestID: String
  /// Who wants it, as shown.
  package var agent: String
  package var request: PermissionRequest

  package init(requestID: String, agent: String, request: PermissionRequest) {
    self.requestID = requestID
    self.agent = agent
    self.request = request
  }
}

/// An agent's question to a person.
package struct PersonQuestion: Sendable, Equatable {
  package var requestID: String
  package var agent: String
  package var question: String
  package var choices: [String]
  package var allowsFreeform: Bool

  package init(requestID: String, agent: String, question: String, choices: [String], allowsFreeform: Bool) {
    self.requestID = requestID
    self.agent = agent
    self.question = question
    self.choices = choices
    self.allowsFreeform = allowsFreeform
  }
}

package struct PersonAnswer: Sendable, Equatable {
  package var text: String
  package var wasFreeform: Bool

  package init(text: String, wasFreeform: Bool) {
    self.text = text
    self.wasFreeform = wasFreeform
  }
}
