import AgentDefinitions
import SessionCore
import Testing

/// Time is part of what never widens down the tree.
struct DeadlineTests {
  @Test(arguments: [nil, 1, 3600])
  func aSubAgentsOwnDeadlineNeverOutlastsTheRuns(seconds: Int?) async throws {
    var child = agent("child")
    child.limits.timeout = seconds.map { Located(.seconds($0), at: SourceRange(0, 0)) }
    var limits = RunLimits()
    limits.timeout = .seconds(2)
    let test = try TestSession(
      agents: [child],
      replies:
        "  - call: [task: { agent_type: child, prompt: Go }]\n  - { for: child, silence: true }\n  - silence: true\n",
      limits: limits)
    #expect(try await test.run("Go") == .limited)
    #expect(!test.log.events.contains { $0.data is SubagentCompleted })
  }
}
