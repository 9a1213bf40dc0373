internal import AgentDefinitions

/// What the tools of other systems can touch that have no counterpart here: they grant nothing in this runtime, and
/// count for what an agent can do in theirs. From code.claude.com's tools-reference.md (2026-08-22) and vscode-docs'
/// custom-agents.md (2026-07-29); facts only.
enum ForeignReach {
  static func touches(_ name: String) -> Set<Reach> { table[name.lowercased()] ?? [] }

  private static let table: [String: Set<Reach>] = [
    "artifact": [.writesFiles],
    "browser": [.usesNetwork],
    "changes": [.readsFiles],
    "croncreate": [.runsCommands],
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
    "lsp": [.readsFiles],
    "monitor": [.runsCommands],
    "notebookedit": [.readsFiles, .writesFiles],
    "notebookread": [.readsFiles],
    "opensimplebrowser": [.usesNetwork],
    "remotetrigger": [.delegates],
    "runnotebooks": [.runsCommands, .writesFiles, .usesNetwork],
    "runtasks": [.runsCommands],
    "runtests": [.runsCommands],
    "search/changes": [.readsFiles],
    "search/searchsubagent": [.readsFiles],
    "vscode/opensimplebrowser": [.usesNetwork],
    "vscode/runcommand": [.runsCommands, .writesFiles],
    "vscode/installextension": [.runsCommands],
    "web/githubrepo": [.usesNetwork],
    "web/githubtextsearch": [.usesNetwork],
    "workflow": [.delegates],
  ]
}
