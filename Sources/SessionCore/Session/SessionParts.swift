package import AgentDefinitions

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
  /// Puts a plan to a person; nil: there is nobody to ask.
  package var askAboutPlan: @Sendable (PlanQuestion) async -> PlanAnswer? = { _ in nil }
  /// Keeps a rule that a person allowed for good in their configuration, and returns what is in the way where that cannot
  /// be done. Nil: there is no such place, and nobody is offered it.
  package var keepRule: (@Sendable (PermissionRule) async -> String?)?

  /// Where nothing is known of what models cost.
  package static let noPrices: @Sendable (_ model: String) -> ModelPrice? = { _ in nil }

  package init(
    model: @escaping @Sendable (String?) -> any ModelClient,
    price: @escaping @Sendable (_ model: String) -> ModelPrice? = SessionParts.noPrices, tools: [any Tool],
    log: any EventLog,
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
  /// Of exactly this, in this place and this sandbox: an answer is to nothing else.
  package var digest: String
  /// Whether agreeing for the session would spare the next question.
  package var offersSession: Bool
  /// The rule that is kept when it is allowed for good; nil: that is not offered.
  package var ruleForGood: PermissionRule?
  /// Where it would be done: the working directory, and the sandbox that commands run in.
  package var workingDirectory: String
  package var sandbox: SandboxLevel

  package init(
    requestID: String, agent: String, request: PermissionRequest, digest: String = "", offersSession: Bool = true,
    ruleForGood: PermissionRule? = nil, workingDirectory: String = "", sandbox: SandboxLevel = .workspace
  ) {
    self.requestID = requestID
    self.agent = agent
    self.request = request
    self.digest = digest
    self.offersSession = offersSession
    self.ruleForGood = ruleForGood
    self.workingDirectory = workingDirectory
    self.sandbox = sandbox
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
