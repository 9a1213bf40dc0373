internal import JSONText

/// What the editor said at the start that it can do, as far as it matters here.
struct ClientAbilities: Sendable {
  let encoding: PositionEncoding
  /// It asks for diagnostics itself and must not be sent any, or they would be shown twice.
  let pullsDiagnostics: Bool
  let refreshesDiagnostics: Bool
  let showsRelatedPlaces: Bool
  let watchesFiles: Bool
  let takesSnippets: Bool
  let takesCodeActions: Bool
  /// It asks for what an action changes when somebody has chosen it.
  let resolvesActions: Bool
  let takesDocumentChanges: Bool
  let renamesFiles: Bool

  init(_ abilities: JSON?) {
    let text = abilities?["textDocument"]
    let workspace = abilities?["workspace"]
    encoding = PositionEncoding.chosen(from: abilities?["general"]?["positionEncodings"])
    pullsDiagnostics = text?["diagnostic"]?.object != nil
    refreshesDiagnostics = workspace?["diagnostics"]?["refreshSupport"] == true
    showsRelatedPlaces = text?["publishDiagnostics"]?["relatedInformation"] == true
    watchesFiles = workspace?["didChangeWatchedFiles"]?["dynamicRegistration"] == true
    takesSnippets = text?["completion"]?["completionItem"]?["snippetSupport"] == true
    takesCodeActions = text?["codeAction"]?["codeActionLiteralSupport"]?.object != nil
    resolvesActions =
      text?["codeAction"]?["dataSupport"] == true
      && text?["codeAction"]?["resolveSupport"]?["properties"]?.array?.contains("edit") ?? false
    let edits = workspace?["workspaceEdit"]
    takesDocumentChanges = edits?["documentChanges"] == true
    renamesFiles = edits?["resourceOperations"]?.array?.contains("rename") ?? false
  }
}
