internal import AgentDefinitions
internal import AgentLinting
internal import SessionCore
internal import TerminalText

/// A team that may run: loaded, free of blocking findings, trusted where it needs to be.
struct SessionTeam: Sendable {
  let definition: TeamDefinition
  /// Absolute.
  let path: String
  let user: TeamDefinition?
  let policy: PermissionPolicy
  let limits: RunLimits
  let selectedAgent: String?

  static func load(_ path: String, options: SessionOptions) throws -> SessionTeam {
    let loaded = TeamLoader.load(path)
    report(loaded, options: options)
    guard var definition = loaded.team, !loaded.isBlocked else {
      throw StartError("The team \(path) cannot run; mend what is said above.")
    }
    guard !definition.agents.isEmpty else {
      throw StartError("The team \(path) has no agents. Name some under agents:, or give a folder with agent files.")
    }
    try reportIgnoredKeys(of: definition, at: path, options: options)
    let absolute = Process.realPath(path) ?? path
    definition = try trusted(definition, at: absolute, options: options)
    let user = try userConfiguration(options: options)
    return SessionTeam(
      definition: definition, path: absolute, user: user, policy: try policy(definition, user, options, loaded.files),
      limits: limits(definition, user, options), selectedAgent: try selected(definition, options))
  }

  /// What commands may touch: the flag, then the team, then the person's configuration.
  func sandboxLevel(_ options: SessionOptions) throws -> SandboxLevel {
    try options.sandbox.map(SandboxLevel.init) ?? definition.sandbox?.value ?? user?.sandbox?.value ?? .workspace
  }

  func agent(named id: String) -> AgentDefinition? { definition.agents.first { $0.id.value == id } }

  /// The values of all variables that providers ask for: none of them may be stored or shown.
  func secrets(in environment: [String: String]) -> [String] {
    (definition.providers + (user?.providers ?? [])).flatMap { provider in
      let texts = [provider.apiKey, provider.bearerToken].compactMap(\.self) + provider.headers.map(\.value)
      return texts.flatMap(\.variables).compactMap { environment[$0] }.flatMap(ModelChoice.secretForms)
    }
  }

  // MARK: Parts

  private static func report(_ loaded: LoadedTeam, options: SessionOptions) {
    let findings = Linter.findings(for: loaded).filter { !options.quiet || $0.severity == .error }
    guard !findings.isEmpty else { return }
    let style = TerminalStyle(isColoured: Colours.areWanted(on: 2))
    StandardError.write(TextReport.render(findings, style))
  }

  /// What a file says and this version does nothing about is told; what may be somebody's guard stops the start.
  private static func reportIgnoredKeys(of team: TeamDefinition, at path: String, options: SessionOptions) throws {
    func place(_ key: IgnoredKey) -> String {
      TerminalSanitizer.clean(key.key.value + (key.agentID.map { " of the agent \($0)" } ?? ""))
    }
    let keys = team.ignoredKeys
    let blocking = keys.filter(\.blocks).map(place)
    guard blocking.isEmpty else {
      throw StartError(
        "\(path) cannot run: this version does nothing about \(blocking.joined(separator: ", ")), and without it the "
          + "team might do more than its author allows. Take it out to run the team without it.")
    }
    guard !options.quiet else { return }
    for key in keys {
      StandardError.write("\(TerminalSanitizer.clean(path)): this version does nothing about \(place(key)).\n")
    }
  }

  /// The team as it may act: what needs trust and has none is not in it, and that is said, `--quiet` or not.
  private static func trusted(
    _ team: TeamDefinition, at path: String, options: SessionOptions
  ) throws -> TeamDefinition {
    let parts = TrustedParts(team)
    guard !parts.isEmpty, !options.trust else { return team }
    let store = try TrustStore(environment: Process.environment)
    guard !store.isTrusted(path, parts) else { return team }
    let changed = store.trustedLines(path) == nil ? "is not trusted" : "has changed since you trusted it"
    let list = parts.lines.map { "  " + TerminalSanitizer.cleanLine($0) }.joined(separator: "\n")
    StandardError.write(
      "The team \(TerminalSanitizer.cleanLine(path)) \(changed), so it goes without:\n\(list)\n"
        + "Look at it, then run: agentrun trust \(Shell.quoted(path))   (or --trust for this run)\n")
    return team.withoutPartsThatNeedTrust
  }

  static func userConfiguration(options: SessionOptions) throws -> TeamDefinition? {
    let path = try UserFolder.configuration(Process.environment) + "/config.yaml"
    guard Process.realPath(path) != nil else { return nil }
    let loaded = TeamLoader.load(path)
    report(loaded, options: options)
    guard !loaded.isBlocked else { throw StartError("\(path) cannot be used; mend what is said above.") }
    if let user = loaded.team { try reportIgnoredKeys(of: user, at: path, options: options) }
    return loaded.team
  }

  private static func policy(
    _ team: TeamDefinition, _ user: TeamDefinition?, _ options: SessionOptions, _ files: [SourceFile]
  ) throws -> PermissionPolicy {
    let servers = team.serverNames.union(user?.serverNames ?? [])
    func rules(_ texts: [String], _ flag: String) throws -> [PermissionRule] {
      try texts.map { text in
        do throws(PermissionRuleError) {
          var rule = try PermissionRule(text, servers: servers)
          rule.origin = flag
          return rule
        } catch {
          var error = error
          error.place = flag
          throw error
        }
      }
    }
    let flags = PermissionPolicy.Layer(
      allow: try rules(options.allow, "--allow"), ask: try rules(options.ask, "--ask"),
      deny: try rules(options.deny, "--deny"))
    let cwd = (Process.realPath(options.workingDirectory ?? ".") ?? "") + "/"
    let own = files.compactMap { Process.realPath($0.path) }.filter { $0.hasPrefix(cwd) }.map {
      String($0.dropFirst(cwd.count))
    }
    return PermissionPolicy(
      layers: [
        flags,
        try PermissionPolicy.Layer(team.permissions, of: "the team", in: team.file, servers: servers),
        try PermissionPolicy.Layer(
          user?.permissions ?? PermissionRules(), of: "your configuration", in: user?.file, servers: servers),
        PermissionPolicy.Layer(
          allow: try KeptRules(environment: Process.environment).rules(
            in: Process.realPath(options.workingDirectory ?? ".") ?? "", servers: servers)),
      ], approvesAll: options.yes, protected: ProtectedPaths(files: Set(own)))
  }

  /// Flags, then the team, then the user's configuration.
  private static func limits(
    _ team: TeamDefinition, _ user: TeamDefinition?, _ options: SessionOptions
  ) -> RunLimits {
    var limits = RunLimits(team.limits, else: user?.limits ?? TeamLimits())
    limits.turns = options.maxTurns ?? limits.turns
    limits.tokens = options.maxTokens ?? limits.tokens
    limits.cost = options.maxCost.flatMap { Money(dollars: $0) } ?? limits.cost
    limits.toolCalls = options.maxToolCalls ?? limits.toolCalls
    limits.timeout = options.timeout.flatMap(DurationText.parse) ?? limits.timeout
    return limits
  }

  private static func selected(_ team: TeamDefinition, _ options: SessionOptions) throws -> String? {
    guard let id = options.agent else { return team.agent?.value }
    guard team.agents.contains(where: { $0.id.value == id }) else {
      let ids = team.agents.map(\.id.value).joined(separator: ", ")
      throw StartError("--agent \(id): the team has no agent of that id. It has \(ids).")
    }
    return id
  }
}

/// Whether colours are wanted on a descriptor: a terminal, and nobody said no.
enum Colours {
  static func areWanted(on descriptor: Int32) -> Bool {
    let environment = Process.environment
    return Process.isTerminal(descriptor) && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
  }
}
