package import SessionCore
package import TerminalText

/// Tells a run as lines of text, one for each thing that happens: for pipes, logs and people who like to scroll.
package struct PlainView: Sendable {
  package enum Level: Sendable, Comparable {
    /// Only what went wrong.
    case quiet
    case normal
    /// Also what tools answered, what models reasoned, each attempt and decision.
    case verbose
  }

  private let level: Level
  private let style: TerminalStyle
  private var run: WatchedRun
  private var tools: [String: String] = [:]

  /// - Parameter state: of a session that is resumed.
  package init(level: Level, style: TerminalStyle, from state: SessionState = SessionState()) {
    self.level = level
    self.style = style
    run = WatchedRun(from: state)
  }

  /// The lines for this event, with their line breaks; mostly one or none.
  package mutating func text(for event: SessionEvent) -> String {
    let isNew = run.state.node(event.agentID)?.messages.isEmpty ?? true
    run.apply(event)
    if let start = event.data as? ToolExecutionStart { tools[start.toolCallID] = start.toolName }
    guard let line = line(for: event, isFirstMessage: isNew), line.level <= level else { return "" }
    return line.text.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" }.joined()
  }

  private struct Line {
    var level: Level
    var text: String
  }

  private func line(for event: SessionEvent, isFirstMessage: Bool) -> Line? {
    let name = style.paint(Phrases.oneLine(run.shortName(of: event.agentID)), .bold)
    switch event.data {
    case let message as UserMessage: return told(message, event, name, isFirstMessage)
    case let start as ToolExecutionStart where start.toolName != "task":
      return Line(
        level: .normal, text: "\(name) \(style.paint("▸", .cyan)) \(Phrases.use(of: start.toolName, start.detail))")
    case let end as ToolExecutionComplete: return ended(end, name)
    case let event as SubagentCompleted: return finished(event.end, name)
    case let event as SubagentFailed: return failed(event, name)
    case let call as RosterModelCall: return attempt(call, name)
    case let stall as RosterStalled:
      return Line(
        level: .normal, text: "\(name) \(style.paint("…", .yellow)) nothing from the model for \(stall.seconds) s")
    case let request as PermissionRequested:
      return Line(level: .normal, text: "\(name) \(warning) asks to \(Phrases.oneLine(request.request.summary))")
    case let question as RosterQuestion:
      return Line(level: .normal, text: "\(name) \(warning) asks: \(Phrases.oneLine(question.question))")
    case let answer as RosterAnswer:
      let text = answer.answer.map { "was told: \(Phrases.oneLine($0))" } ?? "got no answer: nobody could be asked"
      return Line(level: answer.answer == nil ? .quiet : .normal, text: "\(name) · \(text)")
    case let decision as RosterDecision: return decided(decision, name)
    case let match as RosterMatch:
      return Line(level: .verbose, text: "\(name) · match: \(Phrases.oneLine(match.explanation))")
    case let reasoning as AssistantReasoning:
      return Line(level: .verbose, text: "\(name) · reasons: \(shortened(reasoning.content))")
    case let message as AssistantMessage where event.agentID != nil || !message.calls.isEmpty:
      return message.content.isEmpty
        ? nil : Line(level: .verbose, text: "\(name) · says: \(shortened(message.content))")
    case let interrupted as RosterToolInterrupted:
      return Line(
        level: .normal,
        text: "\(name) \(warning) \(Phrases.oneLine(interrupted.toolName)) was interrupted; what it did is not known")
    case let budget as RosterBudget:
      guard budget.percent != nil else {
        return Line(level: .quiet, text: "\(name) \(cross) \(Phrases.oneLine(budget.message))")
      }
      return Line(level: .normal, text: "\(name) \(warning) \(Phrases.oneLine(budget.message))")
    case let error as SessionError:
      return Line(level: .quiet, text: "\(name) \(cross) \(Phrases.oneLine(error.message))")
    case let warning as SessionWarning:
      return Line(level: .quiet, text: "\(self.warning) \(Phrases.oneLine(warning.message))")
    case let info as SessionInfo: return Line(level: .normal, text: "· \(Phrases.oneLine(info.message))")
    case is RosterRunEnded: return summary(name)
    default: return nil
    }
  }

  private var cross: String { style.paint("✗", .red) }
  private var warning: String { style.paint("‼", .yellow) }

  // MARK: Lines of more than a word

  private func told(_ message: UserMessage, _ event: SessionEvent, _ name: String, _ isFirst: Bool) -> Line? {
    let text = Phrases.oneLine(message.content)
    guard let id = event.agentID, let node = run.state.node(id) else {
      guard message.delivery == .steering else { return Line(level: .verbose, text: "\(name) · is asked: \(text)") }
      return Line(level: .normal, text: "\(name) · is told: \(text)")
    }
    guard isFirst else { return Line(level: .verbose, text: "\(name) · is told: \(text)") }
    let caller = style.paint(Phrases.oneLine(run.shortName(of: node.parent)), .bold)
    let why = Phrases.why(node, in: run).map { style.paint(" (\($0))", .dim) } ?? ""
    return Line(level: .normal, text: "\(caller) \(style.paint("→", .cyan)) \(name): \(text)\(why)")
  }

  private func ended(_ end: ToolExecutionComplete, _ name: String) -> Line? {
    let tool = Phrases.oneLine(tools[end.toolCallID] ?? end.toolName)
    switch end.result {
    case .success(let text, _):
      // What a sub-agent answered was told when it was done.
      guard tool != "task" else { return nil }
      return Line(level: .verbose, text: "\(name) ◂ \(tool): \(shortened(text))")
    case .failure(let message, _):
      // The failure of a sub-agent has a line of its own; a call that never became one has none.
      if tool == "task", run.state.node(end.toolCallID) != nil { return nil }
      return Line(level: .normal, text: "\(name) \(cross) \(tool): \(Phrases.oneLine(message))")
    }
  }

  private func finished(_ end: SubagentEnd, _ name: String) -> Line {
    var figures = [Amounts.duration(Int64(end.milliseconds)), Amounts.calls(end.totalToolCalls)]
    if end.totalTokens > 0 { figures.append(Amounts.tokens(end.totalTokens)) }
    return Line(level: .normal, text: "\(name) \(style.paint("✓", .green)) \(figures.joined(separator: ", "))")
  }

  private func failed(_ event: SubagentFailed, _ name: String) -> Line {
    let time = Amounts.duration(Int64(event.end.milliseconds))
    return Line(level: .quiet, text: "\(name) \(cross) \(Phrases.oneLine(event.error)) (\(time))")
  }

  private func attempt(_ call: RosterModelCall, _ name: String) -> Line {
    guard call.outcome != "ok" else {
      let used = Amounts.spend(call.spend).map { ", " + $0 }.joined()
      let model = Phrases.oneLine(call.model ?? "the model")
      return Line(
        level: .verbose,
        text: "\(name) · \(model) answered in \(Amounts.duration(Int64(call.milliseconds)))\(used)")
    }
    let cause = Phrases.oneLine(call.message ?? call.outcome)
    let next = call.nextInMilliseconds.map { "; the next one in \(Amounts.duration(Int64($0)))" } ?? ""
    return Line(
      level: .normal, text: "\(name) \(style.paint("↻", .yellow)) attempt \(call.attempt) failed: \(cause)\(next)")
  }

  private func decided(_ decision: RosterDecision, _ name: String) -> Line {
    let request = Phrases.oneLine(decision.request)
    guard !decision.result.isApproved else {
      let rule = decision.rule.map { ": " + Phrases.oneLine($0) } ?? ""
      return Line(level: .verbose, text: "\(name) · may \(request) (\(Phrases.oneLine(decision.by))\(rule))")
    }
    let reason = Phrases.reason(decision.result, decision.rule, isByStopping: decision.isByStopping)
    return Line(
      level: decision.result == .deniedUnasked ? .quiet : .normal,
      text: "\(name) \(cross) may not \(request) (\(reason))")
  }

  private func summary(_ name: String) -> Line {
    let outcome = run.state.run.outcome
    let (agents, calls, spend) = run.totals
    var figures: [String] = []
    let state = run.state.run
    if let end = state.endedAt, let time = Amounts.duration(from: state.startedAt, to: end) {
      figures.append(time)
    }
    if agents > 0 { figures.append(Amounts.agents(agents)) }
    if calls > 0 { figures.append(Amounts.calls(calls)) }
    figures += Amounts.spend(spend)
    let words = Phrases.outcome(outcome, of: run.state.run)
    return Line(
      level: outcome == .success ? .normal : .quiet,
      text: "\(name) \(Phrases.sign(outcome, style)) \(words) (\(figures.joined(separator: ", ")))")
  }

  /// A few lines at most, the later ones indented.
  private func shortened(_ text: String) -> String {
    let clean = TerminalSanitizer.clean(text.utf8.count > 20_000 ? String(text.prefix(10_000)) : text)
    let lines = clean.split(separator: "\n")
    let shown = lines.prefix(4).map { line in
      DisplayWidth.truncate(String(line.map { $0 == "\t" ? " " : $0 }), to: 200)
    }
    let rest = lines.count > 4 ? ["… \(lines.count - 4) more lines"] : []
    return (shown + rest).joined(separator: "\n    ")
  }
}
