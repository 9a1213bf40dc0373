package import SessionCore
package import SessionHost
package import TerminalText

/// One stored session on a page: what it is, the tree of its last run, and the last answer.
package struct SessionDetails: Sendable {
  package var style: TerminalStyle
  package var columns: Int
  package var now: Timestamp

  package init(style: TerminalStyle, columns: Int, now: Timestamp) {
    self.style = style
    self.columns = columns
    self.now = now
  }

  package func lines(_ session: StoredSession, _ events: [SessionEvent], problems: [LogProblem]) -> [String] {
    let run = WatchedRun(folding: events)
    var lines = [style.paint(Phrases.oneLine(session.title.isEmpty ? session.id : session.title), .bold)]
    for (label, text) in facts(session, run) {
      lines.append(style.paint(DisplayWidth.pad(label, to: 9), .dim) + Phrases.oneLine(text))
    }
    for problem in problems { lines.append(style.paint("‼ ", .yellow) + problem.description) }
    if run.state.runCount > 0 {
      lines += [""] + LiveTree(style: style, columns: columns).lines(run, now: session.modified)
    }
    if let answer = run.state.run.answer, !answer.isEmpty {
      lines +=
        [""] + TerminalSanitizer.clean(answer).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return lines
  }

  private func facts(_ session: StoredSession, _ run: WatchedRun) -> [(String, String)] {
    var facts = [("id", session.id), ("status", status(session, run))]
    if let question = session.question { facts.append(("asks", question)) }
    if let team = session.team { facts.append(("team", team)) }
    if let model = session.model { facts.append(("model", model)) }
    if let folder = session.workingDirectory { facts.append(("folder", folder)) }
    if let started = session.startedAt { facts.append(("started", started.text)) }
    facts.append(("runs", "\(session.runs)"))
    let spend = Amounts.spend(session.spend)
    if !spend.isEmpty { facts.append(("used", spend.joined(separator: ", "))) }
    return facts
  }

  private func status(_ session: StoredSession, _ run: WatchedRun) -> String {
    var text = SessionTable.word(session.status)
    if let outcome = session.outcome, outcome != .success { text += ": " + Phrases.outcome(outcome, of: run.state.run) }
    if let problem = session.problem { text += ": " + problem }
    if let pid = session.pid { text += " (process \(pid))" }
    return session.isArchived ? text + ", archived" : text
  }
}
