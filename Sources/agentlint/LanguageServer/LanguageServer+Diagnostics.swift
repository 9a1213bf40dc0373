internal import AgentDefinitions
internal import AgentLinting
internal import JSONRPCWire
internal import JSONText

extension LanguageServer {
  /// Tells at once what can be told at once of the files that have changed.
  mutating func reportChanged() {
    guard !client.pullsDiagnostics, case .running = phase else { return }
    for path in changed.sorted() {
      if let findings = workspace.quickFindings(of: path) { report(path, findings) }
    }
  }

  /// Tells everything about every open file, as far as it is not known yet.
  mutating func reportAll() {
    let open = workspace.documents.keys.sorted()
    let isAsked = client.pullsDiagnostics
    workspace.refresh()
    var isNews = false
    for path in open {
      let findings = workspace.findings(of: path)
      if isAsked {
        // The editor has asked about what it changed itself.
        isNews = isNews || !changed.contains(path) && reported[path].map { $0.diagnostics != json(findings) } ?? false
      } else {
        report(path, findings)
      }
    }
    changed = []
    if isNews, client.refreshesDiagnostics { ask("workspace/diagnostic/refresh", nil) }
  }

  private mutating func report(_ path: String, _ findings: [Finding]) {
    guard let document = workspace.documents[path] else { return }
    let diagnostics = json(findings)
    if let last = reported[path], last.version == document.version, last.diagnostics == diagnostics { return }
    reported[path] = DiagnosticReport(version: document.version, diagnostics: diagnostics, number: 0)
    publish(path, diagnostics, version: document.version)
  }

  private mutating func publish(_ path: String, _ diagnostics: [JSON], version: Int?) {
    var params: JSONObject = ["uri": .string(address(of: path).text), "diagnostics": .array(diagnostics)]
    if let version { params["version"] = .int(Int64(version)) }
    notify("textDocument/publishDiagnostics", .object(params))
  }

  /// What is closed has nothing to show.
  mutating func clearReport(of path: String) {
    guard let last = reported.removeValue(forKey: path) else { return }
    if !client.pullsDiagnostics, !last.diagnostics.isEmpty { publish(path, [], version: nil) }
  }

  mutating func pulledDiagnostics(_ params: JSON) throws(RPCError) -> JSON {
    guard let document = try document(params, "textDocument/diagnostic") else {
      return ["kind": "full", "items": []]
    }
    let diagnostics = json(workspace.findings(of: document.path))
    changed.remove(document.path)
    let last = reported[document.path]
    let isSame = last?.diagnostics == diagnostics
    let number = last.map { isSame ? $0.number : $0.number + 1 } ?? 1
    reported[document.path] = DiagnosticReport(version: document.version, diagnostics: diagnostics, number: number)
    let name = JSON.string("\(number)")
    if isSame, params["previousResultId"] == name { return ["kind": "unchanged", "resultId": name] }
    return ["kind": "full", "resultId": name, "items": .array(diagnostics)]
  }

  // MARK: - JSON

  private func json(_ findings: [Finding]) -> [JSON] { findings.map(diagnostic) }

  func diagnostic(_ finding: Finding) -> JSON {
    var diagnostic: JSONObject = [
      "range": client.encoding.range(finding.range, in: finding.file),
      "severity": .int(finding.severity.number),
      "code": .string(finding.rule),
      "source": "agentlint",
      "message": .string(finding.fullMessage),
    ]
    if let tag = Self.tags[finding.rule] { diagnostic["tags"] = [.int(tag)] }
    if client.showsRelatedPlaces, !finding.related.isEmpty {
      diagnostic["relatedInformation"] = .array(
        finding.related.map { related in
          [
            "location": [
              "uri": .string(address(of: related.file.path).text),
              "range": client.encoding.range(related.range, in: related.file),
            ],
            "message": .string(related.note),
          ]
        })
    }
    if !finding.fixes.isEmpty {
      diagnostic["data"] = ["fixes": .array(finding.fixes.map { .string($0.title) })]
    }
    return .object(diagnostic)
  }

  /// What nobody reads is shown pale, what has been given up struck through.
  private static let tags: [String: Int64] = [
    "dated-model": 2, "deprecated-field": 2, "dropped-keys": 1, "ignored-restriction": 1, "ignored-server": 1,
    "legacy-file": 2, "outdated-tool": 2, "outdated-transport": 2, "retired-model": 2, "unlisted-field": 1,
    "unused-allowance": 1,
  ]
}

extension Severity {
  fileprivate var number: Int64 {
    switch self {
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }
}

extension Finding {
  /// The message, and what each system does, a line each.
  fileprivate var fullMessage: String {
    ([message] + effects.map { "\($0.runtime.title): \($0.text)" }).joined(separator: "\n")
  }
}
