internal import AgentDefinitions

/// What is shown of something when somebody points at it, as Markdown.
enum HoverText {
  static func key(_ key: FieldContext.Key, runtimes: [AgentRuntime]) -> String {
    var text = "**\(key.name)** · \(key.type.shortName)\n\n\(key.summary)"
    guard let field = key.field else { return text }
    let readers = field.readBy.map { readBy in runtimes.filter(readBy.contains) } ?? runtimes
    let others = runtimes.filter { !readers.contains($0) }
    text += "\n\n" + (readers.isEmpty ? "No system reads it here." : "Read by \(names(readers)).")
    if !readers.isEmpty, !others.isEmpty { text += " Ignored by \(names(others))." }
    if !field.requiredBy.isEmpty { text += " Required by \(names(field.requiredBy))." }
    if let successor = field.successor { text += "\n\nIt is an old key; write `\(successor)`." }
    return text
  }

  static func unknownKey(_ name: String, in layout: FileLayout) -> String {
    "**\(name)**\n\nNot a key that \(names(layout.runtimes)) is known to read."
  }

  static func tool(_ row: ToolNameTable.Row) -> String {
    var text = "**\(row.name)**"
    let known = row.tools.compactMap(ToolCatalogue.row)
    for tool in known {
      text += "\n\n`\(tool.name)`: \(tool.summary)"
      if !tool.touches.isEmpty { text += " It \(tool.touches.sorted().map(\.rawValue).joined(separator: ", "))." }
    }
    if known.isEmpty { text += "\n\nA tool of that system alone; what it can touch is not known here." }
    switch row.status {
    case .current: break
    case .renamed(let name): text += "\n\nIt is called `\(name)` now."
    case .removed: text += "\n\nThe system has no such tool any more."
    }
    return text
  }

  static func reach(of row: ToolNameTable.Row) -> String {
    Set(row.tools.compactMap(ToolCatalogue.row).flatMap(\.touches)).sorted().map(\.rawValue).joined(separator: ", ")
  }

  /// An entry of a list of tools.
  static func entry(_ patterns: [ToolPattern], in table: ToolNameTable) -> String? {
    guard let first = patterns.first else { return nil }
    if let row = table.row(first.written.split(separator: "(").first.map(String.init) ?? first.written) {
      let limit = first.specifier.map { "\n\nOnly for `\($0)`." } ?? ""
      return tool(row) + limit
    }
    switch first.kind {
    case .tool(let name): return ToolCatalogue.row(name).map { "**\(first.written)**\n\n\($0.summary)" }
    case .mcp(let server, let tool):
      let what = tool == "*" ? "every tool" : "the tool `\(tool)`"
      let whose = server == "*" ? "every MCP server" : "the MCP server `\(server)`"
      var text = "**\(first.written)**\n\n\(what.prefix(1).uppercased() + what.dropFirst()) of \(whose)."
      if let known = KnownServer.named(server) {
        let can = known.capabilities(of: tool).sorted().map(\.rawValue).joined(separator: ", ")
        text += " Of `\(known.name)` it is known that it \(can)."
      }
      return text
    case .foreign(let name): return "**\(name)**\n\nA tool of that system alone."
    case .unknown(let name): return "**\(name)**\n\nNo tool of this name is known."
    }
  }

  static func agent(_ agent: AgentDefinition) -> String {
    var text = "**\(agent.id.value)**"
    if agent.shownName != agent.id.value { text += " (\(agent.shownName))" }
    text += " · \(agent.dialect.title)"
    if let description = agent.description?.value { text += "\n\n\(description)" }
    let tools = agent.tools.patterns.map(\.value.written)
    switch agent.tools {
    case .all: text += "\n\nTools: all"
    case .listed: text += "\n\nTools: " + (tools.isEmpty ? "none" : tools.prefix(20).joined(separator: ", "))
    }
    if tools.count > 20 { text += ", …" }
    if let model = agent.model?.value { text += "\n\nModel: \(model)" }
    return text
  }

  /// A finding, and what its rule is about.
  static func finding(_ finding: Finding) -> String {
    var text = "**\(finding.rule)** · \(finding.severity.rawValue)\n\n\(finding.message)"
    guard let rule = RuleCatalogue.rule(finding.rule) else { return text }
    text += "\n\n\(rule.summary) \(rule.why)"
    for (title, isFlagged) in [("Flagged", true), ("Fine", false)] {
      guard let example = rule.examples.first(where: { $0.isFlagged == isFlagged }), example.text.utf8.count <= 1000
      else {
        continue
      }
      text += "\n\n\(title):\n\n````yaml\n\(example.shown.trimmedLines)\n````"
    }
    return text
  }

  private static func names(_ runtimes: [AgentRuntime]) -> String {
    let names = runtimes.map(\.title)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  fileprivate var trimmedLines: String {
    var text = self[...]
    while text.last?.isNewline == true { text = text.dropLast() }
    return String(text)
  }
}
