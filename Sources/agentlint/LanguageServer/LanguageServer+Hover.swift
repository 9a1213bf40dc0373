internal import AgentLinting
internal import JSONRPCWire
internal import JSONText

extension LanguageServer {
  mutating func hover(_ params: JSON) throws(RPCError) -> JSON {
    guard let (document, offset) = try place(params, "textDocument/hover"),
      let hover = workspace.hover(in: document.path, at: offset)
    else { return .null }
    return [
      "contents": ["kind": "markdown", "value": .string(hover.text)],
      "range": client.encoding.range(hover.range, in: document.source),
    ]
  }
}
