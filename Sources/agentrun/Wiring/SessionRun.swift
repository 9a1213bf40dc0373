internal import AgentDefinitions
internal import AgentTools
internal import ModelClients
internal import SessionCore
internal import SessionHost
internal import TerminalText
internal import TerminalWindow

/// One run of a session, from nothing or from a stored one, with the windows that show it.
struct SessionRun: Sendable {
  let team: SessionTeam
  let options: SessionOptions
  let interruption: Interruption
  let stored: StoredRun?

  /// - Returns: the exit status.
  func perform(_ prompt: String) async -> Int32 {
    do {
      let attachments = try Attachments(options)
      let registry = ModelRegistry(
        team: team.definition, user: team.user, environment: Process.environment)
      let choice = try ModelChoice.decide(options.model, registry)
      try check(prompt, choice)
      return try await ModelConnections.lend { connections in
        let models = try await interruption.cancelling {
          try await ModelPool.make(choice, registry, connections: connections)
        }
        return try await run(prompt, attachments, choice, models)
      }
    } catch {
      return Failure.report(error, options: options)
    }
  }

  static func stateFolder(_ stateDir: String?) throws -> StateFolder {
    // Absolute, because it is told to agents and stays what it is wherever they work.
    let explicit = try stateDir.map { path in
      guard !path.isEmpty, !path.hasPrefix("/") else { return path }
      guard let current = Process.realPath(".") else {
        throw StartError("The current folder is gone, so --state-dir \(path) means nothing.")
      }
      return current == "/" ? current + path : current + "/" + path
    }
    guard let folder = StateFolder(explicit: explicit, environment: Process.environment) else {
      throw StartError("There is no place to keep the session: set HOME or XDG_STATE_HOME, or use --state-dir.")
    }
    return folder
  }

  private func check(_ prompt: String, _ choice: ModelChoice) throws {
    if case .offline = choice, options.requireModel {
      throw StartError(
        "No language model is named, and --require-model asks for one. Use --model, or set OPENAI_API_KEY.")
    }
    if let address = DirectAddress(prompt, ids: team.definition.agents.map(\.id.value)),
      team.agent(named: address.agent) == nil
    {
      let ids = team.definition.agents.map { "@" + $0.id.value }.joined(separator: ", ")
      throw StartError(
        "The prompt is addressed to @\(address.agent), and the team has no agent of that id. It has \(ids). "
          + "A prompt that is not addressed to anybody must not begin with @.")
    }
  }

  private var prices: PriceTable { PriceTable(team: team.definition, user: team.user) }

  private func run(
    _ prompt: String, _ attachments: Attachments, _ choice: ModelChoice, _ models: ModelPool
  ) async throws -> Int32 {
    guard let cwd = Process.realPath(options.workingDirectory ?? "."), Process.isFolder(cwd) else {
      throw StartError("The folder \(options.workingDirectory ?? ".") is not there.")
    }
    let folder = try Self.stateFolder(options.stateDir)
    let id = stored?.id ?? Identifiers.uuid()
    guard let path = folder.folder(of: id) else { throw StartError("\(id) is not the id of a session.") }
    var configuration = configuration(id: id, cwd: cwd, choice, models)
    configuration.outputSchema = attachments.outputSchema
    let price = models.prices(prices)
    do { try configuration.checkPrices(model: { models.client(for: $0) }, price: price) } catch {
      throw StartError("\(error)")
    }
    let opened = try await FileEventLog.open(
      in: path,
      writer: LogWriter(version: ProgramVersion.current, now: Identifiers.now, makeID: Identifiers.uuid))
    let windows = Windows(options: options, from: SessionState(folding: opened.stored.events))
    let sandbox = try SandboxSettings(team, options).policy(cwd: cwd, session: path)
    defer { TemporaryFolder.remove(sandbox.temporary) }
    configuration.sandbox = sandbox
    var parts = SessionParts(
      model: { models.client(for: $0) }, price: price, tools: BuiltInTools.make(), log: opened.log,
      spillDirectory: path + "/files",
      now: Identifiers.now, sleep: { try await Task.sleep(for: $0) }, makeID: Identifiers.uuid,
      jitter: { Double.random(in: 0...1) }, askPermission: { await windows.answer($0) },
      askPerson: { await windows.answer($0) })
    parts.askAboutPlan = { await windows.answer($0) }
    parts.keepRule = { rule in
      do {
        try KeptRules(environment: Process.environment).add(rule, in: cwd, at: Identifiers.now())
        return nil
      } catch { return "\(error)" }
    }
    let session = Session(
      configuration, parts: parts, resuming: opened.stored.events)
    windows.announce(models.main, notices: models.notices + opened.notices)
    let events = await session.events()
    async let shown: Void = windows.show(events)
    let status: Int32
    do {
      try await session.open()
      try interruption.check()
      // The one thing that ends a run from outside; it is over when the session is closed below.
      interruption.onFirst {
        Task {
          await session.stop()
          await windows.sayStopping()
        }
      }
      let outcome = await session.run(prompt, images: attachments.images)
      status = interruption.exitStatus ?? outcome.exitStatus
    } catch {
      await session.close()
      await shown
      throw error
    }
    await session.close()
    await shown
    await windows.conclude(status: status, sessionID: id, model: models.main.modelName)
    return status
  }

  private func configuration(
    id: String, cwd: String, _ choice: ModelChoice, _ models: ModelPool
  ) -> SessionConfiguration {
    var configuration = SessionConfiguration(
      team: team.definition, sessionID: id, version: ProgramVersion.current,
      origin: SessionStart.Origin(team: team.path, model: options.model), workingDirectory: cwd,
      model: models.main.modelName, selectedAgent: team.selectedAgent, policy: team.policy, limits: team.limits,
      secrets: choice.secrets + models.secrets + team.secrets(in: Process.environment))
    configuration.mode = options.mode
    configuration.reasoningEffort = configuration.reasoningEffort ?? team.user?.reasoningEffort?.value
    if configuration.fallbackModels.isEmpty { configuration.fallbackModels = team.user?.fallback.map(\.value) ?? [] }
    return configuration
  }
}
