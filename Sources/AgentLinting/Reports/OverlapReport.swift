package import JSONText
package import TerminalText

/// How close the agents of a team are to each other, for `agentlint overlap`.
package enum OverlapReport {
  package static func text(_ overlap: TeamOverlap, atLeast percent: Int, _ style: TerminalStyle) -> String {
    let pairs = overlap.pairs.filter { $0.larger.asPercent >= percent }
    guard !pairs.isEmpty else {
      return "None of \(overlap.ids.count.counted("agent")) takes \(percent) % or more of another's work\n"
    }
    let rows = pairs.map { pair in
      [
        pair.first.clean, pair.second.clean, "\(pair.share.asPercent) %", "\(pair.shareBack.asPercent) %",
        pair.words.prefix(6).joined(separator: ", ").clean,
      ]
    }
    let table = TextTable.lines([["one", "other", "→", "←", "words of both"]] + rows, rightAligned: [2, 3])
    let note =
      "→ is how much of what fits the first one's description fits the other as well, ← the same the other way; at 100 % "
      + "chance decides."
    return (table + ["", "  " + note]).joined(separator: "\n") + "\n"
  }

  package static func json(_ overlap: TeamOverlap, atLeast percent: Int) -> JSON {
    let pairs = overlap.pairs.filter { $0.larger.asPercent >= percent }
    return [
      "version": 1,
      "agents": .array(overlap.ids.map { .string($0) }),
      "pairs": .array(
        pairs.map { pair in
          [
            "first": .string(pair.first), "second": .string(pair.second), "share": .double(pair.share),
            "shareBack": .double(pair.shareBack), "words": .array(pair.words.map { .string($0) }),
          ]
        }),
    ]
  }
}
