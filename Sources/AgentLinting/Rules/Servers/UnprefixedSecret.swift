internal import AgentDefinitions

/// Flags a secret that the Copilot cloud agent does not hand over.
struct UnprefixedSecret: ServerRule {
  static let info = RuleInfo(
    id: "unprefixed-secret",
    category: .servers,
    severity: .warning,
    summary: "The Copilot cloud agent hands over only secrets whose names begin with `COPILOT_MCP_`.",
    why:
      "The server starts with the text of the reference, or with nothing, where its key should be, and fails in a way "
      + "that does not say so.",
    examples: [
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs:
            type: http
            url: https://mcp.example.com/docs
            headers: { Authorization: ↓"Bearer $DOCS_TOKEN", X-Team: ↓"${{ secrets.TEAM }}" }
            tools: [search]
        """),
      .clean(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs:
            type: http
            url: https://mcp.example.com/docs
            headers: { Authorization: "Bearer $COPILOT_MCP_DOCS_TOKEN", X-Team: "${{ secrets.COPILOT_MCP_TEAM }}" }
            tools: [search]
        """),
    ])

  func check(_ server: CheckedServer, into findings: inout Findings) {
    guard server.runtimes.contains(.copilotCloud), let definition = server.definition,
      server.agent?.target != "vscode"
    else { return }
    for variable in definition.environment + definition.headers {
      guard let name = Self.reference(in: variable.value.written), !name.hasPrefix("COPILOT_MCP_") else { continue }
      findings.add(.unprefixed(name, variable.name.value, server.name.value), at: variable.value.range)
    }
  }

  /// The name in `$NAME`, `${NAME}`, `${{ secrets.NAME }}` and `${{ vars.NAME }}`; nil for other forms of reference.
  private static func reference(in text: String) -> String? {
    guard let dollar = text.firstIndex(of: "$") else { return nil }
    var rest = text[text.index(after: dollar)...]
    if rest.hasPrefix("{{") {
      rest = rest.dropFirst(2).drop { $0 == " " }
      guard let scope = ["secrets.", "vars."].first(where: { rest.hasPrefix($0) }) else { return nil }
      rest = rest.dropFirst(scope.count)
    } else if rest.hasPrefix("{") {
      rest = rest.dropFirst()
      // `${env:NAME}`, `${input:NAME}`: other systems'.
      guard let end = rest.firstIndex(where: { $0 == "}" || $0 == ":" }),
        rest[end] == "}" || rest[end...].hasPrefix(":-")
      else { return nil }
    }
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" }
    guard let first = name.first, first.isUppercase else { return nil }
    return String(name)
  }
}

extension FindingText {
  fileprivate static func unprefixed(_ name: String, _ key: String, _ server: String) -> FindingText {
    FindingText(
      "\(key.coded) of the MCP server \(server.coded) asks for \(name.coded), which the Copilot cloud agent does not hand "
        + "over; call the secret \("COPILOT_MCP_\(name)".coded), here and in the repository's settings",
      effects: [RuntimeEffect(.copilotCloud, "puts in only secrets and variables that begin with `COPILOT_MCP_`")])
  }
}
