import AgentDefinitions
import JSONText
import ScriptedModels
import Testing

@testable import SessionCore

/// What each agent spent adds up to the run, whatever happened on the way.
struct LedgerTests {
  @Test func `A ledger of a random tree adds up`() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<100 {
      var nodes = [AgentNode(id: AgentNode.mainID, parent: nil, agent: nil, name: "main")]
      for index in 1...Int.random(in: 1...30, using: &random) {
        var node = AgentNode(id: "n\(index)", parent: nodes.randomElement(using: &random)?.id, agent: "a", name: "a")
        node.spentBefore.usage.input = Int.random(in: 0...9, using: &random)
        node.spend = node.spentBefore + anySpend(&random)
        nodes.append(node)
      }
      let ledger = Ledger(nodes)
      #expect(nodes.reduce(Spend()) { $0 + ledger[$1.id].own } == ledger.total)
      #expect(ledger[AgentNode.mainID].subtree == ledger.total)
      for node in nodes {
        let below = nodes.filter { $0.parent == node.id }.reduce(node.spentInRun) { $0 + ledger[$1.id].subtree }
        #expect(ledger[node.id].subtree == below)
      }
    }
  }

  private func anySpend(_ random: inout SeededRandom) -> Spend {
    func some() -> Int { Int.random(in: 0...1_000_000, using: &random) }
    var spend = Spend()
    spend.usage = TokenUsage(
      input: some(), output: some(), cachedInput: some(), cacheWrite: some(), reasoning: some())
    spend.cost = Money(picodollars: some())
    spend.calls = some()
    spend.failed = some()
    spend.cancelled = some()
    spend.retries = some()
    spend.unpriced = some()
    spend.estimated = some()
    spend.steering = some()
    return spend
  }

  /// The events are the truth: what they say, added up by hand, is what the budget and the ledger say.
  @Test(arguments: 0..<12) func `A run with retries, failures and cancellations adds up`(seed: Int) async throws {
    var random = SeededRandom(seed: UInt64(seed))
    let names = ["a", "b", "c"]
    let replies = (0..<40).map { _ in Self.reply(of: [nil] + names, among: names, &random) }
    let test = try TestSession(
      agents: names.map { agent($0, "d", tools: [.tool(.grep), .tool(.task)]) }, replies: replies.joined(),
      limits: RunLimits(turns: 30, depth: 3),
      price: { $0 == "test-model" ? ModelPrice(dollarsPerMillion: 0.15, cachedInput: 0.075, output: 0.6) : nil })
    try await test.run("Go")
    let state = await test.session.state
    let calls = test.log.events.filter { $0.data is RosterModelCall }
    #expect(!calls.isEmpty)
    let all = calls.compactMap { ($0.data as? RosterModelCall)?.spend }.reduce(Spend(), +)
    #expect(state.ledger.total == all)
    #expect(state.ledger[AgentNode.mainID].subtree == all)
    #expect(state.nodes.reduce(Spend()) { $0 + state.ledger[$1.id].own } == all)
    #expect(SessionState(folding: test.log.events).ledger == state.ledger)
  }

  private static func reply(
    of agents: [String?], among names: [String], _ random: inout SeededRandom
  ) -> String {
    let who = (agents.randomElement(using: &random) ?? nil).map { "for: \($0), " } ?? ""
    let input = Int.random(in: 1...900, using: &random)
    let usage = Bool.random(using: &random) ? ", usage: { input: \(input), output: 7, cached: 1 }" : ""
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return "  - { \(who)say: done\(usage) }\n"
    case 1: return "  - { \(who)fail: { kind: server, status: 500, message: no } }\n"
    case 2: return "  - { \(who)fail: { kind: cut_off, message: cut, after: The beginning of it } }\n"
    case 3: return "  - { \(who)call: [grep: { pattern: x }]\(usage) }\n"
    default:
      let tasks = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        "task: { agent_type: \(names.randomElement(using: &random) ?? "a"), prompt: go }"
      }
      return "  - { \(who)call: [\(tasks.map { "{ \($0) }" }.joined(separator: ", "))]\(usage) }\n"
    }
  }

  @Test func `A reply that nobody counted is estimated, and says so`() async throws {
    let test = try TestSession(replies: "  - say: Hello there\n")
    try await test.run("Hello")
    let spend = await test.session.state.ledger.total
    #expect(spend.estimated == spend.usage.total)
    #expect(spend.usage.input > 0)
    #expect(spend.unpriced == 1)
  }

  @Test func `An empty reply that was counted is charged`() async throws {
    let test = try TestSession(
      replies: """
          - { say: " ", usage: { input: 100, output: 1 } }
          - { say: Hello, usage: { input: 100, output: 2 } }
        """)
    try await test.run("Hello")
    let spend = await test.session.state.ledger.total
    #expect(spend.usage == TokenUsage(input: 200, output: 3))
    #expect((spend.calls, spend.failed, spend.retries) == (2, 1, 1))
  }

  @Test func `What a run takes begins anew with the next one`() async throws {
    let test = try TestSession(
      replies: """
          - { say: one, usage: { input: 10, output: 1 } }
          - { say: two, usage: { input: 20, output: 2 } }
        """)
    try await test.run("1")
    try await test.run("2")
    let state = await test.session.state
    #expect(state.ledger.total.usage.total == 22)
    #expect(state.main.spend.usage.total == 33)
  }
}
