/// One entry of a tool list, after its dialect's name table.
///
/// One written name can stand for several tools (`search` is `grep` and `glob`): then there are several patterns with
/// the same `written`.
package struct ToolPattern: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case tool(ToolName)
    /// `tool` is `*` for every tool of the server.
    case mcp(server: String, tool: String)
    /// A tool of the dialect that has no counterpart here. It grants nothing, and is no mistake of the author's.
    case foreign(String)
    /// A name that neither the dialect nor the catalogue knows. It grants nothing.
    case unknown(String)
  }

  package let kind: Kind
  /// The entry as its author spelled it.
  package let written: String
  /// What stood in parentheses after the name, as in `Bash(git *)`.
  ///
  /// In a grant it narrows: the tool may be called only for what the text allows, so whoever hands out tools must pass
  /// it on to the permission check and must not treat the entry as a grant of the whole tool. In a deny list it does
  /// not narrow: the whole tool is taken away, which is what Claude Code does too.
  package let specifier: String?

  package init(_ kind: Kind, written: String, specifier: String? = nil) {
    self.kind = kind
    self.written = written
    self.specifier = specifier
  }

  package var tool: ToolName? {
    if case .tool(let name) = kind { name } else { nil }
  }

  package var isUnknown: Bool {
    if case .unknown = kind { true } else { false }
  }

  /// False when the entry stands for nothing that exists here.
  package var isGranting: Bool {
    switch kind {
    case .tool, .mcp: true
    case .foreign, .unknown: false
    }
  }

  /// What the entry can touch; for an MCP tool nobody here can know, so it is nil.
  package var touches: Set<Reach>? {
    switch kind {
    case .tool(let name): ToolCatalogue.row(name)?.touches ?? []
    case .mcp: nil
    case .foreign, .unknown: []
    }
  }

  package static func tool(_ name: ToolName, written: String? = nil, specifier: String? = nil) -> ToolPattern {
    ToolPattern(.tool(name), written: written ?? name.text, specifier: specifier)
  }

  package static func mcp(server: String, tool: String, written: String? = nil) -> ToolPattern {
    ToolPattern(.mcp(server: server, tool: tool), written: written ?? "\(server)/\(tool)")
  }

  package static func unknown(_ written: String) -> ToolPattern { ToolPattern(.unknown(written), written: written) }
}

extension ToolPattern: CustomStringConvertible {
  /// The entry in this project's own spelling.
  package var description: String {
    let name =
      switch kind {
      case .tool(let name): name.text
      case .mcp(let server, let tool): "\(server)/\(tool)"
      case .foreign(let name), .unknown(let name): name
      }
    return specifier.map { "\(name)(\($0))" } ?? name
  }
}
