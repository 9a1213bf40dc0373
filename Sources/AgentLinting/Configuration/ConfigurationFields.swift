package import AgentDefinitions
package import JSONText

/// The table of `.agentlint.yaml`. Reading, the JSON Schema and `docs/configuration.md` come from it.
package enum ConfigurationFields {
  package static let fileName = ".agentlint.yaml"
  static let misspelledNames = [
    ".agentlint.yml", ".agentlint.json", ".agentlint.toml", "agentlint.yaml", "agentlint.yml",
  ]
  package static let version = 1

  package static var schema: JSON { DefinitionSchema.document(of: record) }

  package static let record = FieldRecord(
    "Configuration of agentlint",
    [
      FieldRecord.Member("version", .integer(1...1_000_000), "The format of this file; absent is 1."),
      FieldRecord.Member(
        "extends", .either([.list(of: .text), .text]),
        "Configurations that this one builds on: paths relative to this file, inside its repository. Of two that say "
          + "different things the later counts, and this file over all of them."),
      FieldRecord.Member(
        "tier", .choice(RuleTier.selections.map(\.word)),
        "Which rules run: `recommended` those that are nearly always right, `strict` also those for the careful, `all` "
          + "every one."),
      FieldRecord.Member(
        "select", selectors,
        "Rules by id, by category, or `ALL`: these run. Without `tier` only these do, with it these besides the tier's."
      ),
      FieldRecord.Member(
        "ignore", selectors,
        "Rules by id, by category, or `ALL` that do not run. An id beats a category and a category beats `ALL`; of two "
          + "alike, `ignore` beats `select`."),
      FieldRecord.Member("rules", rules, "Single rules: off, or how severe, and their options."),
      FieldRecord.Member("overrides", .list(of: .record(override)), "What is different for some files."),
      FieldRecord.Member(
        "exclude", .list(of: .text),
        "Globs of files that are not checked, also when they are named on the command line."),
      FieldRecord.Member(
        "failOn", .choice(FailureThreshold.allCases.map(\.rawValue)),
        "The least severity that makes the status 1; `warning` unless set."),
      FieldRecord.Member(
        "maxWarnings", .integer(0...1_000_000),
        "How many warnings are let pass. Warnings then count by their number alone, whatever `failOn` says, unless it is "
          + "`never`."),
      FieldRecord.Member(
        "targets", .list(of: .choice(AgentRuntime.known.map(\.id).sorted())),
        "The systems that the files are for. Findings that concern only others are left out."),
      FieldRecord.Member(
        "baseline", .text,
        "A file with findings that are known and let pass, seen from the folder of this file; `agentlint baseline` writes "
          + "it."),
      FieldRecord.Member("forbid", .list(of: .record(projectRule)), "What the project does not want in its agents."),
      FieldRecord.Member("require", .list(of: .record(projectRule)), "What the project wants in each of its agents."),
    ])

  private static let selectors = FieldType.list(of: .choice(RuleSelector.names))
  private static let severities = ["off"] + Severity.allCases.map(\.rawValue)

  /// One member for each rule and for each former id.
  private static let rules = FieldType.record(record(of: RuleCatalogue.all))

  static func record(of rules: [RuleInfo]) -> FieldRecord {
    FieldRecord(
      "Rules",
      rules.flatMap { rule in
        let type = FieldType.either([
          .choice(rule.isMandatory ? Array(severities.dropFirst()) : severities), .record(members(of: rule)),
        ])
        let aliases = rule.aliases.map { FieldRecord.Member($0, type, "The former name of `\(rule.id)`.") }
        return [FieldRecord.Member(rule.id, type, rule.summary)] + aliases
      })
  }

  private static func members(of rule: RuleInfo) -> FieldRecord {
    let severity = FieldRecord.Member(
      "severity", .choice(rule.isMandatory ? Array(severities.dropFirst()) : severities),
      "How severe every finding of the rule is. Anything but `off` also switches the rule on.")
    return FieldRecord(
      rule.id, [severity] + rule.options.map { FieldRecord.Member($0.name, $0.type.fieldType, $0.summary) })
  }

  static let override = FieldRecord(
    "An override",
    [
      FieldRecord.Member("paths", .list(of: .text), isRequired: true, "Globs of the files that it is for."),
      FieldRecord.Member("rules", rules, isRequired: true, "As `rules` above, on top of it."),
    ])

  static let projectRule = FieldRecord(
    "A rule of the project",
    [
      FieldRecord.Member(
        "id", .text, isRequired: true, "What findings, comments and reports call it; not the id of a rule that exists."),
      FieldRecord.Member(
        "field", .text, isRequired: true,
        "What it looks at: `id`, `description`, `prompt`, `tools`, `disallowedTools`, `model`, `mcpServers` and the like, "
          + "however the file spells them, or a key as it is written."),
      FieldRecord.Member(
        "pattern", .either([.list(of: .text), .text]),
        "What the whole text must be, `*` standing for any text and `\\*` for a star; one of several is enough. Of a "
          + "list each element is looked at. Without a pattern: whether the field is there at all."),
      FieldRecord.Member(
        "message", .text, isRequired: true, "What to tell the author: why, and what to write instead."),
      FieldRecord.Member("severity", .choice(Severity.allCases.map(\.rawValue)), "`warning` unless set."),
      FieldRecord.Member("paths", .list(of: .text), "Globs of the files that it is for; absent is all."),
    ])
}

extension RuleOption.ValueType {
  fileprivate var fieldType: FieldType {
    switch self {
    case .integer(_, let range): .integer(range)
    case .text(_, let choices): choices.isEmpty ? .text : .choice(choices)
    case .list: .list(of: .text)
    }
  }
}
