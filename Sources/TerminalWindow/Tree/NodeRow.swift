internal import SessionCore
internal import TerminalText

/// One agent of the tree: its line, and the remarks below it.
struct NodeRow {
  let node: AgentNode
  let run: WatchedRun
  let now: Timestamp
  let frame: Int
  let style: TerminalStyle
  /// The main agent's answer stands below the tree.
  var isAnswered = false

  private static let turning = ["◐", "◓", "◑", "◒"]

  private var isMain: Bool { node.parent == nil }

  var isAtWork: Bool { node.status == .working }

  /// `├─ ● Research Agent  grep "retry"  1.2 s · 3 calls · 3.4k tokens`
  func head(in columns: Int, after branches: String) -> String {
    let prefix = Self.fitting(branches, in: columns)
    let name = Phrases.oneLine(isMain ? node.name : run.fullName(of: node))
    let figures = figures
    var room = columns - 1 - DisplayWidth.columns(of: prefix) - 2
    let shownName = DisplayWidth.truncate(name, to: room)
    room -= DisplayWidth.columns(of: shownName)
    // What an agent does is what people look for; the figures give way to it.
    let words = doing
    let leastWords = min(DisplayWidth.columns(of: words), 24)
    let shownFigures = room - 4 - leastWords >= DisplayWidth.columns(of: figures) ? figures : ""
    if !shownFigures.isEmpty { room -= DisplayWidth.columns(of: shownFigures) + 2 }
    let shownWords = room > 4 ? DisplayWidth.truncate(words, to: room - 2) : ""
    var line = style.paint(prefix, .dim) + sign + " " + style.paint(shownName, .bold)
    if !shownWords.isEmpty { line += "  " + paintedDoing(shownWords) }
    if !shownFigures.isEmpty { line += "  " + style.paint(shownFigures, .dim) }
    return line
  }

  /// `│    task  Find the retry logic`
  func remark(_ label: String, _ text: String, in columns: Int, after branches: String) -> String {
    let start = Self.fitting(branches, in: columns) + DisplayWidth.pad(label, to: 4) + "  "
    let room = max(1, columns - 1 - DisplayWidth.columns(of: start))
    return style.paint(start, .dim) + DisplayWidth.truncate(text, to: room)
  }

  /// What explains this agent to somebody who has just come in, the most important first.
  var remarks: [(String, String)] {
    var remarks: [(String, String)] = []
    let task = Phrases.oneLine(node.task)
    if !task.isEmpty { remarks.append((isMain ? "asks" : "task", task)) }
    if let why = Phrases.why(node, in: run) { remarks.append(("why", why)) }
    let used = Phrases.toolsUsed(node)
    if !used.isEmpty { remarks.append(("used", used)) }
    if !isMain, node.status == .completed, let said = lastWords { remarks.append(("said", said)) }
    for denial in run.denials where denial.node == node.id {
      remarks.append(("not", "\(Phrases.oneLine(denial.request)) (\(Phrases.reason(denial)))"))
    }
    return remarks
  }

  private var lastWords: String? {
    for case .assistant(let text, _, _) in node.messages.reversed() where !text.isEmpty { return Phrases.oneLine(text) }
    return nil
  }

  /// Deep down in the tree the outer branches give way, so that there is room for words.
  static func fitting(_ branches: String, in columns: Int) -> String {
    let most = columns / 2 - 4
    return branches.count <= most ? branches : "…" + branches.suffix(most - 1)
  }

  // MARK: The parts of the line

  private var sign: String {
    if isMain, hasRunEnded { return Phrases.sign(run.state.run.outcome, style) }
    if isMain, isAnswered { return style.paint("▾", .green) }
    return switch (node.status, node.activity) {
    case (.completed, _): style.paint("✓", .green)
    case (.failed, _): style.paint("✗", .red)
    case (.stopped, _): style.paint("■", .yellow)
    case (.idle, _): style.paint("○", .dim)
    case (.working, .asking): style.paint("‼", .yellow, .bold)
    case (.working, .retrying): style.paint("↻", .yellow)
    case (.working, .stalled): style.paint("…", .yellow)
    case (.working, _): style.paint(Self.turning[frame % Self.turning.count], .cyan)
    }
  }

  private var doing: String {
    if isMain, hasRunEnded { return Phrases.outcome(run.state.run.outcome, of: run.state.run) }
    if isMain, isAnswered { return "answers" }
    return switch node.status {
    case .idle: "ready"
    case .working: Phrases.activity(node, in: run)
    case .completed: "done"
    case .stopped: "stopped"
    case .failed(let reason): "failed: \(Phrases.oneLine(reason))"
    }
  }

  private var hasRunEnded: Bool { run.state.run.endedAt != nil && !run.state.run.isRunning }

  private func paintedDoing(_ text: String) -> String {
    switch (node.status, node.activity) {
    case (.failed, _): style.paint(text, .red)
    case (.working, .asking), (.working, .retrying), (.working, .stalled): style.paint(text, .yellow)
    case (.working, .thinking), (.working, .writing), (.completed, _), (.idle, _): style.paint(text, .dim)
    default: text
    }
  }

  /// Of the main agent: those of all agents together, since they work for it.
  private var figures: String {
    let (agents, calls, spend) = isMain ? run.totals : (0, node.toolCalls, node.spentInRun)
    var parts: [String] = []
    if let time = Amounts.duration(from: node.startedAt, to: node.endedAt ?? now) { parts.append(time) }
    if agents > 0 { parts.append(Amounts.agents(agents)) }
    if calls > 0 { parts.append(Amounts.calls(calls)) }
    parts += Amounts.spend(spend)
    let failed = node.spentInRun.failed
    if failed > 0 {
      parts.append("\(failed) failed attempt\(failed == 1 ? "" : "s")")
    }
    return parts.joined(separator: " · ")
  }
}
