/// How agent files of one kind are spelled. A dialect is data: a table of fields, a table of tool names, the rules for
/// identity and for unknown keys, and a closure that recognises its files. One reader (`DefinitionReader`) reads all.
package final class Dialect: Sendable {
  package enum Shape: Sendable {
    /// Front matter, and the body is the prompt.
    case markdown
    /// One YAML (or JSON) mapping.
    case yaml
    /// An entry of a file that holds a whole team.
    case entry
    /// One TOML table.
    case toml
  }

  /// Where an agent's id comes from.
  package enum Identity: Sendable {
    /// The key `name`.
    case name
    /// The file's name without these endings (the longest that fits); `name` is then the display name, unless
    /// `displayName` is there too: then `name` is the id.
    case fileStem(endings: [String])
    /// The key `name`, and without it the file's path below the first of these folders that it lies in, without `.md`.
    case path(below: [StaticString])
    /// The key `name`, or without it the file's name without these endings.
    case nameOrFileStem(endings: [String])
    /// The key of the entry that defines the agent.
    case entryKey
  }

  /// What a key outside the table is.
  package enum UnknownKeys: Sendable {
    /// An error that blocks; `x-…` is free.
    case refused
    /// The same, and nothing is free: what another system's strict schema makes of it.
    case rejected
    /// A warning; but the misspelling of a key that limits the agent blocks, since passing it over would widen.
    case warned
    /// Nobody minds.
    case ignored
  }

  /// Whether a key outside the table blocks.
  package var refusesUnknownKeys: Bool { unknownKeys == .refused || unknownKeys == .rejected }

  package let id: String
  package let title: String
  /// Every system that reads these files.
  package let runtimes: [AgentRuntime]
  package let shape: Shape
  /// How its files' names may end: a walk opens no others.
  package let endings: [StaticString]
  /// How they may end too, inside `folder` alone.
  package let endingsInFolder: [StaticString]
  package let identity: Identity
  package let unknownKeys: UnknownKeys
  package var fields: [Field] { keys.value.fields }
  /// Where the dialect's facts were read, unless a row of its tables says otherwise.
  package let source: DataSource
  package var tools: ToolNameTable { namedTools() }
  package let interpolation: InterpolationForm
  /// How a prompt names a file that it stands in; nil where it cannot.
  let promptReferences: PromptReference.Form?
  /// Keys that have no meaning here and look as if they limited the agent, with the key that does.
  package let lookalikes: [String: String]
  /// What each system does with these files that the field table does not say.
  package let effects: [RuntimeEffect]
  /// What a system does with front matter that is no YAML. `isOneLineColon`: all that is wrong is `: ` inside a value
  /// on one line.
  package let onBrokenFrontMatter: @Sendable (_ runtime: AgentRuntime, _ isOneLineColon: Bool) -> RuntimeOutcome?
  /// The folder whose files the runtime loads together; nil when it is simply the one that they lie in.
  package let folder: StaticString?
  /// Agents that the dialect's own runtime brings along, in lower case.
  package let builtInAgents: Set<String>
  /// Whether an agent that names no tools has none. Otherwise it has all.
  package let grantsNothingUnasked: Bool
  /// The ending that these files should have by now, when the whole kind is an old one.
  package let renamedTo: String?
  /// How one writes in it that an agent only reads: what rules propose.
  package let readOnlySpelling: String
  /// Every spelling of every field: what recovery of broken front matter looks for.
  package var knownKeys: Set<String> { keys.value.known }
  /// The keys worth suggesting for one that is unknown.
  var suggestedKeys: Spelling { keys.value.suggested }
  /// Why the dialect reads a file, or nil: from its path alone, and from the first bytes when the path does not tell.
  package let claim: @Sendable (_ path: ClaimedPath, _ head: ArraySlice<UInt8>) -> Claim?

  /// A run meets one or two dialects, and to tell whose a file is needs no table.
  private let keys: Deferred<Keys>
  private let namedTools: @Sendable () -> ToolNameTable

  package init(
    id: String, title: String, runtimes: [AgentRuntime], shape: Shape, endings: [StaticString],
    endingsInFolder: [StaticString] = [],
    identity: Identity, unknownKeys: UnknownKeys,
    fields: @autoclosure @escaping @Sendable () -> [Field], source: DataSource,
    tools: @autoclosure @escaping @Sendable () -> ToolNameTable, interpolation: InterpolationForm = .env,
    promptReferences: PromptReference.Form? = nil,
    lookalikes: [String: String] = [:],
    effects: [RuntimeEffect] = [],
    onBrokenFrontMatter: @escaping @Sendable (AgentRuntime, Bool) -> RuntimeOutcome? = { _, _ in nil },
    folder: StaticString? = nil, builtInAgents: Set<String> = [], grantsNothingUnasked: Bool = false,
    renamedTo: String? = nil,
    readOnlySpelling: String,
    claim: @escaping @Sendable (_ path: ClaimedPath, _ head: ArraySlice<UInt8>) -> Claim?
  ) {
    self.id = id
    self.title = title
    self.runtimes = runtimes
    self.shape = shape
    self.endings = endings
    self.endingsInFolder = endingsInFolder
    self.identity = identity
    self.unknownKeys = unknownKeys
    self.source = source
    self.interpolation = interpolation
    self.promptReferences = promptReferences
    self.lookalikes = lookalikes
    self.effects = effects
    self.onBrokenFrontMatter = onBrokenFrontMatter
    self.folder = folder
    self.builtInAgents = builtInAgents
    self.grantsNothingUnasked = grantsNothingUnasked
    self.renamedTo = renamedTo
    self.readOnlySpelling = readOnlySpelling
    self.claim = claim
    keys = Deferred { Keys(fields()) }
    namedTools = tools
  }

  /// As in “an OpenCode agent”.
  package var titleWithArticle: String { ("AEIOUaeiou".contains(title.prefix(1)) ? "an " : "a ") + title }

  /// A key and its value as they are written in such a file, to be shown to people.
  package func example(_ key: String, _ value: String) -> String {
    switch (shape, self) {
    case (.toml, _): "\(key) = \"\(value)\""
    case (_, .copilotSDK), (_, .kiroJSON), (_, .openCodeJSON): "\"\(key)\": \"\(value)\""
    default: "\(key): \(value)"
    }
  }

  /// The key by which an agent's tools are limited.
  package var limitKey: String {
    let key = readOnlySpelling.prefix { $0 != ":" && $0 != "=" }
    return String(key.filter { $0 != "\"" && $0 != " " })
  }

  /// Whether a key of this meaning is the one by which an agent's tools are limited.
  package func isLimited(by meaning: FieldMeaning) -> Bool { field(spelled: limitKey)?.meaning == meaning }

  package func field(spelled key: String) -> Field? { keys.value.byKey[key] }

  package func brokenOutcome(_ runtime: AgentRuntime, isOneLineColon: Bool) -> RuntimeOutcome {
    onBrokenFrontMatter(runtime, isOneLineColon) ?? RuntimeOutcome(runtime, .refuses, "the front matter is no YAML")
  }

  package func field(_ meaning: FieldMeaning) -> Field? { keys.value.byMeaning[meaning] }
}

extension Dialect {
  /// Where everything that is known of the dialect was read: its own source first, then those of single rows.
  package var sources: [DataSource] {
    var all = [source]
    // Hundreds of rows have few sources, and neighbours mostly the same.
    func add(_ source: DataSource) { if all.last != source, !all.contains(source) { all.append(source) } }
    for field in fields { if let source = field.source { add(source) } }
    var hasAddedTable = false
    for row in tools.rows {
      if let source = row.source { add(source) }
      guard row.source == nil, !hasAddedTable else { continue }
      add(tools.source)
      hasAddedTable = true
    }
    return all
  }
}

extension Dialect {
  /// The fields, and what is looked up among them.
  fileprivate final class Keys: Sendable {
    let fields: [Field]
    let byKey: [String: Field]
    let byMeaning: [FieldMeaning: Field]
    let known: Set<String>
    let suggested: Spelling

    init(_ fields: [Field]) {
      self.fields = fields
      byKey = Dictionary(
        fields.flatMap { field in field.spellings.map { ($0, field) } }, uniquingKeysWith: { first, _ in first })
      byMeaning = Dictionary(fields.map { ($0.meaning, $0) }, uniquingKeysWith: { first, _ in first })
      known = Set(byKey.keys)
      suggested = Spelling(fields.filter { $0.readBy?.isEmpty != true }.map(\.key))
    }
  }
}

/// Why a dialect reads a file. A suffix beats a folder, a folder beats the content.
package enum Claim: Hashable, Sendable {
  case content(String)
  case folder(String)
  case suffix(String)
  /// Something says whose file it is that would else be nobody's in particular; in words, after “because”.
  case evidence(String, isByPath: Bool)

  /// Whether the path has a part in it: what the content alone says may be said by a file of anything.
  var isByPath: Bool {
    switch self {
    case .content: false
    case .evidence(_, let isByPath): isByPath
    case .folder, .suffix: true
    }
  }

  package var strength: (Int, Int) {
    switch self {
    case .content: (0, 0)
    // OpenCode reads every Markdown file there, and nobody else looks into its folder.
    case .folder(let name) where name.hasPrefix(".opencode/"): (3, 0)
    case .folder(let name): (1, name.utf8.count)
    case .suffix: (2, 0)
    case .evidence(_, let isByPath): (isByPath ? 1 : 0, 0)
    }
  }
}

/// What one system does with a file of a dialect.
package struct RuntimeEffect: Sendable {
  package let runtime: AgentRuntime
  package let text: String

  package init(_ runtime: AgentRuntime, _ text: String) {
    self.runtime = runtime
    self.text = text
  }
}

/// How a dialect writes an environment variable inside a text.
package enum InterpolationForm: Sendable {
  /// `${env:NAME}`.
  case env
  /// `${NAME}` and `${NAME:-fallback}`, besides `${env:NAME}`.
  case shell
  /// `{env:NAME}`.
  case openCode
  /// `$NAME`, `${NAME}` and `${{ secrets.NAME }}` for names that begin with `COPILOT_MCP_`, besides `${env:NAME}`.
  case copilot
}

extension InterpolationForm {
  /// How a variable is written, to be shown to people.
  package var example: String {
    switch self {
    case .env, .copilot: "${env:NAME}"
    case .shell: "${NAME}"
    case .openCode: "{env:NAME}"
    }
  }
}

extension Dialect: Equatable {
  package static func == (left: Dialect, right: Dialect) -> Bool { left === right }
}
