package import JSONText

/// What an agent wants to do, in the words of the Copilot SDK's permission requests.
package enum PermissionRequest: Sendable, Equatable {
  /// A command line; `intention` is the model's own word for it. `identifiers` are the programs it names (`git`,
  /// `npm`), as far as the line can be taken apart; empty when it cannot, and then no rule allows it.
  case shell(command: String, intention: String, identifiers: [String])
  /// A file to be made or changed; `path` is relative to the working directory.
  case write(path: String, intention: String, diff: String)
  case read(path: String, intention: String)
  case mcp(server: String, tool: String, arguments: JSON, isReadOnly: Bool)
  case url(String, intention: String)
  case customTool(name: String, arguments: JSON)

  /// The wire name of the kind.
  package var kind: String {
    switch self {
    case .shell: "shell"
    case .write: "write"
    case .read: "read"
    case .mcp: "mcp"
    case .url: "url"
    case .customTool: "custom-tool"
    }
  }
}
