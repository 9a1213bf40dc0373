package import SessionCore
package import TerminalText

/// Draws the agents of a run as a tree: who does what, who called whom with which task and why, and how it ended.
///
/// Says the same as long as nothing has changed: everything that moves comes from `now` and `frame`.
package struct LiveTree: Sendable {
  package var style: TerminalStyle
  package var columns: Int
  /// How many lines there is room for; nil: any number.
  package var rows: Int?
  /// The main agent's answer stands below the tree.
  package var isAnswered = false

  package init(style: TerminalStyle, columns: Int, rows: Int? = nil) {
    self.style = style
    self.columns = max(20, columns)
    self.rows = rows
  }

  /// How much is said about agents when room gets scarce.
  private enum Detail: CaseIterable {
    case full
    /// Why and with what only for those at work.
    case taskOfEnded
    /// One line for those that have ended.
    case lineForEnded
    /// One line for everybody.
    case lines
    /// One line for all that have ended below the same agent.
    case summaryOfEnded
  }

  /// - Parameter frame: counts up; turns the sign of those at work.
  package func lines(_ run: WatchedRun, now: Timestamp, frame: Int = 0) -> [String] {
    let picture = TreePicture(run, now: now, frame: frame)
    let details = Detail.allCases.drop { detail in
      // What has no chance of fitting is not drawn: there may be a thousand agents, and eight frames a second.
      detail != .summaryOfEnded && rows.map { picture.count > $0 } ?? false
    }
    var lines: [String] = []
    for detail in details {
      lines = draw(picture, detail)
      if rows.map({ lines.count <= $0 }) ?? true { return lines }
    }
    return cropped(lines, to: rows ?? 0)
  }

  private func draw(_ picture: TreePicture, _ detail: Detail) -> [String] {
    var lines: [String] = []
    // An agent or a line about several, the branches before its first line, and those before its other lines.
    var pending = [(TreePicture.Branch.agent(picture.main), "", "")]
    while let (branch, first, rest) = pending.popLast() {
      guard case .agent(let node) = branch else {
        if case .ended(let done, let failed) = branch { lines.append(summary(done, failed, after: first)) }
        continue
      }
      let below = picture.branches(below: node, summingUp: detail == .summaryOfEnded)
      let row = NodeRow(
        node: node, run: picture.run, now: picture.now, frame: picture.frame, style: style, isAnswered: isAnswered)
      lines.append(row.head(in: columns, after: first))
      let trunk = below.isEmpty ? "  " : "│ "
      for (label, text) in said(row, detail) {
        lines.append(row.remark(label, text, in: columns, after: rest + trunk))
      }
      for (index, branch) in below.enumerated().reversed() {
        let isLast = index == below.count - 1
        pending.append((branch, rest + (isLast ? "└─ " : "├─ "), rest + (isLast ? "   " : "│  ")))
      }
    }
    return lines
  }

  private func said(_ row: NodeRow, _ detail: Detail) -> [(String, String)] {
    switch (detail, row.isAtWork) {
    case (.full, _), (.taskOfEnded, true), (.lineForEnded, true): row.remarks
    case (.taskOfEnded, false): Array(row.remarks.prefix(1))
    case (.lineForEnded, false), (.lines, _), (.summaryOfEnded, _): []
    }
  }

  private func summary(_ done: Int, _ failed: Int, after branches: String) -> String {
    let parts = [
      done > 0 ? "\(Amounts.agents(done)) done" : nil, failed > 0 ? "\(Amounts.agents(failed)) failed" : nil,
    ]
    let text = parts.compactMap(\.self).joined(separator: ", ")
    let start = NodeRow.fitting(branches, in: columns)
    let room = columns - 3 - DisplayWidth.columns(of: start)
    let sign = failed > 0 ? style.paint("✗", .red) : style.paint("✓", .green)
    return style.paint(start, .dim) + sign + " " + style.paint(DisplayWidth.truncate(text, to: room), .dim)
  }

  /// As many lines as there is room for; what is left out is told in the last one.
  private func cropped(_ lines: [String], to rows: Int) -> [String] {
    guard rows > 1 else { return Array(lines.prefix(max(0, rows))) }
    let rest = "… and \(lines.count - rows + 1) more lines"
    return lines.prefix(rows - 1) + [style.paint(DisplayWidth.truncate(rest, to: columns - 1), .dim)]
  }
}
