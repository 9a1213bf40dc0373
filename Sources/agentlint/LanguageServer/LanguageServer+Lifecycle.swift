internal import AgentDefinitions
internal import AgentLinting
internal import JSONRPCWire
internal import JSONText

extension LanguageServer {
  mutating func initialize(_ params: JSON) throws(RPCError) -> JSON {
    guard params.object != nil else { throw .badParams("initialize", "params must be an object") }
    client = ClientAbilities(params["capabilities"])
    workspace.setFolders(Self.folders(params))
    phase = .running
    return [
      "serverInfo": ["name": "agentlint", "version": .string(ProgramVersion.current)],
      "capabilities": .object(abilities),
    ]
  }

  private var abilities: JSONObject {
    var abilities: JSONObject = [
      "positionEncoding": .string(client.encoding.rawValue),
      "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
      "codeActionProvider": ["codeActionKinds": ["quickfix", .string(Self.fixAll)], "resolveProvider": true],
      "completionProvider": ["triggerCharacters": [" ", "[", ",", "/"]],
      "definitionProvider": true,
      "documentSymbolProvider": true,
      "hoverProvider": true,
      "referencesProvider": true,
      "renameProvider": ["prepareProvider": true],
      "workspaceSymbolProvider": true,
      "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
    ]
    if client.pullsDiagnostics {
      abilities["diagnosticProvider"] = [
        "identifier": "agentlint", "interFileDependencies": true, "workspaceDiagnostics": false,
      ]
    }
    return abilities
  }

  /// The folders, or the one root that editors used to have.
  private static func folders(_ params: JSON) -> [String] {
    if let folders = params["workspaceFolders"]?.array {
      return paths(folders)
    }
    let root = params["rootUri"]?.string.flatMap { FileURI($0).path } ?? params["rootPath"]?.string
    return root.map { [$0] } ?? []
  }

  /// Each once, and none inside another: its files would be there twice.
  private static func paths(_ folders: [JSON]) -> [String] {
    let paths = folders.compactMap { $0["uri"]?.string.flatMap { FileURI($0).path } }
    var kept: [String] = []
    for path in paths where !kept.contains(path) {
      if !paths.contains(where: { $0 != path && path.hasPrefix($0 + "/") }) { kept.append(path) }
    }
    return kept
  }

  mutating func didChangeWorkspaceFolders(_ params: JSON) {
    let removed = Set(Self.paths(params["event"]?["removed"]?.array ?? []))
    let added = params["event"]?["added"]?.array ?? []
    let kept = workspace.folders.filter { !removed.contains($0) }.map { path -> JSON in
      ["uri": .string(FileURI(path: path).text)]
    }
    workspace.setFolders(Self.paths(kept + added))
  }

  /// Agents, teams, prompts, skills, configurations and what is ignored: all of it is text in a few kinds of files.
  mutating func registerWatchers() {
    guard client.watchesFiles else { return }
    let globs = ["**/*.md", "**/*.{yaml,yml,json,jsonc,toml,txt}", "**/.gitignore"]
    ask(
      "client/registerCapability",
      [
        "registrations": [
          [
            "id": "agentlint-files", "method": "workspace/didChangeWatchedFiles",
            "registerOptions": ["watchers": .array(globs.map { ["globPattern": .string($0)] })],
          ]
        ]
      ])
  }
}
