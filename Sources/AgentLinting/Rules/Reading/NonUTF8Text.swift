internal import AgentDefinitions

/// Flags bytes that are not UTF-8.
struct NonUTF8Text: FaultRule {
  static let info = RuleInfo(
    id: "non-utf8-text",
    category: .reading,
    severity: .error,
    summary: "The file is not UTF-8 throughout.",
    why:
      "Agent files are read as UTF-8 everywhere. Other bytes are refused, or turn into replacement characters in the "
      + "prompt.",
    isMandatory: true,
    examples: [
      .flagged("description: Checks the tram timetable of M↓‹FC›nchen for gaps"),
      .clean("description: Prüft Swift-Quelltext auf gleichzeitige Zugriffe und nennt die Zeilen"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    switch kind {
    case .syntax(.notUTF8(let count)):
      FindingText(
        count == 1
          ? "a byte here is not UTF-8; save the file as UTF-8"
          : "this byte and \(count - 1) more are not UTF-8; save the file as UTF-8")
    case .unreadableFile(let path, .notUTF8):
      FindingText("\(path.coded) is not UTF-8; save it as UTF-8")
    default: nil
    }
  }
}
