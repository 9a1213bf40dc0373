internal import AgentDefinitions

/// A rule that a project has written into its configuration.
struct ProjectRule: Sendable {
  enum Kind: Sendable { case forbid, require }

  let kind: Kind
  let id: String
  let field: String
  /// One has to match; none: whether the field is there.
  let patterns: [TextPattern]
  let message: String
  let severity: Severity
  let paths: PathGlobs?

  static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || $0 == UInt8(ascii: "-")
      }
  }

  func findings(in agent: AgentDefinition) -> [Finding] {
    let values = agent.values(of: field)
    switch kind {
    case .forbid: return values.filter { isMatch($0.value) }.map { finding(agent, at: $0.range) }
    case .require:
      if values.contains(where: { isMatch($0.value) }) { return [] }
      return [finding(agent, at: values.first?.range ?? agent.id.range)]
    }
  }

  private func isMatch(_ text: String) -> Bool { patterns.isEmpty || patterns.contains { $0.matches(text) } }

  private func finding(_ agent: AgentDefinition, at range: SourceRange) -> Finding {
    let file = field == "prompt" ? agent.promptSource : agent.file
    return Finding(rule: id, severity: severity, file: file, range: range, message: message)
  }
}

extension AgentDefinition {
  /// The texts of a field, whichever way the file spells it: of a list its elements, of a mapping its keys.
  fileprivate func values(of name: String) -> [Located<String>] {
    switch name {
    case "id": [id]
    case "prompt": prompt.value.isEmpty ? [] : [prompt]
    case "description": description.map { [$0] } ?? []
    case "displayName": displayName.map { [$0] } ?? []
    case "model": model.map { [$0] } ?? []
    case "tools": toolNames
    case "disallowedTools": disallowedTools.map { Located($0.value.written, at: $0.range) }
    case "mcpServers": mcpServers.map(\.name)
    case "skills": skills
    case "subagents": subagents ?? []
    default: fields.filter { $0.key.value == name || $0.meaning?.rawValue == name }.flatMap { Self.texts($0.value) }
    }
  }

  private var toolNames: [Located<String>] {
    if case .all(let star) = tools { return star.map { [Located("*", at: $0)] } ?? [] }
    return tools.patterns.map { Located($0.value.written, at: $0.range) }
  }

  private static func texts(_ value: SourceValue) -> [Located<String>] {
    switch value.kind {
    case .scalar: value.isNull ? [] : [Located(value.text ?? "", at: value.range)]
    case .sequence: value.elements.compactMap { item in item.text.map { Located($0, at: item.range) } }
    case .mapping: value.entries.compactMap { entry in entry.key.text.map { Located($0, at: entry.key.range) } }
    case .alias: []
    }
  }
}
