import SessionCore
import Testing

/// What a person says while a run is under way: read in time, changed or taken back before that, never lost.
struct MessageQueueTests {
  func session(_ replies: String, log: MemoryLog = MemoryLog(), resuming: [SessionEvent] = []) throws -> (
    TestSession, Gates
  ) {
    let gates = Gates()
    let test = try TestSession(
      replies: replies, log: log, resuming: resuming, askPerson: { await gates.answer($0) })
    return (test, gates)
  }

  @Test func `What is queued is a run of its own, in order, and the session is idle once`() async throws {
    let (test, gates) = try session(
      """
        - call: [ask_user: { question: gate }]
        - { expect: "on", say: one }
        - { expect: Second, say: two }
        - { expect: Third, say: three }
      """)
    try await test.session.open()
    let events = await test.session.events()
    async let outcome = test.session.run("First")
    await gates.reached("gate")
    for text in ["Second", "Third"] { #expect(await test.session.send(text, mode: .enqueue) != nil) }
    #expect(await test.session.state.queue.map(\.text) == ["Second", "Third"])
    gates.open("gate")
    #expect(await outcome == .success)
    #expect(await test.session.state.queue.isEmpty)
    #expect(await test.session.state.runCount == 3)
    #expect(test.log.events.compactMap { ($0.data as? UserMessage)?.delivery } == [.idle, .queued, .queued])
    #expect(test.story.filter { $0 == "roster.run_ended" }.count == 3)
    await test.session.close()
    var idle = 0
    for await event in events where event.type == "session.idle" { idle += 1 }
    #expect(idle == 1)
  }

  @Test func `A waiting message is changed and another taken back`() async throws {
    let (test, gates) = try session(
      """
        - call: [ask_user: { question: gate }]
        - { expect: in French, say: Bonjour }
      """)
    try await test.session.open()
    async let outcome = test.session.run("Hello")
    await gates.reached("gate")
    let first = try #require(await test.session.send("in Dutch"))
    let second = try #require(await test.session.send("in Greek"))
    #expect(await test.session.edit(first, to: "in French"))
    #expect(await test.session.remove(second))
    #expect(await test.session.remove(second) == false)
    gates.open("gate")
    #expect(await outcome == .success)
    #expect(await test.session.edit(first, to: "too late") == false)
    #expect(test.log.events.compactMap { ($0.data as? UserMessage)?.content } == ["Hello", "in French"])
  }

  @Test func `Nobody is there to be told when nothing runs`() async throws {
    let (test, _) = try session("  - say: x\n")
    try await test.run("Hello")
    #expect(await test.session.send("late") == nil)
    #expect(await test.session.send("late", mode: .enqueue) == nil)
    #expect(await test.session.steer("late") == false)
  }

  @Test func `Stopping takes back what nobody has read`() async throws {
    let (test, gates) = try session("  - call: [ask_user: { question: gate }]\n")
    try await test.session.open()
    async let outcome = test.session.run("Hello")
    await gates.reached("gate")
    await test.session.send("more", mode: .enqueue)
    await test.session.stop()
    #expect(await outcome == .interrupted)
    #expect(await test.session.state.queue.isEmpty)
    #expect(test.log.events.compactMap { ($0.data as? RosterMessage)?.state }.last == .removed)
  }

  @Test func `What was acknowledged survives a crash`() async throws {
    let log = MemoryLog()
    let (test, gates) = try session("  - call: [ask_user: { question: gate }]\n", log: log)
    try await test.session.open()
    async let outcome = test.session.run("Hello")
    await gates.reached("gate")
    await test.session.send("and then", mode: .enqueue)
    // It is on disk when `send` returns: what is stored now is what a crash would leave.
    #expect(log.durableCount == log.events.count)
    let stored = log.events
    await test.session.stop()
    _ = await outcome
    let (again, _) = try session(
      "  - { expect: Go on, say: one }\n  - { expect: and then, say: two }\n", resuming: stored)
    try await again.session.open()
    #expect(await again.session.run("Go on") == .success)
    #expect(await again.session.state.run.answer == "two")
  }
}
