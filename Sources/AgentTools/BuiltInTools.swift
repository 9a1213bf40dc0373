package import SessionCore

/// The tools of this module, sorted by name. Each is described by one row of the tool catalogue.
package enum BuiltInTools {
  /// Those of one session: what some of them share, such as the commands that are running, is that session's.
  package static func make() -> [any Tool] {
    let shells = Shells()
    return [
      BashTool(shells: shells),
      CreateTool(),
      EditTool(),
      GlobTool(),
      GrepTool(),
      ListBashTool(shells: shells),
      ReadBashTool(shells: shells),
      SkillTool(),
      StopBashTool(shells: shells),
      UpdateTodoTool(),
      ViewTool(),
      WebFetchTool(),
      WriteBashTool(shells: shells),
    ]
  }
}
