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
  private var hasGrant = false

  /// Reads a file of its own. `path` is what the id is taken from in dialects that name agents by their files.
  static func read(_ file: SourceFile, as dialect: Dialect) -> (agent: AgentDefinition?, faults: [Fault]) {
    var reader = DefinitionReader(file, dialect, range: file.contents)
    switch dialect.shape {
    case .markdown: reader.readMarkdown()
    case .yaml: reader.readDocument()
    }
    return reader.finish()
  }

  /// Reads an entry of a team file.
  static func read(_ entry: SourceValue, as dialect: Dialect) -> (agent: AgentDefinition?, faults: [Fault]) {
    var reader = DefinitionReader(entry.tree.file, dialect, range: entry.range)
    reader.readFields(entry)
    return reader.finish()
  }

  private init(_ file: SourceFile, _ dialect: Dialect, range: SourceRange) {
    self.dialect = dialect
    values = ValueReader(
      faults: FaultList(file), tools: dialect.tools, interpolation: dialect.interpolation,
      unknownKeys: dialect.unknownKeys)
    let nowhere = SourceRange.empty(at: Int(range.lower))
    agent = AgentDefinition(
      id: Located("", at: nowhere), prompt: Located("", at: nowhere), file: file, range: range, dialect: dialect)
  }

  var file: SourceFile { agent.file }

  // MARK: - Files

  private mutating func readDocument() {
    let (tree, faults) = SourceTree.parse(file)
    values.faults.add(faults)
    isComplete = !faults.contains(where: \.endsReading)
    readRoot(tree)
  }

  private mutating func readMarkdown() {
    let front = FrontMatter.split(file)
    switch front {
    case .absent: values.faults.add(.frontMatterMissing, at: firstLine)
    case .unterminated(let open, _): values.faults.add(.frontMatterUnterminated, at: open)
    case .notFirst(_, _, let range): values.faults.add(.frontMatterNotFirst, at: range)
    case .present: break
    }
    if let parts = front.parts { readFrontMatter(parts) } else if case .unterminated = front { isComplete = false }
    if let body = front.body { agent.prompt = prompt(in: body) }
  }

  private mutating func readFrontMatter(_ parts: FrontMatter.Parts) {
    if let dashes = parts.dashesInside, dialect.runtimes.contains(.claudeCode) {
      values.faults.add(.dashesInFrontMatter, at: dashes)
    }
    let reading = SourceTree.read(file, parts.yaml, knownKeys: dialect.knownKeys)
    isComplete = reading.isComplete
    agent.isRecovered = reading.tree.isRecovered
    values.faults.add(reading.faults, except: reading.recovered?.fault)
    if let recovered = reading.recovered { report(recovered, reading.tree, parts.yaml) }
    readRoot(reading.tree)
  }

  private mutating func report(_ recovered: RecoveredFields, _ tree: SourceTree, _ yaml: SourceRange) {
    let raw = recovered.rawKeys.map(\.value)
    let parsed = tree.root.map { root in root.entries.compactMap { $0.key.text }.filter { !raw.contains($0) } } ?? []
    values.faults.add(
      .recoveredFrontMatter(recovered.fault.kind, raw: raw, parsed: parsed), at: recovered.fault.range)
    if dialect.runtimes.contains(.visualStudioCode), let dropped = DroppedKeys(in: yaml, of: tree) {
      values.faults.add(.droppedKeys(dropped.keys), at: dropped.line)
    }
  }

  private mutating func readRoot(_ tree: SourceTree) {
    guard let root = tree.root else { return }
    guard root.kind == .mapping else {
      isComplete = false
      values.faults.add(.wrongType(key: "", expected: "a mapping", found: root.words), at: root.range)
      return
    }
    readFields(root)
  }

  /// The body without the blank lines around it.
  private mutating func prompt(in body: SourceRange) -> Located<String> {
    let bytes = file.bytes
    var lower = Int(body.lower)
    var upper = Int(body.upper)
    while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
    while lower > Int(body.lower), bytes[lower - 1] == 0x20 || bytes[lower - 1] == 0x09 { lower -= 1 }
    while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
    let range = SourceRange(lower, upper)
    guard let text = String(validating: bytes[lower..<upper], as: UTF8.self) else {
      reportBrokenText(lower..<upper)
      return Located(String(decoding: bytes[lower..<upper], as: UTF8.self), at: range)
    }
    return Located(text, at: range)
  }

  private mutating func reportBrokenText(_ range: Range<Int>) {
    var broken: [Int] = []
    var offset = range.lowerBound
    file.bytes.withUnsafeBufferPointer { bytes in
      while offset < range.upperBound {
        let length = UTF8Step.wellFormedLength(bytes, at: offset)
        if length == 0 { broken.append(offset) }
        offset += max(1, length)
      }
    }
    guard let first = broken.first else { return }
    values.faults.add(.syntax(.notUTF8(count: broken.count)), at: SourceRange(first, first + 1))
  }

  // MARK: - Fields

  private mutating func readFields(_ mapping: SourceValue) {
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
        reportUnknown(Located(key, at: entry.key.range))
      }
    }
  }

  private mutating func reportUnknown(_ key: Located<String>) {
    if key.value.hasPrefix("x-") { return }
    let suggestion = dialect.lookalikes[key.value] ?? Spelling.nearest(key.value, among: dialect.suggestedKeys)
    let isRestriction = suggestion.flatMap { dialect.field(spelled: $0) }?.meaning.isRestriction ?? false
    switch dialect.unknownKeys {
    case .refused: values.faults.add(.unknownKey(key.value, suggestion: suggestion, blocks: true), at: key.range)
    case .warned:
      values.faults.add(.unknownKey(key.value, suggestion: suggestion, blocks: isRestriction), at: key.range)
    case .ignored:
      guard suggestion != nil else { return }
      values.faults.add(.unknownKey(key.value, suggestion: suggestion, blocks: isRestriction), at: key.range)
    }
  }

  /// Of two readings of one field, the narrower wins.
  mutating func take(_ grant: ToolGrant) {
    agent.tools = hasGrant ? agent.tools.narrowed(by: grant) : grant
    hasGrant = true
  }

  // MARK: - The whole

  private mutating func finish() -> (agent: AgentDefinition?, faults: [Fault]) {
    identify()
    values.faults.name(agent.id.value)
    if agent.prompt.value.isEmpty {
      values.faults.add(.missingPrompt, at: dialect.shape == .markdown ? end : firstLine)
    }
    if agent.description == nil { reportMissingDescription() }
    if !isComplete { narrow() }
    takeSubagentsFromTools()
    if let ending = dialect.renamedTo, case .fileStem(let endings) = dialect.identity {
      let stem = ClaimedPath(file.path).name.withoutEnding(endings)
      values.faults.add(.legacyFile(newName: stem + ending), at: firstLine)
    }
    return (agent.id.value.isEmpty ? nil : agent, values.faults.faults)
  }

  /// What could not be read may have been a limit.
  private mutating func narrow() {
    if !hasGrant {
      agent.tools = .none(at: firstLine)
      values.faults.add(.unreadableTools(found: "front matter that cannot be read"), at: firstLine)
    }
    if agent.infer == nil { agent.infer = Located(false, at: firstLine) }
  }

  private mutating func identify() {
    let nowhere = SourceRange.empty(at: Int(agent.range.lower))
    switch dialect.identity {
    case .name:
      if let name, !name.value.isBlank {
        agent.id = name
      } else {
        values.faults.add(.missingID(key: "name"), at: firstLine)
        if dialect.shape == .markdown { agent.id = Located(stem(endings: [".md"]), at: nowhere) }
      }
    case .fileStem(let endings):
      let stem = stem(endings: endings)
      let odd = String(String.UnicodeScalarView(stem.unicodeScalars.filter { !$0.isFileNameCharacter }))
      if !odd.isEmpty { values.faults.add(.badFileNameCharacters(name: stem, characters: odd), at: firstLine) }
      if let name, !name.value.isBlank, agent.displayName != nil {
        agent.id = name
      } else {
        agent.id = Located(stem, at: nowhere)
        agent.displayName = agent.displayName ?? name
      }
    }
  }

  private func stem(endings: [String]) -> String { ClaimedPath(file.path).name.withoutEnding(endings) }

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
  /// A file's name without the longest of these endings that it has.
  fileprivate func withoutEnding(_ endings: [String]) -> String {
    let fitting = endings.filter { utf8.count > $0.utf8.count && hasSuffix($0) }
    guard let longest = fitting.max(by: { $0.utf8.count < $1.utf8.count }) else { return String(self) }
    return String(dropLast(longest.count))
  }

  fileprivate var trimmed: String {
    let head = drop { $0 == " " }
    guard let last = head.lastIndex(where: { $0 != " " }) else { return "" }
    return String(head[...last])
  }
}

extension String {
  var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}

extension Unicode.Scalar {
  /// What Copilot allows in an agent file's name (github/docs 03e038c).
  fileprivate var isFileNameCharacter: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
    default: false
    }
  }
}
