/// A team: the configuration of a session, declared. Made from a team file, a folder, or one agent file.
package struct TeamDefinition: Sendable {
  /// The newest team file format that this program reads.
  package static let supportedVersion = 1

  package var version = 1
  package var name: Located<String>?
  package var model: Located<String>?
  package var reasoningEffort: Located<String>?
  /// `provider`, then `providers`, as written.
  package var providers: [ProviderDefinition] = []
  package var models: [ProvidedModel] = []
  /// What stands in for the model, in order, where it cannot be had.
  package var fallback: [Located<String>] = []
  package var prices: [NamedPrice] = []
  package var agents: [AgentDefinition] = []
  /// The id of the agent that is selected from the start.
  package var agent: Located<String>?
  package var systemMessage: SystemMessage?
  /// Tools that the main agent does not have; its children may.
  package var defaultExcludedTools: [Located<ToolPattern>] = []
  package var availableTools: ToolGrant = .all(nil)
  package var excludedTools: [Located<ToolPattern>] = []
  package var mcpServers: [MCPServerDefinition] = []
  package var permissions = PermissionRules()
  package var limits = TeamLimits()
  /// How much commands of the session may touch.
  package var sandbox: Located<SandboxLevel>?
  package var tests: [RoutingTest] = []
  /// Every key of the team file, in its order; also those that only later stages read (`hooks`, …).
  package var fields: [FieldReading] = []
  /// The team file, or the agent file, or nil for a folder.
  package var file: SourceFile?
  /// How the team file is spelled; nil for one of ours, and where there is none.
  package var dialect: Dialect?
  /// The folder that relative paths of the team file start from.
  package var base: String

  package init(base: String) { self.base = base }

  package func field(_ meaning: FieldMeaning) -> FieldReading? {
    // By place: a hostile file has thousands of keys, and each costs something to copy.
    fields.indices.first { fields[$0].meaning == meaning }.map { fields[$0] }
  }
}

/// What the session's first system message says besides or instead of the runtime's own text.
package struct SystemMessage: Hashable, Sendable {
  package enum Mode: String, CaseIterable, Sendable {
    case append, replace, customize
  }

  package var mode: Mode
  package var content: Located<String>

  package init(mode: Mode, content: Located<String>) {
    self.mode = mode
    self.content = content
  }
}

/// How to reach models, with secrets only as names of variables where the author did it right.
package struct ProviderDefinition: Hashable, Sendable {
  package var name: Located<String>?
  package var type: Located<String>?
  package var wireAPI: Located<String>?
  package var baseURL: Located<String>?
  package var apiKey: InterpolatedText?
  package var bearerToken: InterpolatedText?
  package var headers: [MCPServerDefinition.Variable] = []
  package var azureVersion: Located<String>?
  package var modelID: Located<String>?
  /// What the server calls that model.
  package var wireModel: Located<String>?
  package var maxPromptTokens: Located<Int>?
  package var maxOutputTokens: Located<Int>?
  package var range: SourceRange

  package init(range: SourceRange) { self.range = range }
}

/// A model that one of the team's providers has.
package struct ProvidedModel: Hashable, Sendable {
  package var id: Located<String>
  package var provider: Located<String>
  package var wireModel: Located<String>?
  package var modelID: Located<String>?
  package var maxPromptTokens: Located<Int>?
  package var contextWindow: Located<Int>?
  package var maxOutputTokens: Located<Int>?
  package var hasVision: Located<Bool>?

  package init(id: Located<String>, provider: Located<String>) {
    self.id = id
    self.provider = provider
  }

  /// What it is called in `model`, `fallback` and `--model`.
  package var selection: String { "\(provider.value)/\(id.value)" }
}

/// What somebody says a model costs.
package struct NamedPrice: Hashable, Sendable {
  package var model: Located<String>
  package var price: KnownModel.Price

  package init(model: Located<String>, price: KnownModel.Price) {
    self.model = model
    self.price = price
  }
}

/// Rules of the form that `--allow` takes, not yet parsed. Deny beats ask beats allow.
package struct PermissionRules: Hashable, Sendable {
  package var allow: [Located<String>] = []
  package var ask: [Located<String>] = []
  package var deny: [Located<String>] = []

  package init(allow: [Located<String>] = [], ask: [Located<String>] = [], deny: [Located<String>] = []) {
    self.allow = allow
    self.ask = ask
    self.deny = deny
  }
}

/// How far a run of the whole team may go.
package struct TeamLimits: Hashable, Sendable {
  package var turns: Located<Int>?
  package var tokens: Located<Int>?
  package var costUSD: Located<Double>?
  package var toolCalls: Located<Int>?
  package var timeout: Located<Duration>?
  package var depth: Located<Int>?
  package var concurrency: Located<Int>?

  package init() {}
}

/// Who should get which request: checked without a model.
package struct RoutingTest: Hashable, Sendable {
  package var prompt: Located<String>
  /// An agent's id; nil when nobody should get it (`expect: none`).
  package var expected: Located<String>?
  package var range: SourceRange

  package init(prompt: Located<String>, expected: Located<String>?, range: SourceRange) {
    self.prompt = prompt
    self.expected = expected
    self.range = range
  }
}
