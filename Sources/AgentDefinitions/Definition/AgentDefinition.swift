/// An agent as one file or one entry of a team file defines it, whatever dialect that is written in. Every value knows
/// the bytes it came from.
package struct AgentDefinition: Sendable {
  /// What `agent`, `@id`, `subagents`, `tests` and `agentName` mean. Its range is the key's value where the dialect
  /// has one and otherwise the start of the file, whose name it then is.
  package var id: Located<String>
  package var displayName: Located<String>?
  package var description: Located<String>?
  /// Its range counts in `promptSource`.
  package var prompt: Located<String>
  /// The file that the prompt stands in, when the definition names one for it.
  package var promptFile: SourceFile?
  package var tools: ToolGrant = .all(nil)
  /// What none of its tools can touch where the definition's own system runs it.
  package var withheld: Set<Reach> = []
  package var disallowedTools: [Located<ToolPattern>] = []
  package var mcpServers: [MCPServerDefinition] = []
  package var infer: Located<Bool>?
  package var userInvocable: Located<Bool>?
  package var model: Located<String>?
  /// What stands in for it, in order, where it cannot be had.
  package var fallbackModels: [Located<String>] = []
  package var reasoningEffort: Located<String>?
  package var skills: [Located<String>] = []
  package var handoffs: [Handoff] = []
  /// The agents that this one may call; nil is any.
  package var subagents: [Located<String>]?
  package var limits = AgentLimits()
  /// How much of what the session may touch this agent's commands may.
  package var sandbox: Located<SandboxLevel>?

  package let file: SourceFile
  /// The bytes that define the agent: the whole file, or its entry in a team file.
  package let range: SourceRange
  package let dialect: Dialect
  /// Every key that was written, in the file's order.
  package var fields: [FieldReading] = []
  /// The files that are yet to be opened for the prompt.
  var promptReference: PromptReference?
  /// True when the front matter is no YAML and was read key by key.
  package var isRecovered = false

  package init(
    id: Located<String>, prompt: Located<String>, file: SourceFile, range: SourceRange, dialect: Dialect
  ) {
    self.id = id
    self.prompt = prompt
    self.file = file
    self.range = range
    self.dialect = dialect
  }

  /// The systems that read a file like this one.
  package var runtimes: [AgentRuntime] { dialect.runtimes }

  /// Whether it runs elsewhere and describes itself there, as Gemini CLI's agents over A2A do. It has no tools here.
  package var isRemote: Bool {
    guard dialect == .gemini else { return false }
    return fields.contains { $0.key.value == "agent_card_url" || $0.key.value == "kind" && $0.value.isText("remote") }
  }

  /// The file that has the prompt's text.
  package var promptSource: SourceFile { promptFile ?? file }

  /// False when the agent answers only to people: to `@id` and to being selected.
  package var isInferable: Bool { infer?.value ?? true }

  package var isUserInvocable: Bool { userInvocable?.value ?? true }

  /// The display name, or the id when there is none.
  package var shownName: String { displayName?.value ?? id.value }

  /// The first key that was read with this meaning.
  package func field(_ meaning: FieldMeaning) -> FieldReading? {
    // By place: a hostile file has thousands of keys, and each costs something to copy.
    fields.indices.first { fields[$0].meaning == meaning }.map { fields[$0] }
  }

  /// The bytes of a key and its value, or of the file's first line when the key is not there.
  package func range(of meaning: FieldMeaning) -> SourceRange { field(meaning)?.range ?? id.range }
}
