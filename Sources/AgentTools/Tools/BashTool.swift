internal import AgentDefinitions
internal import JSONText
package import SessionCore
internal import Synchronization

/// Runs a command line in the working directory: to its end, or for as long as the agent works.
package struct BashTool: Tool {
  enum Mode: String, CaseIterable, ToolArgument {
    case sync
    case async

    static var schema: JSONObject { ["type": "string", "enum": .array(allCases.map { .string($0.rawValue) })] }

    init?(argument: JSON) {
      guard let mode = argument.string.flatMap(Mode.init(rawValue:)) else { return nil }
      self = mode
    }
  }

  static let command = Parameter<String>("command", required: true)
  static let summary = Parameter<String>("description", "What it does, in a few words", required: true)
  static let shellID = Parameter<String>("shellId", "A name to find it by")
  static let mode = Parameter<Mode>("mode", "async: on a terminal that write_bash types into, without waiting")
  static let initialWait = Parameter<Int>("initial_wait", "Seconds to wait; 30 unless given")
  static let timeout = Parameter<Int>("timeout", "Seconds after which it is stopped")

  package static let spec = ToolSpec(
    .bash, prose: Prose.text(PackageResources.bash_md),
    parameters: [command, summary, shellID, mode, initialWait, timeout])

  /// The reference runtime has it; read, to say that there is no such thing here, and not advertised.
  private static let detach = Parameter<Bool>("detach")

  private let shells: Shells

  package init() { self.init(shells: Shells()) }

  init(shells: Shells) { self.shells = shells }

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? {
    let command = try input.require(Self.command)
    return .shell(
      command: command, intention: try input.require(Self.summary), identifiers: ShellLine(command).identifiers)
  }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let line = try input.require(Self.command)
    guard !line.utf8.contains(0) else { throw ToolFailure(.badArguments, "The command contains a NUL character.") }
    guard input[Self.detach] != true else {
      throw ToolFailure(
        .badArguments,
        "detach is refused: what an agent starts ends with its session, so that nothing is left running that nobody "
          + "watches. With mode async it goes on while you work.")
    }
    let plan = try Plan(input, in: context)
    let terminal: Terminal?
    do { terminal = plan.isAsync ? try Terminal() : nil } catch {
      throw .forModel("There is no terminal for the command: \(error).")
    }
    let live = LiveOutput(context.progress)
    async let shown: Void = live.showAll()
    let result: Result<ShellCommand, ToolFailure>
    do throws(ToolFailure) {
      result = .success(
        try shells.start(
          line, summary: try input.require(Self.summary), id: input[Self.shellID], terminal: terminal,
          timeLimit: plan.timeLimit, in: context, showing: live.add))
    } catch { result = .failure(error) }
    if case .success(let command) = result { await wait(for: command, plan) }
    live.end()
    await shown
    return try answer(try result.get(), plan, in: context)
  }

  /// Whoever cancels the call does not want what it started either.
  private func wait(for command: ShellCommand, _ plan: Plan) async {
    await command.wait(plan.wait, for: plan.isAsync ? .output : .end)
    if Task.isCancelled { await command.stop() }
  }

  private func answer(_ command: ShellCommand, _ plan: Plan, in context: ToolContext) throws(ToolFailure) -> ToolOutput
  {
    let reading = command.read(in: context)
    if reading.end != nil { shells.forget(command, of: context.nodeID) }
    if case .success(.stopped(.timedOut)) = reading.end, let limit = plan.timeLimit {
      var text = reading.text
      if !text.isEmpty, text.utf8.last != UInt8(ascii: "\n") { text += "\n" }
      throw ToolFailure(.timeout, text + "<stopped: not done after \(limit.components.seconds) seconds>")
    }
    return ToolOutput(
      text: try reading.report(
        whileRunning: "still running; shellId: \(command.id). read_bash shows what comes, stop_bash ends it"))
  }

  /// How long a call waits, and when its command is stopped.
  private struct Plan {
    let isAsync: Bool
    let wait: Duration
    let timeLimit: Duration?

    private static let longestWait = 600
    private static let longestRun = 24 * 3600

    init(_ input: ToolInput, in context: ToolContext) throws(ToolFailure) {
      isAsync = input[BashTool.mode] == .async
      let limit = input[BashTool.timeout].map { min(max($0, 1), Self.longestRun) }
      guard context.tools.contains(.readBash) else {
        guard !isAsync else {
          throw ToolFailure(.badArguments, "mode async needs read_bash, which is not among your tools. Use mode sync.")
        }
        // Nobody could look after it: it is done in this call, or stopped.
        timeLimit = .seconds(min(limit ?? 120, Self.longestWait))
        wait = .seconds(2 * Self.longestWait)
        return
      }
      timeLimit = limit.map { .seconds($0) }
      let given = input[BashTool.initialWait].map { min(max($0, 0), Self.longestWait) }
      if isAsync {
        wait = .seconds(given ?? 1)
      } else if let limit, given ?? limit >= limit, limit <= Self.longestWait {
        // Stopped before the wait is over, and that takes a moment.
        wait = .seconds(limit + Self.longestWait)
      } else {
        wait = .seconds(given ?? 30)
      }
    }
  }

  package func end(node: String?) async { await shells.end(node: node) }
}
