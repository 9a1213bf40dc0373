internal import AgentDefinitions

extension AgentDefinition {
  /// Another model. Which one answers is for a person to decide.
  func replacing(_ model: WrittenModel, by name: String) -> [Fix] {
    guard let tree = fields.first?.value.tree, tree.file === file else { return [] }
    return .of("write \(name.coded)", .unsafe, tree.value(at: model.range)?.replaced(by: name))
  }
}
