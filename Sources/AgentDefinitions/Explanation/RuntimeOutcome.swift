/// What one system does with one file.
package struct RuntimeOutcome: Hashable, Sendable {
  package enum Verdict: String, Sendable, CaseIterable {
    case loads
    /// Loads, and says that something is wrong.
    case warns
    /// Passes over it, mostly without a word.
    case skips
    /// Says that it cannot load it.
    case refuses
    /// Loads it with every tool, though the file limits them.
    case dropsToolLimit = "drops the tool limit"
  }

  package let runtime: AgentRuntime
  package let verdict: Verdict
  /// The reason in a few words, or empty.
  package let reason: String

  package init(_ runtime: AgentRuntime, _ verdict: Verdict, _ reason: String = "") {
    self.runtime = runtime
    self.verdict = verdict
    self.reason = reason
  }
}
