internal import AgentDefinitions
internal import AgentLinting
internal import JSONRPCWire
internal import JSONText

extension LanguageServer {
  static let fixAll = "source.fixAll.agentlint"

  /// The cures of what is found in a stretch of text, the comment that lets it pass, and all safe cures of the file.
  mutating func codeActions(_ params: JSON) throws(RPCError) -> JSON {
    let method = "textDocument/codeAction"
    let document = try document(params, method)
    guard params["range"]?.object != nil else { throw .badParams(method, "range must be an object") }
    guard let document, client.takesCodeActions,
      let range = client.encoding.range(of: params["range"], in: document.source)
    else { return [] }
    let only = params["context"]?["only"]?.array?.compactMap(\.string)
    func isWanted(_ kind: String) -> Bool {
      only?.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty } ?? true
    }
    let findings = workspace.findings(of: document.path)
    var actions: [JSON] = []
    if isWanted("quickfix") {
      for finding in findings where finding.range.lower <= range.upper && range.lower <= finding.range.upper {
        actions += finding.fixes.map { action($0, for: finding) }
        if let comment = workspace.allowance(for: finding) { actions.append(allowing(finding, comment)) }
      }
    }
    if isWanted(Self.fixAll), findings.contains(where: { $0.fixes.contains(where: \.isSafe) }) {
      let action: JSON = [
        "title": "Fix everything that agentlint can fix safely", "kind": .string(Self.fixAll),
        "data": ["uri": .string(address(of: document.path).text)],
      ]
      // It takes several looks at everything: only for somebody who has chosen it.
      actions.append(client.resolvesActions ? action : resolved(action))
    }
    return .array(actions)
  }

  /// An action with what it changes.
  func resolved(_ action: JSON) -> JSON {
    guard case .object(var object) = action, object["edit"] == nil, object["kind"] == .string(Self.fixAll),
      let path = action["data"]?["uri"]?.string.flatMap({ FileURI($0).path })
    else { return action }
    object["edit"] = workspaceEdit(workspace.safeFixes(of: path).map { [$0] } ?? [])
    return .object(object)
  }

  private func action(_ fix: Fix, for finding: Finding) -> JSON {
    var title = fix.title.prefix(1).uppercased() + fix.title.dropFirst()
    if !fix.runtimes.isEmpty { title += ", for \(fix.runtimes.map(\.title).joined(separator: ", "))" }
    if !fix.isSafe { title += " (look at what it changes)" }
    return [
      "title": .string(title), "kind": "quickfix", "isPreferred": .bool(fix.isSafe),
      "diagnostics": [diagnostic(finding)], "edit": workspaceEdit(fix.edits),
    ]
  }

  private func allowing(_ finding: Finding, _ comment: Edit) -> JSON {
    [
      "title": .string("Let \(finding.rule) pass here, with a reason"), "kind": "quickfix",
      "diagnostics": [diagnostic(finding)], "edit": workspaceEdit([comment]),
    ]
  }
}
