/// The parts of a team that stay inert until a person trusts its repository: what would start a program, talk to
/// another machine, hand out an environment variable, let something happen without a question, or put a file in the
/// model's place. Prompts, tools, local settings, and permission to read are not among them.
package struct TrustedParts: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case provider, command, server, hook, permission, model, sandbox
  }

  /// What is trusted together. A key and the address that it is sent to are one part, because trusting each alone is
  /// not trusting the pair.
  package struct Part: Hashable, Sendable {
    package let kind: Kind
    /// One line for people. It shows names and addresses, and of values only commands.
    package let line: String
    /// Everything that matters, in a fixed order; it may hold literal secrets and is only hashed.
    let contents: [String]

    /// SHA-256 over the kind and the contents: two parts that look alike may differ in a value that is not shown.
    package var digest: String { TrustedParts.digest(of: [self]) }
  }

  package let parts: [Part]

  package init(_ team: TeamDefinition) {
    var parts = team.providers.compactMap(Self.provider)
    parts += team.mcpServers.compactMap { Self.server($0, of: nil) }
    parts += Self.hooks(team.fields, of: nil)
    parts += team.permissions.allow.compactMap { Self.permission($0.value) }
    if let model = team.model?.value, Self.isScripted(model) {
      parts.append(Part(kind: .model, line: "model \(model), a file that speaks for the model", contents: [model]))
    }
    if let level = team.sandbox?.value, !level.isWithin(.workspace) {
      let words = level == .full ? "commands are not confined" : "commands reach hosts of the network"
      parts.append(Part(kind: .sandbox, line: "sandbox \(level): \(words)", contents: [level.description]))
    }
    for agent in team.agents {
      parts += agent.mcpServers.compactMap { Self.server($0, of: agent.id.value) }
      parts += Self.hooks(agent.fields, of: agent.id.value)
    }
    self.parts = parts
  }

  /// True for a plain team, which needs no trust.
  package var isEmpty: Bool { parts.isEmpty }

  package var lines: [String] { parts.map(\.line) }

  /// SHA-256 over the parts, in hexadecimal: changes with any of them, and with nothing else in the team.
  package var digest: String { Self.digest(of: parts) }

  private static func digest(of parts: [Part]) -> String {
    var bytes: [UInt8] = []
    // With lengths before the texts, no text can pass for the end of one and the beginning of the next.
    func add(_ text: String) { bytes += Array("\(text.utf8.count):\(text)".utf8) }
    for part in parts {
      add(part.kind.rawValue)
      bytes += Array("\(part.contents.count);".utf8)
      part.contents.forEach(add)
    }
    return SHA256.hexDigest(of: bytes)
  }

  // MARK: - What needs trust

  static func needsTrust(_ provider: ProviderDefinition) -> Bool { Self.provider(provider) != nil }
  static func needsTrust(_ server: MCPServerDefinition) -> Bool { Self.server(server, of: nil) != nil }
  static func needsTrust(allowing rule: String) -> Bool { permission(rule) != nil }

  static func isScripted(_ model: String) -> Bool { model.hasPrefix("scripted:") }

  private static func provider(_ provider: ProviderDefinition) -> Part? {
    let texts = [provider.apiKey, provider.bearerToken].compactMap { $0 } + provider.headers.map(\.value)
    let variables = texts.flatMap(\.variables)
    let address = provider.baseURL?.value
    let isRemote = address.map { !Self.isOnThisMachine($0) } ?? false
    guard isRemote || !variables.isEmpty else { return nil }
    let name = provider.name?.value ?? provider.type?.value ?? "provider"
    let line =
      "model provider \(name)" + (address.map { " at \($0)" } ?? "") + Self.list(variables, " gets the variable")
    return Part(
      kind: .provider, line: line,
      contents: [name, provider.type?.value ?? "", address ?? "", provider.apiKey?.written ?? ""]
        + [provider.bearerToken?.written ?? ""] + Self.flat(provider.headers))
  }

  private static func server(_ server: MCPServerDefinition, of agent: String?) -> Part? {
    let owner = "MCP server \(server.name.value)" + (agent.map { " of \($0)" } ?? "")
    let values = server.environment + server.headers
    let variables = values.flatMap(\.value.variables)
    let contents = [server.name.value, agent ?? ""] + Self.flat(server.environment) + Self.flat(server.headers)
    switch server.transport {
    case .command(let command, let arguments, let folder):
      let words = ([command] + arguments).map(\.value)
      let settings = server.environment.map(\.name.value)
      let line =
        "\(owner) runs: " + words.joined(separator: " ")
        + (folder.map { " in \($0.value)" } ?? "") + Self.list(settings, " with")
        + Self.list(variables, " gets the variable")
      let level = [server.sandbox?.value ?? ""] + server.hosts.map(\.value)
      return Part(kind: .command, line: line, contents: contents + words + [folder?.value ?? ""] + level)
    case .http(let address), .sse(let address):
      guard !Self.isOnThisMachine(address.value) || !variables.isEmpty else { return nil }
      let line = "\(owner) at \(address.value)" + Self.list(variables, " gets the variable")
      return Part(kind: .server, line: line, contents: contents + [address.value])
    case .reference: return nil
    }
  }

  private static func hooks(_ fields: [FieldReading], of agent: String?) -> [Part] {
    fields.filter { $0.field?.key == "hooks" && !$0.value.isNull }.map { reading in
      let written = reading.value.tree.file.text(in: reading.value.range)
      let short = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return Part(
        kind: .hook, line: "hooks" + (agent.map { " of \($0)" } ?? "") + ": \(short)",
        contents: [agent ?? "", written])
    }
  }

  /// What a rule is about stands before its parenthesis. Whatever does not plainly say that it is about reading counts
  /// as more than that.
  private static func permission(_ rule: String) -> Part? {
    let subject = rule.prefix { $0 != "(" }.drop { $0 == " " }
    if subject == "read" || subject == "view" { return nil }
    return Part(kind: .permission, line: "permission without a question: \(rule)", contents: [rule])
  }

  private static func flat(_ variables: [MCPServerDefinition.Variable]) -> [String] {
    ["\(variables.count)"] + variables.flatMap { [$0.name.value, $0.value.written] }
  }

  private static func list(_ names: [String], _ words: String) -> String {
    names.isEmpty ? "" : "\(words) \(Set(names).sorted().joined(separator: ", "))"
  }

  /// Whether an address leads to the machine itself. Anything odd in it counts as elsewhere.
  package static func isOnThisMachine(_ address: String) -> Bool {
    let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    guard isPlain, let start = address.ends(of: "://") else { return false }
    let authority = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if host.hasPrefix("[") { return host == "[::1]" || host.hasPrefix("[::1]:") }
    let name = host.prefix { $0 != ":" }.lowercased()
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    let octets = name.split(separator: ".", omittingEmptySubsequences: false)
    return octets.count == 4 && octets.first == "127" && octets.allSatisfy { UInt8($0) != nil }
  }
}

extension String {
  /// Where the first occurrence of a text ends.
  fileprivate func ends(of text: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
