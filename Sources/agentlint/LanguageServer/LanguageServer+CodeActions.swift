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
    let safe = findings.safeEdits
    if isWanted(Self.fixAll), !safe.isEmpty {
      actions.append([
        "title": "Fix everything that agentlint can fix safely", "kind": .string(Self.fixAll),
        "edit": workspaceEdit(safe),
      ])
    }
    return .array(actions)
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

extension [Finding] {
  /// The safe cures that do not get into each other's way: the first of each finding.
  fileprivate var safeEdits: [Edit] {
    var edits: [Edit] = []
    for fix in compactMap({ $0.fixes.first(where: \.isSafe) }) {
      let isFree = fix.edits.allSatisfy { new in
        !edits.contains { old in
          old.file.path == new.file.path && (old.range.overlaps(new.range) || old.range == new.range)
        }
      }
      if isFree { edits += fix.edits }
    }
    return edits
  }
}
