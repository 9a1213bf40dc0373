internal import AgentDefinitions
internal import AgentLinting
internal import JSONRPCWire
internal import JSONText

extension LanguageServer {
  /// The open file that a request is about; nil for one that is no file, or not open.
  func document(_ params: JSON, _ method: String) throws(RPCError) -> Document? {
    guard let uri = params["textDocument"]?["uri"]?.string else {
      throw .badParams(method, "textDocument.uri must be a text")
    }
    return FileURI(uri).path.flatMap { workspace.documents[$0] }
  }

  /// The open file and the place in it that a request is about.
  func place(_ params: JSON, _ method: String) throws(RPCError) -> (document: Document, offset: Int)? {
    let document = try document(params, method)
    let position = params["position"]
    guard position?["line"]?.intValue != nil, position?["character"]?.intValue != nil else {
      throw .badParams(method, "position must have a line and a character")
    }
    guard let document, let offset = client.encoding.offset(of: position, in: document.source) else { return nil }
    return (document, offset)
  }

  func address(of path: String) -> FileURI { addresses[path] ?? FileURI(path: path) }

  // MARK: - What happens to files

  mutating func didOpen(_ params: JSON) throws(RPCError) {
    let item = params["textDocument"]
    guard let uri = item?["uri"]?.string, let text = item?["text"]?.string else {
      throw .badParams("textDocument/didOpen", "textDocument must have a uri and a text")
    }
    // What is not yet anywhere has no name to tell by what it is.
    guard let path = FileURI(uri).path else { return }
    addresses[path] = FileURI(uri)
    workspace.open(Document(path: path, version: item?["version"]?.intValue, bytes: Array(text.utf8)))
    changed.insert(path)
  }

  /// A change that says no range is the whole text. One whose range cannot be read leaves a text that nobody can know:
  /// it is no longer taken for open.
  mutating func didChange(_ params: JSON) throws(RPCError) {
    guard var document = try document(params, "textDocument/didChange") else { return }
    for change in params["contentChanges"]?.array ?? [] {
      guard let text = change["text"]?.string else { continue }
      guard let written = change["range"], !written.isNull else {
        document.replace(Array(text.utf8))
        continue
      }
      guard let range = client.encoding.range(of: written, in: document.source) else {
        return close(document.path)
      }
      var bytes = document.source.bytes
      bytes.replaceSubrange(range.indices, with: text.utf8)
      document.replace(bytes)
    }
    let version = params["textDocument"]?["version"]?.intValue
    workspace.change(document.path, version: version, to: document.source.bytes)
    changed.insert(document.path)
  }

  mutating func didClose(_ params: JSON) throws(RPCError) {
    guard let document = try document(params, "textDocument/didClose") else { return }
    close(document.path)
  }

  private mutating func close(_ path: String) {
    workspace.close(path)
    changed.remove(path)
    clearReport(of: path)
    addresses[path] = nil
  }

  mutating func didSave(_ params: JSON) throws(RPCError) {
    guard let document = try document(params, "textDocument/didSave") else { return }
    workspace.filesChanged([document.path], isListChanged: document.path.hasSuffix("/.gitignore"))
    changed.insert(document.path)
  }

  mutating func didChangeWatchedFiles(_ params: JSON) {
    let events = params["changes"]?.array ?? []
    let paths = events.compactMap { $0["uri"]?.string.flatMap { FileURI($0).path } }
    let isListChanged = events.contains { $0["type"] != 2 } || paths.contains { $0.hasSuffix("/.gitignore") }
    if !paths.isEmpty { workspace.filesChanged(paths, isListChanged: isListChanged) }
  }
}
