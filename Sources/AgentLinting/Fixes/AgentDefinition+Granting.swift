internal import AgentDefinitions

extension AgentDefinition {
  /// One tool more in its list.
  func granting(_ name: String) -> [Fix] {
    guard !isRecovered, let list = field(.tools).flatMap({ ListEdits($0.value) }), !list.items.isEmpty,
      !list.items.contains(where: { $0.value == name })
    else { return [] }
    return .of("add \(name.coded) to `tools`", .unsafe, list.edits([:], adding: [name]))
  }
}
