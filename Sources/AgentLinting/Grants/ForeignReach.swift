internal import AgentDefinitions

/// What the tools of other systems can touch that have no counterpart here: they grant nothing in this runtime, and
/// count for what an agent can do in theirs. Each is a row of its system's table of tool names too.
enum ForeignReach {
  static func touches(_ name: String) -> Set<Reach> { byName[name.lowercased()] ?? [] }

  /// The rows of one source.
  struct Table: Sendable {
    let source: DataSource
    let rows: [String: Set<Reach>]
  }

  static let all: [Table] = [
    Table(source: .claudeTools, rows: claudeCode), Table(source: .codeTools, rows: visualStudioCode),
    Table(source: .dockerSchema, rows: dockerAgent),
  ]

  private static let byName = Dictionary(all.flatMap(\.rows), uniquingKeysWith: { $0.union($1) })

  private static let claudeCode: [String: Set<Reach>] = [
    "artifact": [.writesFiles],
    "croncreate": [.runsCommands],
    "lsp": [.readsFiles],
    "monitor": [.runsCommands],
    "notebookedit": [.readsFiles, .writesFiles],
    "notebookread": [.readsFiles],
    "remotetrigger": [.delegates],
    "workflow": [.delegates],
  ]

  private static let visualStudioCode: [String: Set<Reach>] = [
    "browser": [.usesNetwork],
    "changes": [.readsFiles],
    "edit/createdirectory": [.writesFiles],
    "edit/createjupyternotebook": [.writesFiles],
    "edit/editnotebook": [.readsFiles, .writesFiles],
    "edit/rename": [.writesFiles],
    "editnotebook": [.readsFiles, .writesFiles],
    "execute/createandruntask": [.runsCommands, .writesFiles, .usesNetwork],
    "execute/runnotebookcell": [.runsCommands, .writesFiles, .usesNetwork],
    "execute/runtask": [.runsCommands],
    "execute/runtests": [.runsCommands],
    "execute/sendtoterminal": [.runsCommands, .writesFiles, .usesNetwork],
    "githubrepo": [.usesNetwork],
    "opensimplebrowser": [.usesNetwork],
    "runnotebooks": [.runsCommands, .writesFiles, .usesNetwork],
    "runtasks": [.runsCommands],
    "runtests": [.runsCommands],
    "search/changes": [.readsFiles],
    "search/searchsubagent": [.readsFiles],
    "vscode/installextension": [.runsCommands],
    "vscode/opensimplebrowser": [.usesNetwork],
    "vscode/runcommand": [.runsCommands, .writesFiles],
    "web/githubrepo": [.usesNetwork],
    "web/githubtextsearch": [.usesNetwork],
  ]

  /// Toolsets whose tools have no names here.
  private static let dockerAgent: [String: Set<Reach>] = [
    "background_jobs": [.readsFiles, .writesFiles, .runsCommands, .usesNetwork],
    "open_url": [.usesNetwork],
    "webhook": [.usesNetwork],
  ]
}
