internal import AgentDefinitions

/// Where in each file nothing is shown: a secret is shown in no line, whatever the line is shown for and whichever rules
/// run.
struct HiddenRanges: Sendable {
  private let secrets: SecretsByFile
  /// What a rule found that goes by more than the text.
  private var reported: [ObjectIdentifier: [SourceRange]] = [:]

  init(_ findings: [Finding], _ secrets: SecretsByFile) {
    self.secrets = secrets
    for finding in findings where finding.rule == LiteralSecret.info.id {
      reported[ObjectIdentifier(finding.file), default: []].append(finding.range)
    }
  }

  subscript(file: SourceFile) -> [SourceRange] { secrets[file].ranges + (reported[ObjectIdentifier(file)] ?? []) }
}
