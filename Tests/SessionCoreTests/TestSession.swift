import AgentDefinitions
import JSONText
import ScriptedModels
import SessionCore
import Synchronization
import Testing

/// A session on a scripted model: its clock counts, its ids count, its log is in memory, and waiting takes no time.
final class TestSession: Sendable {
  let session: Session
  let log: MemoryLog
  let model: ScriptedModel
  let waits: Waits

  init(
    agents: [AgentDefinition] = [], replies: String, standIn: String? = nil,
    tools: [any Tool] = [EchoTool(), WriteTool()],
    selected: String? = nil, policy: PermissionPolicy = PermissionPolicy(), limits: RunLimits = RunLimits(),
    excludedFromMain: [String] = [], secrets: [String] = [], log: MemoryLog = MemoryLog(),
    resuming events: [SessionEvent] = [], time: ManualClock? = nil,
    price: @escaping @Sendable (String) -> ModelPrice? = { _ in nil },
    askPermission: @escaping @Sendable (PermissionQuestion) async -> PermissionAnswer? = { _ in nil },
    askPerson: @escaping @Sendable (PersonQuestion) async -> PersonAnswer? = { _ in nil },
    mode: SessionMode? = nil,
    askAboutPlan: @escaping @Sendable (PlanQuestion) async -> PlanAnswer? = { _ in nil },
    keepRule: (@Sendable (PermissionRule) async -> String?)? = nil
  ) throws {
    let model = ScriptedModel(
      try Transcript(SourceFile(path: "test.yaml", text: "version: 1\nmodel: test-model\nreplies:\n" + replies)))
    let second = try standIn.map { replies in
      ScriptedModel(
        try Transcript(SourceFile(path: "other.yaml", text: "version: 1\nmodel: stand-in\nreplies:\n" + replies)))
    }
    let waits = Waits()
    let ids = Counter()
    let clock = Counter()
    self.model = model
    self.log = log
    self.waits = waits
    var configuration = SessionConfiguration(
      sessionID: "s1", version: "0.0.0", workingDirectory: "/project", agents: agents, selectedAgent: selected,
      excludedFromMain: excludedFromMain, policy: policy, limits: limits, secrets: secrets)
    if second != nil { configuration.fallbackModels = ["stand-in"] }
    configuration.mode = mode
    var parts = SessionParts(
      model: { name in name == "stand-in" ? second ?? model : model }, price: price, tools: tools, log: log,
      spillDirectory: "/tmp",
      now: { time?.now ?? Timestamp(milliseconds: 1_763_700_000_000 + Int64(clock.next())) },
      sleep: { if let time { try await time.sleep($0) } else { try await waits.wait($0) } },
      makeID: { "id\(ids.next())" }, jitter: { 0 },
      askPermission: askPermission, askPerson: askPerson)
    parts.askAboutPlan = askAboutPlan
    parts.keepRule = keepRule
    session = Session(configuration, parts: parts, resuming: events)
  }

  @discardableResult
  func run(_ prompt: String) async throws -> RunOutcome {
    if await session.state.sessionID == nil || !log.hasOpened { try await session.open() }
    log.hasOpened = true
    return await session.run(prompt)
  }

  /// The stored events after the opening, without the bookkeeping of model calls, one word each.
  var story: [String] {
    log.events.compactMap { event in
      switch event.data {
      case is SessionStart, is SystemMessageEvent, is RosterModelCall, is RosterMatch, is RosterMessage: nil
      default: event.agentID == nil ? event.type : "\(event.type) @\(agentName(event.agentID))"
      }
    }
  }

  private func agentName(_ id: String?) -> String {
    for case let started as SubagentStarted in log.events.map(\.data) where started.toolCallID == id {
      return started.agentName
    }
    return "?"
  }
}

final class Counter: Sendable {
  private let value = Mutex(0)
  func next() -> Int {
    value.withLock { value in
      value += 1
      return value
    }
  }
}

/// Waiting that is over at once, but for waits as long as a stall's or a deadline's: those end when they are cancelled.
final class Waits: Sendable {
  private let durations = Mutex<[Duration]>([])
  var all: [Duration] { durations.withLock { $0 } }

  func wait(_ duration: Duration) async throws {
    guard duration < .seconds(15) else {
      let (nothing, _) = AsyncStream<Void>.makeStream()
      for await _ in nothing {}
      throw CancellationError()
    }
    durations.withLock { $0.append(duration) }
  }
}

final class MemoryLog: EventLog {
  private struct Contents {
    var events: [SessionEvent] = []
    var durableCount = 0
    var failsAfter: Int?
    var hasOpened = false
  }

  private let contents = Mutex(Contents())

  init(failsAfter: Int? = nil) { contents.withLock { $0.failsAfter = failsAfter } }

  var events: [SessionEvent] { contents.withLock { $0.events } }
  var hasOpened: Bool {
    get { contents.withLock { $0.hasOpened } }
    set { contents.withLock { $0.hasOpened = newValue } }
  }

  /// How many of the events a sync has followed.
  var durableCount: Int { contents.withLock { $0.durableCount } }

  func append(_ events: [SessionEvent], isDurable: Bool) async throws(LogFailure) {
    let isFull = contents.withLock { contents in
      if let limit = contents.failsAfter, contents.events.count + events.count > limit { return true }
      contents.events += events
      if isDurable { contents.durableCount = contents.events.count }
      return false
    }
    if isFull { throw LogFailure(.noSpace, "no space left on device") }
  }

  /// From now on nothing can be stored.
  func fillUp() { contents.withLock { $0.failsAfter = $0.events.count } }

  func close() async {}
}

/// Says what it was told: a tool that changes nothing, under a name that the catalogue knows as such.
struct EchoTool: Tool {
  static let text = Parameter<String>("pattern", required: true)
  static let spec = ToolSpec(.grep, prose: "Says it again.", parameters: [text])

  func permission(for input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> PermissionRequest? {
    .read(path: ".", intention: "")
  }

  func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let text = try input.require(Self.text)
    guard text != "fail" else { throw .forModel("it did not work") }
    return ToolOutput(text: "echo: \(text)")
  }
}

/// Pretends to change a file.
struct WriteTool: Tool {
  static let path = Parameter<String>("path", required: true)
  static let spec = ToolSpec(.edit, prose: "Changes a file.", parameters: [path])

  func permission(for input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> PermissionRequest? {
    .write(path: try input.require(Self.path), intention: "", diff: "+x")
  }

  func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    ToolOutput(text: "File \(try input.require(Self.path)) updated with changes.")
  }
}

/// Says what it was told about what its agent may read, and of secrets.
struct KnowingTool: Tool {
  static let secret = "tok_4711_very_secret"
  static let path = Parameter<String>("path", required: true)
  static let spec = ToolSpec(.view, prose: "Tells what may be read.", parameters: [path])

  func permission(for input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> PermissionRequest? {
    .read(path: try input.require(Self.path), intention: "")
  }

  func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let files = ["src/a", "src/secrets/b", "c", "secrets/d"].map { "\($0) \(context.mayRead($0) ? "yes" : "no")" }
    let isClean = !context.redact("is \(Self.secret)").contains(Self.secret)
    return ToolOutput(text: files.joined(separator: ", ") + (isClean ? "; taken out" : "; kept"))
  }
}

/// An agent made on the spot.
func agent(
  _ id: String, _ description: String = "", tools: [ToolPattern]? = nil, disallowed: [ToolName] = [],
  infer: Bool? = nil, subagents: [String]? = nil, prompt: String = "Do it.", turns: Int? = nil,
  toolCalls: Int? = nil, timeout: Duration? = nil, costUSD: Double? = nil
) -> AgentDefinition {
  let place = SourceRange(0, 0)
  var agent = AgentDefinition(
    id: Located(id, at: place), prompt: Located(prompt, at: place),
    file: SourceFile(path: "\(id).agent.md", text: ""), range: place, dialect: testDialect)
  if !description.isEmpty { agent.description = Located(description, at: place) }
  if let tools { agent.tools = .listed(tools.map { Located($0, at: place) }, place) }
  agent.disallowedTools = disallowed.map { Located(.tool($0), at: place) }
  agent.infer = infer.map { Located($0, at: place) }
  agent.subagents = subagents?.map { Located($0, at: place) }
  agent.limits.turns = turns.map { Located($0, at: place) }
  agent.limits.toolCalls = toolCalls.map { Located($0, at: place) }
  agent.limits.timeout = timeout.map { Located($0, at: place) }
  agent.limits.costUSD = costUSD.map { Located($0, at: place) }
  return agent
}

private let testDialect = Dialect(
  id: "test", title: "Test", runtimes: [], shape: .yaml, endings: [], identity: .name, unknownKeys: .refused,
  fields: [], source: .roster,
  tools: .native, readOnlySpelling: "", claim: { _, _ in nil })
