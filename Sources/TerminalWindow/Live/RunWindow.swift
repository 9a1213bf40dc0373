package import SessionCore
internal import TerminalText

/// What a person or a program sees of a run: progress on standard error, the answer or the events on standard output.
///
/// All writing goes through here, so that tree, lines, answer and questions never mix on one terminal.
package actor RunWindow {
  private let settings: Settings
  private let surroundings: Surroundings
  private var run: WatchedRun
  private var plain: PlainView
  private var answer: AnswerView
  private var region = LiveRegion()
  private var frame = 0
  /// Whether something happened that a tree left standing does not show.
  private var hasNews = false
  private var hasAnswerBegun = false
  private var isOutputAtLineStart = true
  private var pauses = 0
  /// Lines that came while a question was on the screen.
  private var held = ""

  /// - Parameter state: of the session before this run, if it is resumed.
  package init(_ settings: Settings, _ surroundings: Surroundings, from state: SessionState = SessionState()) {
    self.settings = settings
    self.surroundings = surroundings
    run = WatchedRun(from: state)
    plain = PlainView(level: settings.level, style: settings.style, from: state)
    answer = AnswerView(for: settings.isOutputTerminal ? .person : .program)
  }

  /// How often the tree is drawn again: often enough to look alive, and no more.
  private static let interval = Duration.milliseconds(125)

  /// Shows everything until the events end.
  package func show(_ events: AsyncStream<SessionEvent>) async {
    let suspension =
      settings.showsTree ? Suspension(before: { await self.suspend() }, after: { await self.goOn() }) : nil
    defer { withExtendedLifetime(suspension) {} }
    await withTaskGroup { group in
      if settings.showsTree {
        group.addTask { await self.keepDrawing() }
      }
      for await event in events { take(event) }
      group.cancelAll()
    }
    finish()
  }

  /// What the run came to so far.
  package func result(sessionID: String, model: String?) -> ResultDocument {
    ResultDocument(run, sessionID: sessionID, model: model)
  }

  /// Says something beside the events, on a line of its own.
  package func note(_ text: String) { tell(TerminalSanitizer.clean(text) + "\n") }

  /// Gives the terminal to `body`: nothing else is written until it returns.
  package func pausing<T: Sendable>(_ body: @Sendable () async -> T) async -> T {
    suspend()
    breakOutputLine()
    let result = await body()
    goOn()
    return result
  }

  // MARK: Events

  private func take(_ event: SessionEvent) {
    run.apply(event)
    let text = plain.text(for: event)
    if !settings.showsTree || event.data is SessionWarning || event.data is SessionInfo { tell(text) }
    if Self.isNews(event) { hasNews = true }
    switch settings.format {
    case .text: write(answer.text(for: event))
    case .streamJSON: surroundings.writeOutput(JSONLinesView.line(for: event))
    case .json: break
    }
  }

  /// Live pieces of text are no news for a tree; everything that an agent does is.
  private static func isNews(_ event: SessionEvent) -> Bool {
    switch event.data {
    case is AssistantMessageDelta, is AssistantReasoningDelta, is AssistantMessageStart, is AssistantMessage,
      is AssistantUsage, is AssistantTurnEnd, is RosterModelCall, is RosterPartial, is RosterRunEnded, is SessionIdle:
      event.agentID != nil
    default: true
    }
  }

  private func write(_ text: String) {
    guard !text.isEmpty else { return }
    if settings.sharesTerminal, settings.showsTree { leaveTree(isAnswered: true) }
    surroundings.writeOutput(Array(text.utf8))
    isOutputAtLineStart = text.last?.isNewline ?? true
    hasAnswerBegun = true
  }

  private func finish() {
    writeError(held)
    held = ""
    guard settings.showsTree else { return }
    if hasAnswerBegun, settings.sharesTerminal, !hasNews, run.state.run.outcome.isAnswered {
      writeError("\r\n" + summary + "\r\n")
    } else {
      leaveTree(isAnswered: false)
    }
  }

  /// One line below an answer, where the tree stands above it.
  private var summary: String {
    let tree = LiveTree(style: settings.style, columns: surroundings.screen().columns, rows: 1)
    return tree.lines(run, now: surroundings.now()).first ?? ""
  }

  // MARK: The tree

  private func keepDrawing() async {
    while !Task.isCancelled {
      draw()
      do { try await surroundings.sleep(Self.interval) } catch { return }
      frame += 1
    }
  }

  private func draw() {
    guard settings.showsTree, pauses == 0, hasNews, !answer.isWriting, isOutputAtLineStart else { return }
    let screen = surroundings.screen()
    let tree = LiveTree(style: settings.style, columns: screen.columns, rows: screen.rows - 1)
    let lines = tree.lines(run, now: surroundings.now(), frame: frame / 2)
    TerminalGuard.isCursorHidden = true
    writeError(region.draw(lines, columns: screen.columns))
  }

  /// Leaves the tree on the screen as it is now, if it says anything that was not left there before.
  private func leaveTree(isAnswered: Bool) {
    let screen = surroundings.screen()
    guard hasNews || !isAnswered else { return }
    // Before the first tool there is nothing to tell but what was asked.
    let isWorthIt = !isAnswered || run.nodes.contains { $0.toolCalls > 0 }
    var tree = LiveTree(style: settings.style, columns: screen.columns)
    tree.isAnswered = isAnswered
    let lines = isWorthIt ? tree.lines(run, now: surroundings.now()) : []
    writeError(region.leave(lines, columns: screen.columns) + (isAnswered && isWorthIt ? "\r\n" : ""))
    TerminalGuard.isCursorHidden = false
    hasNews = false
  }

  private func suspend() {
    pauses += 1
    writeError(region.clear(columns: surroundings.screen().columns))
    TerminalGuard.isCursorHidden = false
  }

  private func goOn() {
    pauses -= 1
    guard pauses == 0 else { return }
    writeError(held)
    held = ""
    draw()
  }

  // MARK: Standard error

  private func tell(_ text: String) {
    guard !text.isEmpty else { return }
    guard pauses == 0 else {
      held += text
      return
    }
    breakOutputLine()
    if region.isEmpty {
      writeError(text)
    } else {
      writeError(region.clear(columns: surroundings.screen().columns) + text)
      draw()
    }
  }

  /// On a shared terminal a line on standard error must not begin behind half a line of the answer.
  private func breakOutputLine() {
    guard settings.sharesTerminal, !isOutputAtLineStart else { return }
    writeError("\n")
    isOutputAtLineStart = true
  }

  private func writeError(_ text: String) {
    if !text.isEmpty { surroundings.writeError(Array(text.utf8)) }
  }
}

extension RunOutcome {
  fileprivate var isAnswered: Bool { self == .success || self == .delegationFailed }
}
