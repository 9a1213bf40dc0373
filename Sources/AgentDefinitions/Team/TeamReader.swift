/// Reads a team file's own keys. Which agents its `agents` entries stand for is found by the loader, which can open
/// files.
struct TeamReader: TeamFileReader {
  static let table = FieldTable(TeamFields.all)

  enum Entry {
    /// A path or a glob.
    case path(Located<String>)
    case inPlace(AgentDefinition)
  }

  var team: TeamDefinition
  private(set) var entries: [Entry] = []
  var values: ValueReader
  var agentFaults: FaultList
  private let dialect: Dialect

  /// `dialect`: whose the agents in place are; ours, unless the file is another system's.
  static func read(_ root: SourceValue, base: String, agentsAre dialect: Dialect = .native) -> TeamReader {
    var reader = TeamReader(root.tree.file, base: base, dialect)
    if root.kind == .sequence { reader.readAgents(root) }
    for entry in root.entries { reader.read(entry) }
    return reader
  }

  private init(_ file: SourceFile, base: String, _ dialect: Dialect) {
    team = TeamDefinition(in: file, base: base, dialect: dialect == .native ? nil : dialect)
    agentFaults = FaultList(file)
    self.dialect = dialect
    values = ValueReader(
      faults: FaultList(file), tools: dialect.tools, interpolation: dialect.interpolation,
      unknownKeys: dialect.unknownKeys)
  }

  mutating func report(unknown key: String, nearest: Field?, at range: SourceRange) {
    if key.hasPrefix("x-") { return }
    // Another system's configuration has keys that mean nothing here; a limit among them must not be misspelled.
    guard dialect.unknownKeys == .refused || nearest != nil else { return }
    let blocks = dialect.unknownKeys == .refused || nearest?.meaning.isRestriction ?? false
    values.faults.add(.unknownKey(key, suggestion: nearest?.key, blocks: blocks), at: range)
  }

  mutating func read(_ value: SourceValue, _ field: Field, _ key: String) {
    switch field.meaning {
    case .availableTools: team.availableTools = team.availableTools.narrowed(by: values.grant(value, key: key))
    case .excludedTools: team.excludedTools += values.denied(value, key: key) ?? []
    case .limits:
      values.check(value, field.type, key: key, stake: .limit)
      readLimits(value)
    case .sandbox:
      values.check(value, field.type, key: key, stake: .limit)
      team.sandbox = team.sandbox ?? value.sandboxLevel
    case .permissions: readPermissions(value, field, key)
    case .defaultAgent:
      let known = values.faults.faults.count
      values.check(value, field.type, key: key, stake: .deny)
      guard values.faults.faults.count == known else { return }
      let tools = value["excludedTools"].flatMap(values.texts) ?? []
      let denied = values.deniedPatterns(tools)
      values.reportUnknown(denied, key: "\(key).excludedTools")
      team.defaultExcludedTools += denied
    default:
      values.check(value, field.type, key: key)
      readOrdinary(value, field, key)
    }
  }

  private mutating func readOrdinary(_ value: SourceValue, _ field: Field, _ key: String) {
    switch field.meaning {
    case .version: readVersion(value)
    case .name: team.name = team.name ?? value.locatedText
    case .model: team.model = team.model ?? values.plain(value, key)
    case .reasoningEffort: team.reasoningEffort = team.reasoningEffort ?? value.locatedText
    case .provider: if let provider = provider(value, key, name: nil) { team.providers.insert(provider, at: 0) }
    case .providers: readProviders(value, key)
    case .models: team.models += value.elements.compactMap(Self.model)
    case .fallback: team.fallback += value.elements.compactMap(\.locatedText).filter { !$0.value.isBlank }
    case .prices: team.prices += value.entries.compactMap { Self.price($0.key, $0.value) }
    case .agents: readAgents(value)
    case .agent: team.agent = team.agent ?? value.locatedText
    case .systemMessage: readSystemMessage(value)
    case .mcpServers: team.mcpServers += values.servers(value, key: key)
    case .tests: team.tests += value.elements.compactMap(test)
    default: break
    }
  }

  // MARK: - Single keys

  private mutating func readVersion(_ value: SourceValue) {
    guard let version = value.integer else { return }
    team.version = version
    if version > TeamDefinition.supportedVersion {
      values.faults.add(.newerVersion(found: version, supported: TeamDefinition.supportedVersion), at: value.range)
    }
  }

  private mutating func readAgents(_ value: SourceValue) {
    for element in value.elements {
      guard entries.count < SourceLimits.agents else {
        values.faults.add(.syntax(.tooManyNodes(limit: SourceLimits.agents)), at: element.range)
        return
      }
      if element.kind == .mapping {
        let (agent, faults) = DefinitionReader.read(element, as: dialect)
        agentFaults.add(faults)
        if let agent { entries.append(.inPlace(agent)) }
      } else if let path = element.locatedText {
        entries.append(.path(path))
      }
    }
  }

  private mutating func readProviders(_ value: SourceValue, _ key: String) {
    for element in value.elements {
      if let provider = provider(element, key, name: nil) { team.providers.append(provider) }
    }
    for entry in value.entries {
      guard let provider = provider(entry.value, key, name: entry.key.locatedText) else { continue }
      team.providers.append(provider)
    }
  }

  private mutating func provider(
    _ value: SourceValue, _ key: String, name: Located<String>?
  ) -> ProviderDefinition? {
    guard value.kind == .mapping else { return nil }
    var provider = ProviderDefinition(range: value.range)
    provider.name = name ?? value["name"]?.locatedText
    provider.type = value["type"]?.locatedText
    provider.wireAPI = value["wireApi"]?.locatedText
    provider.baseURL = values.plain(value["baseUrl"], "\(key).baseUrl")
    provider.apiKey = values.interpolated(value["apiKey"])
    provider.bearerToken = values.interpolated(value["bearerToken"])
    provider.headers = values.variables(value["headers"])
    provider.azureVersion = value["azure"]?["apiVersion"]?.locatedText
    provider.modelID = value["modelId"]?.locatedText
    provider.wireModel = value["wireModel"]?.locatedText
    provider.maxPromptTokens = value["maxPromptTokens"]?.located(\.integer)
    provider.maxOutputTokens = value["maxOutputTokens"]?.located(\.integer)
    return provider
  }

  private static func model(_ value: SourceValue) -> ProvidedModel? {
    guard let id = value["id"]?.locatedText, let provider = value["provider"]?.locatedText else { return nil }
    var model = ProvidedModel(id: id, provider: provider)
    model.wireModel = value["wireModel"]?.locatedText
    model.modelID = value["modelId"]?.locatedText
    model.maxPromptTokens = value["maxPromptTokens"]?.located(\.integer)
    model.contextWindow = value["maxContextWindowTokens"]?.located(\.integer)
    model.maxOutputTokens = value["maxOutputTokens"]?.located(\.integer)
    model.hasVision = value["capabilities"]?["supports"]?["vision"]?.located(\.flag)
    return model
  }

  private static func price(_ name: SourceValue, _ value: SourceValue) -> NamedPrice? {
    guard let model = name.locatedText, let input = value["input"]?.number, let output = value["output"]?.number else {
      return nil
    }
    return NamedPrice(
      model: model,
      price: KnownModel.Price(
        input: input, cachedInput: value["cachedInput"]?.number, cacheWrite: value["cacheWrite"]?.number,
        output: output))
  }

  private mutating func readSystemMessage(_ value: SourceValue) {
    if let text = value.locatedText {
      team.systemMessage = SystemMessage(mode: .append, content: text)
    } else if value.kind == .mapping {
      let mode = value["mode"]?.text.flatMap(SystemMessage.Mode.init(rawValue:)) ?? .append
      let content = value["content"]?.locatedText ?? Located("", at: value.range)
      team.systemMessage = SystemMessage(mode: mode, content: content)
    }
  }

  /// `allow` that cannot be read allows nothing; `ask` and `deny` that cannot be read block.
  private mutating func readPermissions(_ value: SourceValue, _ field: Field, _ key: String) {
    guard value.kind == .mapping, case .record(let record) = field.type else {
      values.check(value, field.type, key: key, stake: .deny)
      return
    }
    for entry in value.entries {
      let name = entry.key.text ?? ""
      let rules = entry.value.elements.compactMap(\.locatedText)
      switch name {
      case "allow": team.permissions.allow += rules
      case "ask": team.permissions.ask += rules
      case "deny": team.permissions.deny += rules
      default: continue
      }
    }
    values.check(value, record, key) { $0 == "allow" ? .ordinary : .deny }
  }

  private mutating func readLimits(_ value: SourceValue) {
    team.limits.turns = value["turns"]?.located(\.integer) ?? team.limits.turns
    team.limits.tokens = value["tokens"]?.located(\.integer) ?? team.limits.tokens
    team.limits.costUSD = value["costUSD"]?.located(\.number) ?? team.limits.costUSD
    team.limits.toolCalls = value["toolCalls"]?.located(\.integer) ?? team.limits.toolCalls
    team.limits.timeout = value["timeout"]?.locatedDuration ?? team.limits.timeout
    team.limits.depth = value["depth"]?.located(\.integer) ?? team.limits.depth
    team.limits.concurrency = value["concurrency"]?.located(\.integer) ?? team.limits.concurrency
  }

  private func test(_ value: SourceValue) -> RoutingTest? {
    guard let prompt = value["prompt"]?.locatedText, let expect = value["expect"] else { return nil }
    let expected = expect.isText("none") ? nil : expect.locatedText
    return RoutingTest(prompt: prompt, expected: expected, range: value.range)
  }
}
