internal import AgentDefinitions

extension AgentDefinition {
  /// Whether a system that the file is written for reads its tool list: otherwise no name in it is right or wrong.
  var isToolListRead: Bool {
    guard let readBy = dialect.field(.tools)?.readBy else { return true }
    return runtimes == [.roster] || readBy.contains { $0 != .roster && runtimes.contains($0) }
  }
}
