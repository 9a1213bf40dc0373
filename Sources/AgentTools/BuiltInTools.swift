package import SessionCore

/// The tools of this module, sorted by name. Each is described by one row of the tool catalogue.
package enum BuiltInTools {
  package static let all: [any Tool] = [
    BashTool(),
    CreateTool(),
    EditTool(),
    GlobTool(),
    GrepTool(),
    ViewTool(),
  ]
}
