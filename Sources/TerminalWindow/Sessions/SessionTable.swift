package import SessionCore
package import SessionHost
package import TerminalText

/// Stored sessions as a table: those that need a person first, then those at work, then the latest.
package struct SessionTable: Sendable {
  package var style: TerminalStyle
  package var columns: Int
  package var now: Timestamp

  package init(style: TerminalStyle, columns: Int, now: Timestamp) {
    self.style = style
    self.columns = max(40, columns)
    self.now = now
  }

  /// The order of a list: what waits for a person, what works, and the rest as it was last written to.
  package static func sorted(_ sessions: [StoredSession]) -> [StoredSession] {
    sessions.sorted { left, right in
      let (first, second) = (urgency(left.status), urgency(right.status))
      return first != second ? first < second : (right.modified, left.id) < (left.modified, right.id)
    }
  }

  private static func urgency(_ status: SessionStatus) -> Int {
    switch status {
    case .needsInput: 0
    case .working: 1
    case .interrupted, .blocked, .idle, .failed, .stopped: 2
    }
  }

  /// A line of headings and one for each session; nothing where there is none.
  package func lines(_ sessions: [StoredSession]) -> [String] {
    guard !sessions.isEmpty else { return [] }
    let ids = ShortIDs(sessions.map(\.id))
    let rows = sessions.map { session in
      [ids[session.id], Self.word(session.status), age(of: session), teamName(session), about(session)]
    }
    let heads = ["ID", "STATUS", "AGE", "TEAM", "ABOUT"]
    let widths = heads.indices.map { column in
      ([heads] + rows).map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
    }
    func line(_ cells: [String], _ paint: (String, Int) -> String) -> String {
      var room = columns - 1
      var text = ""
      for (column, cell) in cells.enumerated() where room > 1 {
        let isLast = column == cells.count - 1
        // Names may be long; the prompt needs some room beside them.
        let width = min(column == 3 ? min(widths[column], max(8, columns / 4)) : widths[column], room)
        let cut = DisplayWidth.truncate(cell, to: width)
        text += paint(isLast ? cut : DisplayWidth.pad(cut, to: width), column) + (isLast ? "" : "  ")
        room -= width + 2
      }
      return text
    }
    return [line(heads) { text, _ in style.paint(text, .dim) }]
      + zip(sessions, rows).map { session, row in
        line(row) { text, column in column == 1 ? paint(text, session.status) : text }
      }
  }

  package static func word(_ status: SessionStatus) -> String {
    status == .needsInput ? "needs input" : status.rawValue
  }

  private func paint(_ text: String, _ status: SessionStatus) -> String {
    switch status {
    case .needsInput: style.paint(text, .bold, .yellow)
    case .working: style.paint(text, .cyan)
    case .idle: style.paint(text, .green)
    case .failed, .blocked: style.paint(text, .red)
    case .stopped, .interrupted: style.paint(text, .yellow)
    }
  }

  private func age(of session: StoredSession) -> String {
    let seconds = max(0, (now.milliseconds - session.modified.milliseconds) / 1000)
    switch seconds {
    case ..<60: return "\(seconds) s"
    case ..<3600: return "\(seconds / 60) min"
    case ..<86_400: return "\(seconds / 3600) h"
    default: return "\(seconds / 86_400) d"
    }
  }

  /// The team's file or folder, with the folder that a `team.yaml` is in.
  private func teamName(_ session: StoredSession) -> String {
    guard let team = session.team else { return "" }
    let parts = team.split(separator: "/")
    guard let last = parts.last else { return "" }
    let isPlain = ["team.yaml", "team.yml", "team.json"].contains(String(last))
    return Phrases.oneLine(String(isPlain ? parts.dropLast().last ?? last : last))
  }

  private func about(_ session: StoredSession) -> String {
    if let problem = session.problem { return Phrases.oneLine(problem) }
    if let question = session.question { return "asks: " + Phrases.oneLine(question) }
    return Phrases.oneLine(session.title)
  }
}

/// Ids as short as they can be told apart by.
private struct ShortIDs {
  private let lengths: [String: Int]

  init(_ ids: [String]) {
    let sorted = ids.sorted()
    var lengths: [String: Int] = [:]
    for (index, id) in sorted.enumerated() {
      let neighbours = [index > 0 ? sorted[index - 1] : nil, index + 1 < sorted.count ? sorted[index + 1] : nil]
      let shared = neighbours.compactMap { $0.map { Self.common(id, $0) } }.max() ?? 0
      lengths[id] = max(8, shared + 1)
    }
    self.lengths = lengths
  }

  subscript(id: String) -> String { String(id.prefix(lengths[id] ?? id.count)) }

  private static func common(_ left: String, _ right: String) -> Int {
    zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
  }
}
