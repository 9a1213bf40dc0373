extension ToolGrant {
  /// What is left when nothing may be changed: no tool that writes or runs commands, and none of an MCP server, of which
  /// nobody here knows what it does. Where everything was granted, delegating goes too: another agent might write.
  func readOnly(at range: SourceRange) -> ToolGrant {
    switch self {
    case .all:
      let tools = ToolCatalogue.rows.filter {
        $0.isOffered && $0.needs == nil && $0.touches.isDisjoint(with: [.delegates])
      }
      .map(\.name)
      return .listed(tools.filter(Self.changesNothing).map { Located(.tool($0), at: range) }, range)
    case .listed(let patterns, let list):
      let kept = patterns.filter { pattern in
        switch pattern.value.kind {
        case .tool(let name): Self.changesNothing(name)
        case .foreign, .unknown: true
        case .mcp: false
        }
      }
      return .listed(kept, list)
    }
  }

  private static func changesNothing(_ tool: ToolName) -> Bool {
    ToolCatalogue.row(tool)?.touches.isDisjoint(with: [.writesFiles, .runsCommands]) ?? false
  }
}
