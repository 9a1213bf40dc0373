import SessionCore
import Testing

/// The turn machine as a table: inputs in, effects out.
struct TurnMachineTests {
  let call = ToolCall(id: "c1", name: "grep", arguments: "{}")
  let other = ToolCall(id: "c2", name: "view", arguments: "{}")
  let retries = RetryPolicy(attempts: 2, firstDelay: .seconds(1))

  func machine() -> TurnMachine { TurnMachine(messages: [.user("Hello")], retries: retries) }

  /// A machine that has called the model once.
  func calling() -> TurnMachine {
    var machine = machine()
    _ = machine.handle(.begin)
    _ = machine.handle(.steering([]))
    return machine
  }

  /// A machine whose model asked for both tools.
  func usingTools() -> TurnMachine {
    var machine = calling()
    _ = machine.handle(.replied(ModelReply(text: "I look.", calls: [call, other])))
    return machine
  }

  @Test func aRunBeginsByTakingInWhatAPersonSaid() {
    var machine = machine()
    #expect(machine.handle(.begin) == [.collectSteering])
    #expect(
      machine.handle(.steering(["In French"])) == [
        .beginTurn(id: "0"), .callModel(messages: [.user("Hello"), .user("In French")], attempt: 1),
      ])
  }

  @Test func anAnswerEndsIt() {
    var machine = calling()
    #expect(
      machine.handle(.replied(ModelReply(text: "Hi"))) == [
        .endTurn(id: "0"), .finish(.answered("Hi", isEmptyHanded: false)),
      ])
    #expect(machine.isFinished)
  }

  @Test func toolResultsStandInTheOrderOfTheCalls() {
    var machine = usingTools()
    #expect(machine.handle(.toolSettled(callID: "c2", text: "second", endsRun: false)) == [])
    #expect(
      machine.handle(.toolSettled(callID: "c1", text: "first", endsRun: false)) == [
        .endTurn(id: "0"), .collectSteering,
      ])
    #expect(
      machine.messages.suffix(2) == [
        .toolResult(callID: "c1", toolName: "grep", text: "first"),
        .toolResult(callID: "c2", toolName: "view", text: "second"),
      ])
    #expect(machine.handle(.steering([])).first == .beginTurn(id: "1"))
  }

  @Test func aPersonsRefusalEndsItAfterAllCallsAreSettled() {
    var machine = usingTools()
    #expect(machine.handle(.toolSettled(callID: "c1", text: "no", endsRun: true)) == [])
    #expect(
      machine.handle(.toolSettled(callID: "c2", text: "ok", endsRun: false)) == [
        .endTurn(id: "0"), .finish(.refused("I look.")),
      ])
  }

  @Test func aPassingFailureIsTriedAgainAndALastingOneIsNot() {
    var machine = calling()
    let passing = ModelFailure(.server, "busy")
    #expect(
      machine.handle(.attemptFailed(passing, jitter: 0)) == [
        .record(failure: passing, attempt: 1, retryIn: .seconds(1)), .wait(.seconds(1)),
      ])
    #expect(machine.handle(.waited) == [.callModel(messages: [.user("Hello")], attempt: 2)])
    #expect(
      machine.handle(.attemptFailed(passing, jitter: 0)) == [
        .record(failure: passing, attempt: 2, retryIn: nil), .endTurn(id: "0"), .finish(.failed(passing)),
      ])

    var refused = calling()
    let lasting = ModelFailure(.unauthorized, "bad key")
    #expect(
      refused.handle(.attemptFailed(lasting, jitter: 0)) == [
        .record(failure: lasting, attempt: 1, retryIn: nil), .endTurn(id: "0"), .finish(.failed(lasting)),
      ])
  }

  /// The first model's retries are used up before the next one is asked, and the one that answers goes on.
  @Test func anotherModelStandsInForOneThatCannotBeHad() {
    var machine = TurnMachine(messages: [.user("Hello")], retries: retries, modelCount: 3)
    _ = machine.handle(.begin)
    _ = machine.handle(.steering([]))
    let (passing, lasting) = (ModelFailure(.server, "busy"), ModelFailure(.unauthorized, "bad key"))
    _ = machine.handle(.attemptFailed(passing, jitter: 0))
    _ = machine.handle(.waited)
    #expect(
      machine.handle(.attemptFailed(passing, jitter: 0)) == [
        .record(failure: passing, attempt: 2, retryIn: .zero, next: 1),
        .callModel(messages: [.user("Hello")], attempt: 3, model: 1),
      ])
    #expect(
      machine.handle(.attemptFailed(lasting, jitter: 0)) == [
        .record(failure: lasting, attempt: 3, retryIn: .zero, next: 2),
        .callModel(messages: [.user("Hello")], attempt: 4, model: 2),
      ])
    // Each model has as many tries as the first.
    #expect(
      machine.handle(.attemptFailed(passing, jitter: 0)) == [
        .record(failure: passing, attempt: 4, retryIn: .seconds(1)), .wait(.seconds(1)),
      ])
    #expect(machine.handle(.waited) == [.callModel(messages: [.user("Hello")], attempt: 5, model: 2)])
    let call = ToolCall(id: "c", name: "view", arguments: "{}")
    _ = machine.handle(.replied(ModelReply(calls: [call])))
    _ = machine.handle(.toolSettled(callID: "c", text: "x", endsRun: false))
    #expect(
      machine.handle(.steering([])).last == .callModel(messages: machine.messages, attempt: 1, model: 2))
  }

  @Test func nobodyStandsInForACallThatWasCancelledOrAfterTheLast() {
    for (failure, models) in [
      (ModelFailure(.cancelled, ""), 2), (ModelFailure(.unscripted, ""), 2), (.init(.rejected, ""), 1),
    ] {
      var machine = TurnMachine(messages: [.user("Hello")], retries: retries, modelCount: models)
      _ = machine.handle(.begin)
      _ = machine.handle(.steering([]))
      _ = machine.handle(.attemptFailed(failure, jitter: 0))
      #expect(machine.isFinished)
    }
  }

  /// Who can go elsewhere does not wait for a minute.
  @Test func aLongWaitIsNoWaitWhereAnotherModelStandsBy() {
    let busy = ModelFailure(.rateLimited, "", retryAfter: .seconds(30))
    var machine = TurnMachine(messages: [.user("Hello")], modelCount: 2)
    _ = machine.handle(.begin)
    _ = machine.handle(.steering([]))
    #expect(
      machine.handle(.attemptFailed(busy, jitter: 0)).first
        == .record(failure: busy, attempt: 1, retryIn: .zero, next: 1))
    #expect(
      machine.handle(.attemptFailed(busy, jitter: 0)).first
        == .record(failure: busy, attempt: 2, retryIn: .seconds(30)))
  }

  @Test(arguments: [
    TurnMachine.Input.begin, .waited, .steering(["late"]), .replied(ModelReply(text: "late")),
    .toolSettled(callID: "c1", text: "late", endsRun: false), .limited("late"), .stopped,
    .attemptFailed(ModelFailure(.server, "late"), jitter: 0),
  ])
  func nothingHappensAfterTheEnd(input: TurnMachine.Input) {
    var machine = calling()
    _ = machine.handle(.stopped)
    let before = machine
    #expect(machine.handle(input) == [])
    #expect(machine == before)
  }

  @Test(arguments: [
    TurnMachine.Input.begin, .waited, .steering(["out of turn"]), .replied(ModelReply(text: "twice")),
    .toolSettled(callID: "c9", text: "unknown", endsRun: true), .attemptFailed(ModelFailure(.server, "x"), jitter: 0),
  ])
  func whatComesAtTheWrongTimeChangesNothing(input: TurnMachine.Input) {
    var machine = usingTools()
    let before = machine
    #expect(machine.handle(input) == [])
    #expect(machine == before)
  }

  @Test func stoppingAndLimitsEndItInEveryPhase() {
    let end = TurnMachine.Effect.endTurn(id: "0")
    for (machine, closing) in [(machine(), []), (calling(), [end]), (usingTools(), [end])] {
      var stopped = machine
      #expect(stopped.handle(.stopped) == closing + [.finish(.stopped)])
      var limited = machine
      #expect(limited.handle(.limited("enough")) == closing + [.finish(.limited("enough"))])
    }
  }

  @Test(arguments: [
    (1, 0.0, Duration.milliseconds(500)), (1, 1.0, .milliseconds(250)), (2, 0.0, .seconds(1)), (3, 0.0, .seconds(2)),
    (7, 0.0, .seconds(8)),
  ])
  func delaysGrowUpToABound(attempt: Int, jitter: Double, expected: Duration) {
    let policy = RetryPolicy(attempts: 9)
    #expect(policy.delay(after: ModelFailure(.server, ""), attempt: attempt, jitter: jitter) == expected)
  }

  @Test func aServersOwnWaitCountsUnlessItIsTooLong() {
    let policy = RetryPolicy()
    #expect(
      policy.delay(after: ModelFailure(.rateLimited, "", retryAfter: .seconds(3)), attempt: 1, jitter: 1) == .seconds(3)
    )
    #expect(
      policy.delay(after: ModelFailure(.rateLimited, "", retryAfter: .seconds(3600)), attempt: 1, jitter: 1) == nil)
  }
}
