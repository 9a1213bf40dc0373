internal import AgentDefinitions

/// Flags an MCP server that is downloaded anew in whatever version there is.
struct UnpinnedServer: ServerRule {
  static let info = RuleInfo(
    id: "unpinned-server",
    category: .servers,
    severity: .warning,
    summary: "The server's program is downloaded in whatever version is newest.",
    why:
      "The next version runs with the agent's keys without anybody having looked at it: a stolen publisher's account "
      + "is enough. It can also simply stop working from one day to the next.",
    examples: [
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: local, command: npx, args: ["-y", ↓"@example/docs-mcp"], tools: [search] }
          image: { type: local, command: docker, args: [run, -i, --rm, -e, KEY, ↓"example/docs-mcp:latest"], tools: [search] }
        """),
      .flagged(
        """
        ---
        name: one
        description: Renames Swift functions
        tools: Read
        mcpServers:
          - docs: { type: stdio, command: uvx, args: [↓docs-mcp] }
          - own: { type: stdio, command: uv, args: [run, --with, ↓fastmcp, fastmcp, run, server.py] }
        ---
        You rename.
        """, at: ".claude/agents/one.md"),
      .clean(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: local, command: npx, args: ["-y", "@example/docs-mcp@1.4.2"], tools: [search] }
          own: { type: local, command: npx, args: [playwright, run-server], tools: [search] }
          image: { type: local, command: docker, args: [run, -i, "example/docs-mcp:1.4"], tools: [search] }
          python: { type: local, command: uvx, args: [--from, "docs-mcp==2.0", docs], tools: [search] }
          project: { type: local, command: uv, args: [run, --with, "fastmcp==2.1", server.py], tools: [search] }
        """),
    ])

  func check(_ server: CheckedServer, into findings: inout Findings) {
    guard let line = server.definition?.commandLine else { return }
    // `cmd /c npx …` is how Windows starts it.
    var words = [line.command] + line.arguments
    if line.command.value.programName == "cmd", words.dropFirst().first?.value.lowercased() == "/c" {
      words.removeFirst(2)
    }
    guard let program = words.first?.value.programName else { return }
    guard let package = Self.package(program, Array(words.dropFirst())), !Self.isPinned(package.value, program) else {
      return
    }
    findings.add(.unpinned(package.value, server.name.value, program), at: package.range)
  }

  /// What a runner downloads; nil for other programs, and for what may be installed already.
  private static func package(_ program: String, _ arguments: [Located<String>]) -> Located<String>? {
    switch program {
    case "npx", "bunx", "pnpx": return packageOfNPX(arguments, program)
    case "pnpm", "yarn", "bun":
      guard let first = arguments.first?.value, first == "dlx" || first == "x" else { return nil }
      return packageOfNPX(Array(arguments.dropFirst()), "bunx")
    case "uvx": return packageOfUVX(arguments)
    case "uv":
      if arguments.first?.value == "run" { return packageOfUVRun(arguments) }
      guard arguments.count > 2, arguments[0].value == "tool", arguments[1].value == "run" else { return nil }
      return packageOfUVX(Array(arguments.dropFirst(2)))
    case "pipx": return arguments.first?.value == "run" ? packageOfUVX(Array(arguments.dropFirst())) : nil
    case "docker", "podman": return image(arguments)
    default: return nil
    }
  }

  private static func packageOfNPX(_ arguments: [Located<String>], _ program: String) -> Located<String>? {
    var named: Located<String>?
    var downloads = program != "npx"
    var index = 0
    while index < arguments.count {
      let word = arguments[index].value
      if word == "-y" || word == "--yes" {
        downloads = true
      } else if word == "-p" || word == "--package", index + 1 < arguments.count {
        index += 1
        named = arguments[index]
      } else if word == "-c" || word == "--call" {
        return nil
      } else if !word.hasPrefix("-") {
        let package = named ?? arguments[index]
        // Without `-y` it is the project's own dependency, or asks. A tag is never one.
        return downloads || package.value.hasSuffix("@latest") ? package : nil
      }
      index += 1
    }
    return nil
  }

  private static func packageOfUVX(_ arguments: [Located<String>]) -> Located<String>? {
    var index = 0
    while index < arguments.count {
      let word = arguments[index].value
      if word == "--from" || word == "--spec" { return index + 1 < arguments.count ? arguments[index + 1] : nil }
      if ["--with", "--python", "-p", "--index-url", "--index", "--directory"].contains(word) {
        index += 1
      } else if !word.hasPrefix("-") {
        return arguments[index]
      }
      index += 1
    }
    return nil
  }

  /// `uv run` starts what the project has; only `--with` brings something from outside.
  private static func packageOfUVRun(_ arguments: [Located<String>]) -> Located<String>? {
    guard let with = arguments.firstIndex(where: { $0.value == "--with" }), with + 1 < arguments.count else {
      return nil
    }
    return arguments[with + 1]
  }

  /// The image of `docker run`.
  private static func image(_ arguments: [Located<String>]) -> Located<String>? {
    guard let run = arguments.firstIndex(where: { $0.value == "run" }) else { return nil }
    var index = run + 1
    while index < arguments.count {
      let word = arguments[index].value
      guard word.hasPrefix("-") else { return arguments[index] }
      if takesValue.contains(word) { index += 1 }
      index += 1
    }
    return nil
  }

  private static let takesValue: Set<String> = [
    "-e", "--env", "--env-file", "-v", "--volume", "--mount", "--name", "--network", "--net", "-p", "--publish",
    "--platform", "-w", "--workdir", "-u", "--user", "--entrypoint", "--add-host", "-l", "--label", "--pull", "-m",
    "--memory", "--cpus", "-h", "--hostname", "--tmpfs", "--cap-add", "--cap-drop", "--security-opt", "--gpus",
    "--log-driver", "--restart", "--device", "--dns",
  ]

  private static func isPinned(_ package: String, _ program: String) -> Bool {
    // A folder, an archive, a variable, a commit.
    if package.hasPrefix(".") || package.hasPrefix("/") || package.contains("${") || package.contains("$") {
      return true
    }
    if program == "docker" || program == "podman" {
      if package.contains("@sha256:") { return true }
      let name = package.split(separator: "/").last ?? ""
      guard let colon = name.firstIndex(of: ":") else { return false }
      return name[colon...] != ":latest"
    }
    if package.hasPrefix("git+") || package.hasPrefix("github:") || package.contains("://") {
      return package.dropFirst(8).contains { $0 == "@" || $0 == "#" }
    }
    if package.contains("==") { return true }
    guard let at = package.lastIndex(of: "@"), at != package.startIndex else { return false }
    return package[package.index(after: at)...].first?.isNumber ?? false
  }
}

extension FindingText {
  fileprivate static func unpinned(_ package: String, _ server: String, _ program: String) -> FindingText {
    let example =
      program == "docker" || program == "podman"
      ? "NAME:1.2.3" : program.hasPrefix("uv") || program == "pipx" ? "NAME==1.2.3" : "NAME@1.2.3"
    return FindingText(
      "the MCP server \(server.coded) runs \(package.coded) in whatever version is newest that day, with this agent's "
        + "keys; name one that you have looked at, as in `\(example)`")
  }
}
