internal import AgentDefinitions
package import JSONText
package import TerminalText

/// Who in a team can do what, for `agentlint grants`.
package enum GrantsReport {
  package static func text(_ matrix: GrantsMatrix, _ style: TerminalStyle) -> String {
    let columns = Capability.allCases
    let rows = matrix.rows.map { row in
      [row.agent.clean] + columns.map { row.paths[$0].map { $0.isOwn ? "●" : "○" } ?? "·" }
    }
    var lines = TextTable.lines([[""] + columns.map(\.columnTitle)] + rows)
    lines += ["", "  ● by its own tools and servers   ○ through an agent that it may call   · not at all"]
    for row in matrix.rows { lines += [""] + how(row, style) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func how(_ row: GrantsMatrix.Row, _ style: TerminalStyle) -> [String] {
    var ways = Capability.allCases.compactMap { capability in
      row.paths[capability].map { path in
        ["  \(capability.rawValue)", (path.isOwn ? path.source.description : path.description).clean]
      }
    }
    let unknown = row.unknownServers.joined(separator: ", ").clean
    if !unknown.isEmpty { ways.append(["  servers that nobody here knows", unknown]) }
    let name = style.paint(row.agent.clean, .bold)
    return ways.isEmpty ? ["\(name) can do nothing"] : [name] + TextTable.lines(ways)
  }

  package static func json(_ matrix: GrantsMatrix) -> JSON {
    [
      "version": 1,
      "runtime": .string(matrix.runtime.id),
      "agents": .array(matrix.rows.map(json)),
    ]
  }

  private static func json(_ row: GrantsMatrix.Row) -> JSON {
    let grants = Capability.allCases.compactMap { capability in
      row.paths[capability].map { path -> JSON in
        [
          "capability": .string(capability.rawValue), "isOwn": .bool(path.isOwn),
          "through": .array(path.agents.dropFirst().map { .string($0) }), "source": .string(path.source.description),
        ]
      }
    }
    return [
      "agent": .string(row.agent), "grants": .array(grants),
      "unknownServers": .array(row.unknownServers.map { .string($0) }),
    ]
  }
}
