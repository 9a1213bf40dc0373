internal import AgentDefinitions

/// What tells the findings of one report apart.
struct FindingPlace: Hashable {
  let rule: String
  let file: ObjectIdentifier
  let range: SourceRange

  init(_ finding: Finding) {
    rule = finding.rule
    file = ObjectIdentifier(finding.file)
    range = finding.range
  }
}
