internal import AgentDefinitions
internal import JSONText
package import TerminalText

/// Where the facts about other systems were read, at a glance.
package enum SourceList {
  /// The cells of one line of a table: when, what, under which licence, and where to look it up.
  static func row(_ source: DataSource) -> [String] {
    let revision = source.revision.isEmpty ? "" : " (\(source.revision))"
    return [source.date.description, source.title + revision, source.licence.rawValue, source.url]
  }

  package static func text(_ style: TerminalStyle) -> String {
    let title = style.paint("Where the facts about each system come from", .bold)
    return ([title] + TextTable.lines(DataSource.all.map(row))).joined(separator: "\n") + "\n"
  }
}
