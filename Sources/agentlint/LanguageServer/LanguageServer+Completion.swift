internal import AgentLinting
internal import JSONRPCWire
internal import JSONText

extension LanguageServer {
  mutating func completion(_ params: JSON) throws(RPCError) -> JSON {
    guard let (document, offset) = try place(params, "textDocument/completion") else { return [] }
    let items = workspace.completions(in: document.path, at: offset)
    return .array(
      items.enumerated().map { number, item in
        let snippet = client.takesSnippets ? item.snippet : nil
        var json: JSONObject = [
          "label": .string(item.label), "kind": .int(item.kind.number),
          // In the order of the tables, which have the important first.
          "sortText": .string(String("0000\(number)".suffix(5))),
          "textEdit": [
            "range": client.encoding.range(item.range, in: document.source), "newText": .string(snippet ?? item.text),
          ],
        ]
        if snippet != nil { json["insertTextFormat"] = 2 }
        if !item.detail.isEmpty { json["detail"] = .string(item.detail) }
        if !item.documentation.isEmpty {
          json["documentation"] = ["kind": "markdown", "value": .string(item.documentation)]
        }
        return .object(json)
      })
  }
}

extension Completion.Kind {
  fileprivate var number: Int64 {
    switch self {
    case .key: 10
    case .word: 12
    case .tool: 3
    case .model: 21
    case .agent: 18
    case .file: 17
    }
  }
}
