/// Reads one agent of any dialect. It never stops at the first fault, and what it cannot read never widens what the
/// agent may do: unreadable tools are *none*, an unreadable `infer` is false, an unreadable deny list or limit blocks.
struct DefinitionReader {
  let dialect: Dialect
  var values: ValueReader
  var agent: AgentDefinition
  /// The value of the key that says `name`, before it is known whether that is the id.
  var name: Located<String>?
  /// Whether everything in the file was read. Otherwise a key that is absent may merely be unread.
  var isComplete = true
  private(set) var hasGrant = false
  /// Where it says that nothing may be changed.
  var readOnlyAt: SourceRange?
  /// The tools of its toolsets, when the dialect has them.
  var toolsets: [Located<ToolPattern>] = []
  /// Its switches together with those that its file has for all agents, when there are such.
  var switches: SwitchRules?
  /// What the agents of its file have in common.
  var shared = SharedDefinitions()
  /// What the system's own configuration says of the agent.
  private(set) var role: DeclaredRoles.Role?

  /// Reads a file of its own. Its path is what dialects that name agents by their files take the id from. `role` is what
  /// another file says of it.
  static func read(
    _ file: SourceFile, as dialect: Dialect, declaredAs role: DeclaredRoles.Role? = nil
  ) -> (agent: AgentDefinition?, faults: [Fault]) {
    var reader = DefinitionReader(file, dialect, range: file.contents)
    reader.role = role
    switch dialect.shape {
    case .markdown: reader.readMarkdown()
    case .yaml, .entry: reader.readDocument(SourceTree.parse(file))
    case .toml: reader.readDocument(SourceTree.parseTOML(file))
    }
    return reader.finish()
  }

  /// Reads an entry of a team file.
  static func read(_ entry: SourceValue, as dialect: Dialect) -> (agent: AgentDefinition?, faults: [Fault]) {
    var reader = DefinitionReader(entry.tree.file, dialect, range: entry.range)
    reader.readFields(entry)
    return reader.finish()
  }

  init(_ file: SourceFile, _ dialect: Dialect, range: SourceRange) {
    self.dialect = dialect
    values = ValueReader(
      faults: FaultList(file), tools: dialect.tools, interpolation: dialect.interpolation,
      unknownKeys: dialect.unknownKeys)
    let nowhere = SourceRange.empty(at: Int(range.lower))
    agent = AgentDefinition(
      id: Located("", at: nowhere), prompt: Located("", at: nowhere), file: file, range: range, dialect: dialect)
  }

  var file: SourceFile { agent.file }

  // MARK: - Fields

  mutating func readFields(_ mapping: SourceValue) {
    for entry in mapping.entries {
      guard let key = entry.key.text else { continue }
      let field = dialect.field(spelled: key)
      agent.fields.append(
        FieldReading(key: Located(key, at: entry.key.range), field: field, value: entry.value))
      if let field, field.isReadHere {
        read(entry.value, field, key: key)
      } else if let field {
        values.check(entry.value, field.type, key: key)
      } else {
        report(UnknownKey.fault(for: key, entry.value, in: dialect), at: entry.key.range)
      }
    }
  }

  private mutating func report(_ unknownKey: FaultKind?, at range: SourceRange) {
    if let unknownKey { values.faults.add(unknownKey, at: range) }
  }

  /// Of two readings of one field, the narrower wins.
  mutating func take(_ grant: ToolGrant) {
    agent.tools = hasGrant ? agent.tools.narrowed(by: grant) : grant
    hasGrant = true
  }

  // MARK: - The whole

  mutating func finish() -> (agent: AgentDefinition?, faults: [Fault]) {
    identify()
    values.faults.name(agent.id.value)
    settlePromptReference()
    // A blank one is refused also where none is needed.
    let isNeeded = role == nil && !agent.isRemote && !hasResources || agent.field(.prompt) != nil
    if isNeeded, agent.prompt.value.isEmpty, agent.promptReference == nil {
      values.faults.add(.missingPrompt, at: dialect.shape == .markdown ? end : firstLine)
    }
    agent.description = agent.description ?? role?.description.map { Located($0, at: agent.id.range) }
    if agent.description == nil, !agent.isRemote { reportMissingDescription() }
    if !isComplete { narrow() }
    if dialect.grantsNothingUnasked || agent.isRemote, !hasGrant { take(.none(at: firstLine)) }
    if let readOnlyAt { agent.tools = agent.tools.readOnly(at: readOnlyAt) }
    if dialect.shape == .toml { settleSandbox() }
    takeSubagentsFromTools()
    reportLegacyName()
    return (agent.id.value.isEmpty ? nil : agent, values.faults.faults)
  }

  /// A prompt stands in the definition or in files that it names. docker-agent refuses one that says both.
  private mutating func settlePromptReference() {
    guard let reference = agent.promptReference, !agent.prompt.value.isEmpty else { return }
    agent.promptReference = nil
    let prompt = dialect.field(.prompt)?.key ?? "prompt"
    values.faults.add(
      .invalidValue(
        key: reference.key, written: reference.files.first?.value ?? "",
        expected: "either it or `\(prompt)`: \(dialect.title)s cannot have both"), at: reference.range)
  }

  /// What could not be read may have been a limit.
  private mutating func narrow() {
    if !hasGrant {
      agent.tools = .none(at: firstLine)
      let place = dialect.shape == .markdown ? "front matter" : "a file"
      values.faults.add(.unreadableTools(found: "\(place) that cannot be read"), at: firstLine)
    }
    if agent.infer == nil { agent.infer = Located(false, at: firstLine) }
  }

  /// Kiro's agents may be nothing but the files that they are given, unless a key that nobody reads was to be the prompt.
  private var hasResources: Bool {
    guard dialect.runtimes.contains(.kiro) else { return false }
    let hasUnread = agent.fields.contains { $0.field == nil && $0.key.value.lowercased().hasPrefix("prompt") }
    return !hasUnread && agent.fields.contains { $0.key.value == "resources" && $0.value.count > 0 }
  }

  private mutating func reportMissingDescription() {
    let skippedBy = dialect.field(.description)?.requiredBy.map(\.title) ?? []
    // Nobody need be matched to an agent that only people call.
    if skippedBy.isEmpty, agent.infer?.value == false { return }
    values.faults.add(.missingDescription(skippedBy: skippedBy), at: firstLine)
  }

  /// Claude Code says in the tool list which agents may be called: `Agent(researcher, tester)`.
  private mutating func takeSubagentsFromTools() {
    guard agent.subagents == nil else { return }
    let calls = agent.tools.patterns.filter { $0.value.tool == .task }
    guard let call = calls.first(where: { $0.value.specifier != nil }), calls.allSatisfy({ $0.value.specifier != nil })
    else { return }
    agent.subagents = calls.flatMap { pattern in
      (pattern.value.specifier ?? "").split(separator: ",").map { Located($0.trimmed, at: call.range) }
    }
  }

  /// The first line that belongs to the agent: where to say what concerns all of it.
  var firstLine: SourceRange {
    let start = Int(agent.range.lower)
    return file.lineRange(file.place(of: start).line).clamped(to: agent.range)
  }

  private var end: SourceRange { .empty(at: Int(agent.range.upper)) }
}

extension Substring {
  fileprivate var trimmed: String {
    let head = drop { $0 == " " }
    guard let last = head.lastIndex(where: { $0 != " " }) else { return "" }
    return String(head[...last])
  }
}
