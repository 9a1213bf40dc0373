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
  }

  /// The main agent's answer stands below the tree.
  package var isAnswered = false

  /// - Parameter frame: counts up; turns the sign of those at work.
  package func lines(_ run: WatchedRun, now: Timestamp, frame: Int = 0) -> [String] {
    let nodes = run.nodes
    for detail in Detail.allCases {
      let lines = draw(run, nodes, now, frame, detail)
      if rows.map({ lines.count <= $0 }) ?? true { return lines }
    }
    return cropped(draw(run, nodes, now, frame, .lines), to: rows ?? 0)
  }

  private func draw(
    _ run: WatchedRun, _ nodes: [AgentNode], _ now: Timestamp, _ frame: Int, _ detail: Detail
  ) -> [String] {
    guard let main = nodes.first else { return [] }
    let children = Dictionary(grouping: nodes.dropFirst(), by: { $0.parent ?? AgentNode.mainID })
    var lines: [String] = []
    // A node, the signs before its first line, and those before its other lines.
    var pending = [(main, "", "")]
    while let (node, first, rest) = pending.popLast() {
      let below = children[node.id] ?? []
      let row = NodeRow(node: node, run: run, now: now, frame: frame, style: style, isAnswered: isAnswered)
      lines.append(row.head(in: columns, after: first))
      let trunk = below.isEmpty ? "  " : "│ "
      for (label, text) in said(row, detail) {
        lines.append(row.remark(label, text, in: columns, after: rest + trunk))
      }
      for (index, child) in below.enumerated().reversed() {
        let isLast = index == below.count - 1
        pending.append((child, rest + (isLast ? "└─ " : "├─ "), rest + (isLast ? "   " : "│  ")))
      }
    }
    return lines
  }

  private func said(_ row: NodeRow, _ detail: Detail) -> [(String, String)] {
    switch (detail, row.isAtWork) {
    case (.full, _), (.taskOfEnded, true), (.lineForEnded, true): row.remarks
    case (.taskOfEnded, false): Array(row.remarks.prefix(1))
    case (.lineForEnded, false), (.lines, _): []
    }
  }

  /// As many lines as there is room for; what is left out is told in the last one.
  private func cropped(_ lines: [String], to rows: Int) -> [String] {
    guard rows > 1 else { return Array(lines.prefix(max(0, rows))) }
    let kept = lines.prefix(rows - 1)
    let rest = "… and \(Amounts.agents(lines.count - kept.count)) more"
    return kept + [style.paint(DisplayWidth.truncate(rest, to: columns - 1), .dim)]
  }
}
