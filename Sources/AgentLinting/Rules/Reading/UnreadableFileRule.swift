internal import AgentDefinitions

/// Flags a file that somebody named, or that lies where systems look for agents, and whose contents cannot be had.
struct UnreadableFileRule: FaultRule {
  static let info = RuleInfo(
    id: "unreadable-file",
    category: .reading,
    severity: .error,
    summary: "The file is not there, or cannot be read.",
    why:
      "What is in it is in no team and was not checked. `agentlint` then ends with status 2, so that a wrong path in "
      + "CI does not pass for a clean run.",
    isMandatory: true,
    examples: [
      .flagged("version: 1\nagents:\n  - ↓missing.agent.md\n", at: "team.yaml"),
      .clean(
        "version: 1\nagents:\n  - name: helper\n    description: Renames Swift functions\n    prompt: You rename.\n",
        at: "team.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .unreadableFile(let path, let reason) = kind, reason != .notUTF8 else { return nil }
    return FindingText("\(path.codedInFull) \(reason.words)")
  }
}

extension UnreadableFile {
  /// What follows the path: cause and cure.
  fileprivate var words: String {
    switch self {
    case .notFound: "does not exist; correct the path or leave it out"
    case .danglingLink: "is a link that leads nowhere, so no system finds an agent here; mend the link or delete it"
    case .notPermitted: "may not be read; give it read permission"
    case .notAFile: "is a folder, pipe, socket or device where a file is meant; put a file there, or name one"
    case .tooLarge(let limit): "is larger than \(limit) bytes and was not read; shorten or split it"
    case .notUTF8: "is not UTF-8; save it as UTF-8"
    case .failed(let reason): "could not be read: \(reason)"
    }
  }
}
