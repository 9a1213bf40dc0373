internal import AgentDefinitions

extension AgentDefinition {
  /// The names under `model`, a list's too.
  var writtenModels: [WrittenModel] {
    guard let value = field(.model)?.value else { return [] }
    if dialect == .dockerAgent { return dockerModels(value) }
    let values = value.kind == .sequence ? Array(value.elements) : [value]
    return values.compactMap { value in
      guard let text = value.text, !value.isNull, !text.isEmpty else { return nil }
      return runtimes.contains(.openCode)
        ? WrittenModel(withProvider: text, at: value.range) : WrittenModel(text, at: value.range)
    }
  }

  /// Names from the file's `models`, where each has a provider and a name, or `provider/name`; several with commas
  /// between. What `models` says is found there, once for all agents.
  private func dockerModels(_ value: SourceValue) -> [WrittenModel] {
    guard let text = value.text, !value.isNull else { return [] }
    let models = value.tree.root?["models"]
    return text.split(separator: ",").prefix(20).compactMap { part in
      let name = part.filter { $0 != " " }
      guard let definition = models?[name] else { return WrittenModel(withProvider: name, at: value.range) }
      guard let model = definition["model"], let written = model.text, !written.isEmpty else { return nil }
      return WrittenModel(written, at: model.range, provider: definition["provider"]?.text)
    }
  }

  /// Whether Copilot or VS Code reads the file.
  var isForCopilot: Bool { runtimes.contains(.copilotCloud) || runtimes.contains(.visualStudioCode) }
}

extension ModelName {
  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0x0A:
      true
    default: false
    }
  }

  /// Whether it is a blank for somebody else to fill in.
  var isTemplate: Bool { written.containsBytes("{{") || written.containsBytes("${") || written.containsBytes("{env:") }

  /// Whether it is more than one name, or none: `GPT-4.1 | 'gpt-5'`. A template's text is somebody else's.
  var isMalformed: Bool {
    if isTemplate { return false }
    return written.utf8.contains(where: Self.isSign) || written.containsBytes(" or ")
  }
}
