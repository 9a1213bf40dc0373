extension Dialect {
  /// Every dialect, by name. Adding one is its file and its line here.
  package static let all: [Dialect] = [
    .agentMarkdown,
    .chatMode,
    .claudeCode,
    .claudePlugin,
    .codex,
    .copilotSDK,
    .cursor,
    .dockerAgent,
    .gemini,
    .kiro,
    .kiroJSON,
    .native,
    .openCode,
    .openCodeJSON,
    .plainMarkdown,
  ]

  /// The dialect that reads a file, and why: the strongest claim wins (suffix, folder, content; OpenCode's own
  /// folder before all of them), and of two folders the one with the longer name, which says more. Where neither tells the
  /// system, the front matter may.
  package static func claiming(_ path: String, head: ArraySlice<UInt8>) -> (dialect: Dialect, claim: Claim)? {
    claiming(ClaimedPath(path), head: head)
  }

  static func claiming(_ path: ClaimedPath, head: ArraySlice<UInt8>) -> (dialect: Dialect, claim: Claim)? {
    var best: (dialect: Dialect, claim: Claim)?
    for dialect in all {
      guard let claim = dialect.claim(path, head) else { continue }
      if let found = best, found.claim.strength >= claim.strength { continue }
      best = (dialect, claim)
    }
    guard let best, best.dialect == .plainMarkdown, let evidence = SystemEvidence(in: head) else { return best }
    let (dialect, claim) = evidence.claim(instead: best.claim)
    return (dialect == .claudeCode && path.isInPlugin ? .claudePlugin : dialect, claim)
  }
}
