internal import AgentDefinitions
internal import AgentLinting
internal import JSONRPCWire
internal import JSONText

/// The language server: messages in, messages out. What comes together is looked at together, so that a fast typist is
/// linted once for each pause and not once for each key.
struct LanguageServer: Sendable {
  enum Phase: Sendable { case new, running, shutDown, ended(ExitStatus) }

  var phase = Phase.new
  var workspace = Workspace()
  var client = ClientAbilities(nil)
  /// Under which addresses the editor knows its files.
  var addresses: [String: FileURI] = [:]
  /// What the editor was last told of each open file.
  var reported: [String: DiagnosticReport] = [:]
  /// The open files that have changed since they were last reported on.
  var changed: Set<String> = []
  /// How many requests of our own have been sent.
  private var requestCount: Int64 = 0

  var outgoing: [RPCMessage] = []

  /// How the process should end, once it should.
  var ending: ExitStatus? { if case .ended(let status) = phase { status } else { nil } }

  /// Whether there is something to do as soon as nobody types.
  var isUnsettled: Bool { if case .running = phase { workspace.isStale || !changed.isEmpty } else { false } }

  // MARK: - Messages

  /// Takes everything that has come so far and returns what there is to send.
  mutating func receive(_ messages: [RPCMessage]) -> [RPCMessage] {
    let cancelled = Set(messages.compactMap(\.cancelledID))
    for message in messages {
      guard ending == nil else { break }
      switch message {
      case .request(let id, let method, let params):
        if cancelled.contains(id) {
          outgoing.append(.failure(id, RPCError(.requestCancelled, "\(method) was cancelled")))
        } else {
          do throws(RPCError) {
            outgoing.append(.result(id, try answer(method, params ?? [:])))
          } catch {
            outgoing.append(.failure(id, error))
          }
        }
      case .notification(let method, let params): take(method, params ?? [:])
      // Answers to what was asked here need no more.
      case .result, .failure: break
      }
    }
    reportChanged()
    return sent()
  }

  /// Looks at everything that has changed. To be called when nothing more has come for a moment.
  mutating func settle() -> [RPCMessage] {
    guard isUnsettled else { return [] }
    reportAll()
    return sent()
  }

  private mutating func sent() -> [RPCMessage] {
    defer { outgoing = [] }
    return outgoing
  }

  mutating func ask(_ method: String, _ params: JSON?) {
    requestCount += 1
    outgoing.append(.request(.text("agentlint-\(requestCount)"), method: method, params: params))
  }

  mutating func notify(_ method: String, _ params: JSON) {
    outgoing.append(.notification(method: method, params: params))
  }

  // MARK: - Methods

  private mutating func answer(_ method: String, _ params: JSON) throws(RPCError) -> JSON {
    switch (phase, method) {
    case (.new, "initialize"): return try initialize(params)
    case (.new, _): throw RPCError(.serverNotInitialized, "\(method) came before initialize")
    case (.running, "initialize"): throw RPCError(.invalidRequest, "the server is initialized already")
    case (.running, "shutdown"):
      phase = .shutDown
      return .null
    case (.running, _): break
    case (.shutDown, _), (.ended, _): throw RPCError(.invalidRequest, "\(method) came after shutdown")
    }
    guard let handler = Self.requests[method] else { throw RPCError(.methodNotFound, "there is no method \(method)") }
    return try handler(&self, params)
  }

  private mutating func take(_ method: String, _ params: JSON) {
    if method == "exit" {
      if case .shutDown = phase { phase = .ended(.clean) } else { phase = .ended(.findings) }
      return
    }
    guard case .running = phase else { return }
    // Nobody can be told of a notification that makes no sense.
    try? Self.notifications[method]?(&self, params)
  }

  typealias Request = @Sendable (inout LanguageServer, JSON) throws(RPCError) -> JSON
  typealias Notification = @Sendable (inout LanguageServer, JSON) throws(RPCError) -> Void

  private static let requests: [String: Request] = [
    "codeAction/resolve": { server, params in server.resolved(params) },
    "textDocument/codeAction": { server, params throws(RPCError) in try server.codeActions(params) },
    "textDocument/completion": { server, params throws(RPCError) in try server.completion(params) },
    "textDocument/definition": { server, params throws(RPCError) in try server.definition(params) },
    "textDocument/diagnostic": { server, params throws(RPCError) in try server.pulledDiagnostics(params) },
    "textDocument/documentSymbol": { server, params throws(RPCError) in try server.documentSymbols(params) },
    "textDocument/hover": { server, params throws(RPCError) in try server.hover(params) },
    "textDocument/prepareRename": { server, params throws(RPCError) in try server.prepareRename(params) },
    "textDocument/references": { server, params throws(RPCError) in try server.references(params) },
    "textDocument/rename": { server, params throws(RPCError) in try server.rename(params) },
    "workspace/symbol": { server, params throws(RPCError) in try server.workspaceSymbols(params) },
  ]

  private static let notifications: [String: Notification] = [
    "initialized": { server, _ in server.registerWatchers() },
    "textDocument/didOpen": { server, params throws(RPCError) in try server.didOpen(params) },
    "textDocument/didChange": { server, params throws(RPCError) in try server.didChange(params) },
    "textDocument/didClose": { server, params throws(RPCError) in try server.didClose(params) },
    "textDocument/didSave": { server, params throws(RPCError) in try server.didSave(params) },
    "workspace/didChangeWatchedFiles": { server, params in server.didChangeWatchedFiles(params) },
    "workspace/didChangeWorkspaceFolders": { server, params in server.didChangeWorkspaceFolders(params) },
  ]
}

extension RPCMessage {
  /// Which request somebody no longer wants answered.
  fileprivate var cancelledID: RequestID? {
    guard case .notification("$/cancelRequest", let params) = self else { return nil }
    return params?["id"].flatMap { RequestID($0) }
  }
}
