internal import AgentDefinitions

/// Flags a key that its system has given up for others.
struct DeprecatedField: AgentRule {
  static let info = RuleInfo(
    id: "deprecated-field",
    category: .fields,
    severity: .warning,
    summary: "The key has been given up for another one.",
    why: "What an old key means is up to each system, and they come to differ. GitHub takes `infer: false` for "
      + "`disable-model-invocation: true`; in VS Code it also hid the agent from people, which is "
      + "`user-invocable: false` by now. No rewriting keeps both meanings.",
    fixes: [.safe, .unsafe],
    examples: [
      .flagged("↓infer: false", fixed: "disable-model-invocation: true"),
      .flagged(
        "target: github-copilot\n↓infer: false # quiet",
        fixed: "target: github-copilot\ndisable-model-invocation: true # quiet"),
      .flagged("↓infer: true\ntools: [view]", fixed: "tools: [view]"),
      .flagged(
        "---\ndescription: Renames Swift functions\n↓maxSteps: 3\n---\nYou rename.\n", at: ".opencode/agents/one.md",
        fixed: "---\ndescription: Renames Swift functions\nsteps: 3\n---\nYou rename.\n"),
      .clean("disable-model-invocation: true"),
      .clean(
        "name: one\ndescription: Renames Swift functions\ninfer: false\nprompt: You rename.\n", at: "one.agent.yaml"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    for reading in agent.fields {
      guard let field = reading.field else { continue }
      if field.meaning == .infer, agent.runtimes.contains(.visualStudioCode) {
        findings.add(.infer(reading, in: agent), at: reading.key.range)
      } else if field.isDeprecated, !(field.meaning == .toolSwitches && reading.value.kind != .mapping) {
        // What cannot be read at all is told as that.
        findings.add(.deprecated(reading.key.value, field, in: agent), at: reading.key.range)
      }
    }
  }
}

extension FindingText {
  /// With the key that replaces it there too, the old one only confuses.
  fileprivate static func infer(_ reading: FieldReading, in agent: AgentDefinition) -> FindingText {
    if agent.field(.notInferable) != nil || !reading.value.isText("false") {
      return FindingText(
        "`infer` has been retired, and here it says nothing that is not so without it; take it out", severity: .info,
        fixes: saysNothing(reading, agent) ? .of("take out `infer`", .safe, agent.removing(reading)) : [])
    }
    return FindingText(
      "`infer` has been retired, and systems differ in what false means; write `disable-model-invocation: true` so that "
        + "no model chooses the agent, and `user-invocable: false` too if people shall not see it either",
      effects: agent.runtimes.map { runtime in
        switch runtime {
        case .visualStudioCode: RuntimeEffect(runtime, "took it for both: no model and no person can choose the agent")
        case .copilotCloud, .copilotCLI: RuntimeEffect(runtime, "takes it for `disable-model-invocation: true`")
        default: RuntimeEffect(runtime, "only people can call the agent")
        }
      }, fixes: splitting(reading, in: agent))
  }

  /// Whether the file says the same without it.
  private static func saysNothing(_ reading: FieldReading, _ agent: AgentDefinition) -> Bool {
    reading.value.isText("true") || agent.field(.notInferable)?.value.isText("true") ?? false
  }

  /// No rewriting keeps both meanings; what a file says that is for GitHub alone is clear.
  private static func splitting(_ reading: FieldReading, in agent: AgentDefinition) -> [Fix] {
    guard let (mapping, entry) = reading.place, mapping.entry("disable-model-invocation") == nil else { return [] }
    let written = ScalarWriter(at: entry.key).entry("disable-model-invocation", "true")
    let isClear = agent.target == "github-copilot"
    return .of(
      "write `\(written)`, as GitHub reads it" + (isClear ? "" : "; in VS Code people can then choose the agent again"),
      isClear ? .safe : .unsafe, MappingEdits(mapping).replacing(entry, with: written),
      for: [.copilotCloud, .copilotCLI])
  }

  fileprivate static func deprecated(_ key: String, _ field: Field, in agent: AgentDefinition) -> FindingText {
    let example = agent.dialect.readOnlySpelling
    let like = agent.dialect.limitKey == field.successor ? ", as in `\(example)`" : ""
    let instead = field.successor.map { " for \($0.coded); write that instead\(like)" } ?? ""
    return FindingText(
      "\(key.coded) has been given up in \(agent.dialect.systems)\(instead)",
      fixes: renaming(key, field, in: agent))
  }

  /// Where the new key means the same.
  private static func renaming(_ key: String, _ field: Field, in agent: AgentDefinition) -> [Fix] {
    guard let successor = field.successor, let new = agent.dialect.field(spelled: successor),
      new.meaning == field.meaning,
      let reading = agent.fields.first(where: { $0.key.value == key }), new.type.fits(reading.value)
    else { return [] }
    return .renaming(reading.place, to: successor, .safe)
  }
}
