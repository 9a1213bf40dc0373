internal import AgentDefinitions
internal import AgentLinting
internal import JSONRPCWire
internal import JSONText

extension LanguageServer {
  mutating func definition(_ params: JSON) throws(RPCError) -> JSON {
    guard let (document, offset) = try place(params, "textDocument/definition") else { return [] }
    return .array(workspace.definitions(in: document.path, at: offset).map { location($0.file, $0.range) })
  }

  mutating func references(_ params: JSON) throws(RPCError) -> JSON {
    guard let (document, offset) = try place(params, "textDocument/references") else { return [] }
    let withDefinition = params["context"]?["includeDeclaration"] == true
    let places = workspace.references(in: document.path, at: offset, withDefinition: withDefinition)
    return .array(places.map { location($0.file, $0.range) })
  }

  mutating func documentSymbols(_ params: JSON) throws(RPCError) -> JSON {
    guard let document = try document(params, "textDocument/documentSymbol") else { return [] }
    return .array(workspace.symbols(in: document.path).map(nested))
  }

  mutating func workspaceSymbols(_ params: JSON) throws(RPCError) -> JSON {
    guard let query = params["query"]?.string else { throw .badParams("workspace/symbol", "query must be a text") }
    return .array(
      workspace.agents(matching: query).map { symbol in
        [
          "name": .string(symbol.name), "kind": .int(symbol.kind.number), "containerName": .string(symbol.detail),
          "location": location(symbol.file, symbol.selection),
        ]
      })
  }

  private func nested(_ symbol: Symbol) -> JSON {
    [
      "name": .string(symbol.name.isEmpty ? "?" : symbol.name), "detail": .string(symbol.detail),
      "kind": .int(symbol.kind.number),
      "range": client.encoding.range(symbol.range.union(symbol.selection), in: symbol.file),
      "selectionRange": client.encoding.range(symbol.selection, in: symbol.file),
      "children": .array(symbol.children.map(nested)),
    ]
  }
}

extension Symbol.Kind {
  fileprivate var number: Int64 {
    switch self {
    case .agent: 5
    case .team: 4
    case .field: 7
    }
  }
}
