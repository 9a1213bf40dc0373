internal import AgentDefinitions

/// Flags a key, token or password that stands in the file itself.
struct LiteralSecret: FileRule {
  static let info = RuleInfo(
    id: "literal-secret",
    category: .servers,
    severity: .error,
    summary: "The file holds a secret itself, where only its name belongs.",
    why: "Whoever can read the repository, its history, a log or the model's context has the secret then. It stays "
      + "there when the line is gone, so it must be revoked as well as taken out.",
    examples: [
      .flagged(
        """
        name: one
        description: Renames Swift functions
        prompt: You rename.
        mcpServers:
          docs: { command: docs-server, env: { DOCS_API_KEY: ↓q7Tz9LmW2bXc4KpR } }
        """, at: "one.agent.yaml"),
      .flagged(
        """
        name: one
        description: Renames Swift functions
        prompt: You rename.
        mcpServers:
          db: { command: db-server, args: [--dsn, "postgresql://reader:↓Vr8mQx2LpZ@db.example.com/app"] }
        """, at: "one.agent.yaml"),
      .flagged(
        """
        ---
        name: one
        description: Renames Swift functions
        tools: Read
        mcpServers:
          - docs:
              type: http
              url: https://docs.example.com/mcp
              headers: { Authorization: ↓Bearer q7Tz9LmW2bXc4KpR }
        ---
        You rename.
        """, at: ".claude/agents/one.md"),
      .clean(
        """
        name: one
        description: Renames Swift functions
        prompt: You rename. A key looks like ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.
        tools: [view]
        mcpServers:
          docs: { command: docs-server, env: { DOCS_API_KEY: "${env:DOCS_API_KEY}", MAX_TOKENS: "4096" } }
          notes: { command: notes-server, env: { NOTES_API_KEY: your-api-key } }
        """, at: "one.agent.yaml"),
      .clean(
        """
        ---
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs:
            type: local
            command: docs-server
            env: { DOCS_API_KEY: COPILOT_MCP_DOCS_API_KEY }
            tools: [search]
        ---
        You rename.
        """),
    ])

  func check(_ file: CheckedFile, into findings: inout Findings) {
    let bytes = file.source.bytes
    var found: [SourceRange] = []
    for token in KnownToken.all(in: bytes, bytes.indices) {
      let range = SourceRange(token.range.lowerBound, token.range.upperBound)
      found.append(range)
      findings.add(.token(token.kind, in: file.dialect), at: range)
    }
    func add(_ text: FindingText, _ range: SourceRange) {
      // What is known by its form has been said.
      if !found.contains(where: range.overlaps) { findings.add(text, at: range) }
    }
    for server in file.servers {
      // Where its dialect has no servers they are still in the repository.
      guard let definition = server.definition else { continue }
      for variable in definition.environment + definition.headers where variable.isSecret {
        add(.variable(variable.name.value, of: server.name.value, in: server.dialect), variable.value.range)
      }
      for (text, range) in Self.passwords(of: definition, in: file.source) {
        add(.inAddress(text, of: server.name.value, in: server.dialect), range)
      }
      for (option, argument) in Self.options(of: definition) {
        add(.option(option, of: server.name.value, in: server.dialect), argument.range)
      }
    }
    for provider in file.team?.providers ?? [] {
      for (key, value) in [("apiKey", provider.apiKey), ("bearerToken", provider.bearerToken)] {
        guard let value, value.variables.isEmpty, SecretText(value.written).isLiteral else { continue }
        add(.provider(key, in: file.dialect), value.range)
      }
      for variable in provider.headers where variable.isSecret {
        add(.provider(variable.name.value, in: file.dialect), variable.value.range)
      }
    }
  }

  /// `scheme://user:password@host` in arguments, addresses and variables, with the place of the password.
  private static func passwords(
    of server: MCPServerDefinition, in file: SourceFile
  ) -> [(scheme: String, range: SourceRange)] {
    let texts =
      (server.commandLine?.arguments ?? []) + [server.address].compactMap { $0 }
      + server.environment.map { Located($0.value.written, at: $0.value.range) }
    return texts.compactMap { text in
      guard let (scheme, password) = password(in: text.value), isMeant(password) else { return nil }
      let written = Array(file[text.range])
      guard let offset = ByteSearch.offsets(of: Array(":\(password)@".utf8), in: written).first else {
        return (scheme, text.range)
      }
      let start = Int(text.range.lower) + offset + 1
      return (scheme, SourceRange(start, start + password.utf8.count))
    }
  }

  private static func password(in text: String) -> (scheme: String, password: String)? {
    let bytes = Array(text.utf8.prefix(4096))
    guard let sign = ByteSearch.offsets(of: Array("://".utf8), in: bytes).first else { return nil }
    let rest = bytes[(sign + 3)...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 > 0x20 }
    guard let at = rest.lastIndex(of: UInt8(ascii: "@")), let colon = rest[..<at].firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let scheme = bytes[..<sign].reversed().prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    return (String(decoding: scheme.reversed(), as: UTF8.self), String(decoding: rest[(colon + 1)..<at], as: UTF8.self))
  }

  /// Not a variable, and not one of the passwords that development databases have and documentation shows.
  private static func isMeant(_ password: String) -> Bool {
    guard password.utf8.count >= 4, !password.contains(where: { "$<>{}[]%*".contains($0) }) else { return false }
    let small = password.lowercased()
    return ![
      "admin", "example", "guest", "pass", "postgres", "pwd", "root", "secret", "test", "user", "your", "xxx", "...",
    ]
    .contains { small.contains($0) }
  }

  /// `--api-key VALUE` and `--token=VALUE`.
  private static func options(of server: MCPServerDefinition) -> [(String, Located<String>)] {
    guard let arguments = server.commandLine?.arguments else { return [] }
    var found: [(String, Located<String>)] = []
    for (index, argument) in arguments.enumerated() where argument.value.hasPrefix("-") {
      let parts = argument.value.split(separator: "=", maxSplits: 1)
      guard let option = parts.first.map(String.init), SecretText.isSecretName(option) else { continue }
      if parts.count == 2 {
        if SecretText(String(parts[1])).isLiteral { found.append((option, argument)) }
      } else if index + 1 < arguments.count, SecretText(arguments[index + 1].value).isLiteral {
        found.append((option, arguments[index + 1]))
      }
    }
    return found
  }
}

extension MCPServerDefinition.Variable {
  fileprivate var isSecret: Bool {
    SecretText.isSecretName(name.value) && value.variables.isEmpty && SecretText(value.written).isLiteral
  }
}

/// None of them says the secret.
extension FindingText {
  private static func cure(_ dialect: Dialect?) -> String {
    "take it out, revoke it, and hand over a variable, as in `\((dialect?.interpolation ?? .env).example)`"
  }

  fileprivate static func token(_ kind: String, in dialect: Dialect?) -> FindingText {
    FindingText("\(kind) stands in this file, for everybody who can read it; \(cure(dialect))")
  }

  fileprivate static func variable(_ name: String, of server: String, in dialect: Dialect?) -> FindingText {
    FindingText("\(name.coded) of the MCP server \(server.coded) is a secret written out; \(cure(dialect))")
  }

  fileprivate static func option(_ option: String, of server: String, in dialect: Dialect?) -> FindingText {
    FindingText(
      "the argument \(option.coded) of the MCP server \(server.coded) is a secret written out, which the list of "
        + "processes shows too; \(cure(dialect))")
  }

  fileprivate static func inAddress(_ scheme: String, of server: String, in dialect: Dialect?) -> FindingText {
    FindingText(
      "the \(scheme.coded) address of the MCP server \(server.coded) has a password in it; \(cure(dialect)) in the server's `env`"
    )
  }

  fileprivate static func provider(_ key: String, in dialect: Dialect?) -> FindingText {
    FindingText("\(key.coded) of the provider is a secret written out; \(cure(dialect))")
  }
}
