internal import AgentDefinitions

extension Dialect {
  /// The systems other than this project's own, for sentences.
  var systems: String {
    let others = runtimes.filter { $0 != .roster }.map(\.title)
    guard let last = others.last else { return AgentRuntime.roster.title }
    return others.count == 1 ? last : others.dropLast().joined(separator: ", ") + " or " + last
  }
}
