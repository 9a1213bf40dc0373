internal import AgentDefinitions

/// Flags a file server that is given everything.
struct WholeDiskServer: ServerRule {
  static let info = RuleInfo(
    id: "whole-disk-server",
    category: .servers,
    severity: .warning,
    summary: "The server gets the whole disk, or a whole home folder.",
    why: "There lie the keys, the mail and the other projects of the person who runs the agent. One page with "
      + "instructions in it is enough to have them read, and an agent needs a folder or two.",
    examples: [
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          files:
            type: local
            command: npx
            args: ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", ↓"/"]
            tools: [read_file]
        """),
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          files: { type: local, command: docker, args: [run, -v, ↓"/:/host", "example/files:1.0"], tools: [read_file] }
        """),
      .clean(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          files:
            type: local
            command: npx
            args: ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "./docs"]
            tools: [read_file]
        """),
    ])

  func check(_ server: CheckedServer, into findings: inout Findings) {
    guard let line = server.definition?.commandLine else { return }
    let isFileServer = ([line.command] + line.arguments).contains { $0.value.lowercased().contains("filesystem") }
    for (index, argument) in line.arguments.enumerated() {
      let previous = index > 0 ? line.arguments[index - 1].value : ""
      let folder =
        if previous == "-v" || previous == "--volume" {
          Self.mounted(argument.value)
        } else if isFileServer, !argument.value.hasPrefix("-"), previous != "-e" {
          argument.value
        } else {
          ""
        }
      guard Self.isEverything(folder) else { continue }
      findings.add(.wholeDisk(server.name.value, folder), at: argument.range)
    }
  }

  /// What stands before the colon of `/from:/to`, of which a Windows path has one of its own.
  private static func mounted(_ volume: String) -> String {
    let parts = volume.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count > 1 else { return "" }
    return first.utf8.count == 1 && first != "/" && first != "~" ? "\(first):\(parts[1])" : String(first)
  }

  private static func isEverything(_ folder: String) -> Bool {
    var name = folder
    while name.utf8.count > 1, name.hasSuffix("/") || name.hasSuffix("\\") { name.removeLast() }
    if ["/", "~", "$HOME", "${HOME}", "${env:HOME}", "%USERPROFILE%", "/home", "/Users", "/root"].contains(name) {
      return true
    }
    // A drive, or one person's home.
    if name.utf8.count == 2, name.hasSuffix(":"), name.first?.isLetter ?? false { return true }
    let parts = name.split(separator: "/")
    return name.hasPrefix("/") && parts.count == 2 && (parts[0] == "home" || parts[0] == "Users")
  }
}

extension FindingText {
  fileprivate static func wholeDisk(_ server: String, _ folder: String) -> FindingText {
    FindingText(
      "the MCP server \(server.coded) gets \(folder.coded) with everything below it, keys and other projects included; "
        + "name the folder that the agent works in")
  }
}
