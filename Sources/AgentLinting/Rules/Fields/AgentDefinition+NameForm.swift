internal import AgentDefinitions

extension AgentDefinition {
  /// Whether the id is a name that its author wrote for this system.
  func isNamed(by form: NameForm) -> Bool {
    dialect.identity.isName && !id.range.isEmpty && runtimes.contains(form.runtime)
  }
}

extension Dialect.Identity {
  fileprivate var isName: Bool {
    if case .name = self { true } else { false }
  }
}
