internal import AgentDefinitions
internal import AgentLinting
internal import JSONText

extension LanguageServer {
  /// Edits of files, and a new name for one, as the editor takes them. Edits come first: they are of the file's old name.
  func workspaceEdit(_ edits: [Edit], moving move: (from: String, to: String)? = nil) -> JSON {
    var paths: [String] = []
    for edit in edits where !paths.contains(edit.file.path) { paths.append(edit.file.path) }
    let byPath = Dictionary(grouping: edits, by: \.file.path).mapValues { $0.map(textEdit) }
    guard client.takesDocumentChanges else {
      return ["changes": .object(JSONObject(paths.map { (address(of: $0).text, .array(byPath[$0] ?? [])) }))]
    }
    var changes = paths.map { path -> JSON in
      let version = workspace.documents[path]?.version.map { JSON.int(Int64($0)) } ?? .null
      return [
        "textDocument": ["uri": .string(address(of: path).text), "version": version],
        "edits": .array(byPath[path] ?? []),
      ]
    }
    if let move {
      changes.append([
        "kind": "rename", "oldUri": .string(address(of: move.from).text),
        "newUri": .string(FileURI(path: move.to).text),
      ])
    }
    return ["documentChanges": .array(changes)]
  }

  private func textEdit(_ edit: Edit) -> JSON {
    [
      "range": client.encoding.range(edit.range, in: edit.file),
      "newText": .string(String(decoding: edit.replacement, as: UTF8.self)),
    ]
  }

  func location(_ file: SourceFile, _ range: SourceRange) -> JSON {
    ["uri": .string(address(of: file.path).text), "range": client.encoding.range(range, in: file)]
  }
}
