internal import SessionCore
internal import Synchronization

/// A command line of an agent, which may go on after the call that started it. It keeps what nobody has read yet.
final class ShellCommand: Sendable {
  let id: String
  let line: String
  let summary: String
  /// Nil where nothing can be typed.
  let terminal: Terminal?
  private let timeLimit: Duration?
  private let state: Mutex<State>
  private let work = Mutex<Task<Void, Never>?>(nil)

  private struct State {
    var output: CommandOutput
    /// Bytes so far, and how many of them were given to somebody.
    var written = 0
    var given = 0
    var end: Result<Command.End, ToolFailure>?
    var waiters: [Int: AsyncStream<Void>.Continuation] = [:]
    var nextWaiter = 0
  }

  /// What somebody waits for.
  enum Awaited { case end, output }

  /// What there was to read, and how things stand.
  struct Reading: Sendable {
    /// What was written since the last time; cut where it is long.
    let text: String
    /// Nil while it runs.
    let end: Result<Command.End, ToolFailure>?
  }

  private static let textLimit = 20_000
  /// Nobody waits as long: the session ends before.
  private static let unlimited = Duration.seconds(30 * 24 * 3600)
  /// When nothing has come for so long, that was it for now.
  private static let pause = Duration.milliseconds(200)
  private static let shell = ["/bin/bash", "/usr/bin/bash"].first(where: CommandEnvironment.canRun) ?? "/bin/sh"
  /// Opening the terminal makes it the one of this session, so that keys become signals.
  private static let takeTerminal = "exec 0<>/proc/self/fd/0 1>&0 2>&0; exec \"$0\" -c -- \"$1\""

  /// - Parameter timeLimit: after which it is stopped; nil: when its agent is through.
  init(id: String, line: String, summary: String, terminal: Terminal?, timeLimit: Duration?, in context: ToolContext) {
    self.id = id
    self.line = line
    self.summary = summary
    self.terminal = terminal
    self.timeLimit = timeLimit
    state = Mutex(State(output: Self.output(in: context)))
  }

  private static func output(in context: ToolContext) -> CommandOutput {
    CommandOutput(limit: textLimit, spill: SpillFile(named: "bash", in: context))
  }

  /// To be called once.
  ///
  /// - Parameter show: is given everything as it comes.
  func start(in context: ToolContext, showing show: @escaping @Sendable ([UInt8]) -> Void) {
    var command = Command(
      program: Self.shell,
      arguments: terminal == nil ? ["-c", "--", line] : ["-c", "--", Self.takeTerminal, Self.shell, line],
      workingDirectory: context.workingDirectory,
      environment: terminal == nil ? CommandEnvironment.values : CommandEnvironment.valuesForTerminal,
      timeLimit: timeLimit ?? Self.unlimited, sandbox: context.sandbox)
    command.terminal = terminal
    // Owned by this command, and awaited by `stop`.
    let task = Task { [command] in
      let end: Result<Command.End, ToolFailure>
      do throws(ToolFailure) {
        end = .success(
          try await command.run { bytes in
            self.add(bytes)
            show(bytes)
            return .goOn
          })
      } catch { end = .failure(error) }
      self.finish(end)
    }
    work.withLock { $0 = task }
  }

  private func add(_ bytes: [UInt8]) {
    let waiters = state.withLock { state in
      state.output.add(bytes)
      state.written += bytes.count
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.yield() }
  }

  private func finish(_ end: Result<Command.End, ToolFailure>) {
    let waiters = state.withLock { state in
      state.end = end
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.yield() }
  }

  var end: Result<Command.End, ToolFailure>? { state.withLock(\.end) }

  var isRunning: Bool { end == nil }

  /// Bytes that nobody was given yet.
  var unread: Int { state.withLock { $0.written - $0.given } }

  /// Returns when it has happened, when the time is up, or when the caller's task is cancelled.
  func wait(_ limit: Duration, for awaited: Awaited) async {
    let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let key = state.withLock { state in
      state.nextWaiter += 1
      state.waiters[state.nextWaiter] = signal
      return state.nextWaiter
    }
    defer { state.withLock { $0.waiters[key] = nil } }
    signal.yield()
    await withTaskGroup { group in
      group.addTask { _ = try? await Task.sleep(for: limit) }
      group.addTask {
        for await _ in signals {
          if self.end != nil { return }
          if awaited == .output, self.unread > 0 { return await self.waitForPause() }
        }
      }
      await group.next()
      group.cancelAll()
    }
  }

  private func waitForPause() async {
    var before = -1
    while case let now = unread, now != before, end == nil, !Task.isCancelled {
      before = now
      try? await Task.sleep(for: Self.pause)
    }
  }

  /// Takes what was not read yet.
  func read(in context: ToolContext) -> Reading {
    let (text, end) = state.withLock { state in
      state.output.end()
      let text = state.output.text
      state.output = Self.output(in: context)
      state.given = state.written
      return (text, state.end)
    }
    return Reading(text: terminal == nil ? text : ShownText.plain(text), end: end)
  }

  /// Ends it, and returns when nothing of it is left.
  func stop() async {
    let task = work.withLock { $0 }
    task?.cancel()
    await task?.value
  }

  /// Has it ended, without waiting for that.
  func cancel() { work.withLock { $0 }?.cancel() }
}

extension ShellCommand.Reading {
  /// For a model: what was written, and in the last line how things stand.
  ///
  /// - Parameter state: said of a command that runs.
  func report(whileRunning state: String) throws(ToolFailure) -> String {
    var text = text
    while text.utf8.last == UInt8(ascii: "\n") || text.utf8.last == UInt8(ascii: "\r") {
      text.unicodeScalars.removeLast()
    }
    if !text.isEmpty { text += "\n" }
    guard let end else { return text + "<\(state)>" }
    switch try end.get() {
    case .exited(let code): return text + "<exited with exit code \(code)>"
    case .killed(let signal): return text + "<killed by signal \(signal)>"
    case .stopped(.timedOut): throw ToolFailure(.timeout, text + "<stopped: its time was up>")
    case .stopped: throw ToolFailure(.cancelled, text + "<stopped>")
    }
  }
}

extension Command.End {
  /// In a list of commands.
  var shown: String {
    switch self {
    case .exited(let code): "exited with exit code \(code)"
    case .killed(let signal): "killed by signal \(signal)"
    case .stopped(.timedOut): "stopped: its time was up"
    case .stopped: "stopped"
    }
  }
}
