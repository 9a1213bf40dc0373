package import AgentDefinitions
package import TerminalText

/// What a report is written for, besides what was found.
package struct ReportRequest: Sendable {
  package let paths: ReportPaths
  /// The teams that were checked, for the format that draws them.
  package var teams: [TeamDefinition] = []
  /// With what comments and baselines let pass.
  package var showsAllowed = false
  /// The findings and nothing besides.
  package var isQuiet = false
  /// Whether a baseline was asked, so that what is reported is new.
  package var hasBaseline = false
  package var style = TerminalStyle(isColoured: false)

  package init(paths: ReportPaths) { self.paths = paths }
}
