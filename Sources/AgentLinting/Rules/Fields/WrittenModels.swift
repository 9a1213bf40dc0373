internal import AgentDefinitions

extension AgentDefinition {
  /// The names under `model`, a list's too.
  var writtenModels: [Located<ModelName>] {
    guard let value = field(.model)?.value else { return [] }
    let values = value.kind == .sequence ? Array(value.elements) : [value]
    return values.compactMap { value in
      guard let text = value.text, !value.isNull, !text.isEmpty else { return nil }
      return Located(ModelName(text), at: value.range)
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

  /// Whether it is more than one name, or none: `GPT-4.1 | 'gpt-5'`. A template's text is somebody else's.
  var isMalformed: Bool {
    if written.containsBytes("{{") || written.containsBytes("${") { return false }
    return written.utf8.contains(where: Self.isSign) || written.containsBytes(" or ")
  }
}
