internal import AgentDefinitions

/// Flags an MCP server that a shell starts.
struct ShellServer: ServerRule {
  static let info = RuleInfo(
    id: "shell-server",
    category: .servers,
    severity: .warning,
    summary: "The server is started by a shell command line.",
    why: "What stands in a shell's command line is a program of its own: a reviewer has to read it as one, and a pipe "
      + "from a download runs whatever the other side sends that day.",
    examples: [
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: local, command: bash, args: [-c, ↓"curl -s https://example.com/mcp.sh | sh"], tools: [search] }
        """),
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: local, command: sh, args: [-c, ↓"cd server && npm i && node main.js"], tools: [search] }
        """),
      .clean(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: local, command: node, args: [server/main.js], tools: [search] }
          windows: { type: local, command: cmd, args: [/c, npx, -y, "@example/docs@1.0.0"], tools: [search] }
          script: { type: local, command: bash, args: [server/start.sh], tools: [search] }
        """),
    ])

  func check(_ server: CheckedServer, into findings: inout Findings) {
    guard let line = server.definition?.commandLine, let script = Self.script(line.command.value, line.arguments)
    else { return }
    let words = script.value.split { !$0.isLetter && !$0.isNumber && $0 != "|" && $0 != "-" }
    let fetches = words.contains {
      ["curl", "wget", "iwr", "irm", "Invoke-WebRequest", "Invoke-RestMethod"].contains($0)
    }
    let runs = words.contains {
      ["sh", "bash", "zsh", "python", "python3", "node", "iex", "Invoke-Expression"].contains($0)
    }
    let pipes = script.value.contains("|") || script.value.contains("<(") || script.value.contains("$(")
    findings.add(fetches && runs && pipes ? .download(server.name.value) : .shell(server.name.value), at: script.range)
  }

  /// The command line that a shell is given; nil for a script file, and for what Windows needs `cmd /c` for.
  private static func script(_ command: String, _ arguments: [Located<String>]) -> Located<String>? {
    switch command.programName {
    case "sh", "bash", "zsh", "dash", "fish", "ksh":
      guard let option = arguments.firstIndex(where: { $0.value.hasPrefix("-") && $0.value.hasSuffix("c") }) else {
        return nil
      }
      return option + 1 < arguments.count ? arguments[option + 1] : nil
    case "powershell", "pwsh":
      guard let option = arguments.firstIndex(where: { ["-command", "-c"].contains($0.value.lowercased()) }) else {
        return nil
      }
      return option + 1 < arguments.count ? arguments[option + 1] : nil
    default: return nil
    }
  }
}

extension FindingText {
  fileprivate static func download(_ server: String) -> FindingText {
    FindingText(
      "the MCP server \(server.coded) runs whatever a download brings that day; install it in a version that you have "
        + "looked at, and start that", severity: .error)
  }

  fileprivate static func shell(_ server: String) -> FindingText {
    FindingText(
      "the MCP server \(server.coded) is started by a shell, so its arguments are a program that nobody reviews as one; "
        + "name the program in `command` and its arguments in `args`, or put the lines into a script")
  }
}
