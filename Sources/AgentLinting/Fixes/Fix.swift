package import AgentDefinitions

/// A cure for a finding that can be carried out as it stands.
///
/// The edits hold the text of the file as it is, secrets included: they are for whoever changes the file or shows it to
/// its author, and never for a report.
package struct Fix: Sendable {
  package enum Safety: String, Sendable {
    /// Every system concerned then does what the author evidently meant, and nothing is granted or taken away beyond
    /// what is written.
    case safe
    /// It widens or narrows what an agent may do, or some system reads it differently: for a person to decide.
    case unsafe
  }

  /// What it does, as an order: write `user-invocable`.
  package let title: String
  package let safety: Safety
  /// In the order of the text; no two of one file overlap. All of them are carried out or none.
  package let edits: [Edit]
  /// For whom it holds; empty for every system that reads the file.
  package let runtimes: [AgentRuntime]
  /// Whether it makes text readable that nobody read before: what is found in it then was wrong already.
  package let uncovers: Bool

  package init(
    _ title: String, _ safety: Safety, _ edits: [Edit], for runtimes: [AgentRuntime] = [], uncovers: Bool = false
  ) {
    self.title = title
    self.safety = safety
    self.edits = edits
    self.runtimes = runtimes
    self.uncovers = uncovers
  }

  package var isSafe: Bool { safety == .safe }

  func with(title: String) -> Fix { Fix(title, safety, edits, for: runtimes, uncovers: uncovers) }
}
