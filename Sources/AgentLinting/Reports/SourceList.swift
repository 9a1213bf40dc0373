package import AgentDefinitions
package import JSONText
package import TerminalText

/// Where the facts about other systems were read, at a glance.
package enum SourceList {
  /// The cells of one line of a table: when, what, under which licence, and where to look it up.
  static func row(_ source: DataSource) -> [String] {
    let revision = source.revision.isEmpty ? "" : " (\(source.revision))"
    return [source.date.description, source.title + revision, source.licence.rawValue, source.url]
  }

  package static func text(_ style: TerminalStyle) -> String {
    let rows = DataSource.all.map(row)
    let widths = (0..<4).map { column in rows.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0 }
    let lines = rows.map { row in
      "  " + zip(row, widths).dropLast().map { DisplayWidth.pad($0, to: $1) }.joined(separator: "  ") + "  " + row[3]
    }
    return style.paint("Where the facts about each system come from", .bold) + "\n" + lines.joined(separator: "\n")
      + "\n"
  }
}
