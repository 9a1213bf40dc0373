internal import AgentDefinitions
internal import AgentTools
internal import ArgumentParser
internal import ScriptedModels
internal import SessionCore
internal import SessionHost
internal import SystemPackage

/// `agentrun replay [ID]`: plays a stored session again without a model, and without touching anything.
struct ReplayCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Plays a stored session again: its models, tools and people answer from the record.",
    discussion: """
      The team is read anew, so that a change of it shows. Nothing is started, written or asked.
      Exit status: 0 played (with --check: and everything went the same way); 1 something went differently; 2 not played.
      """)

  @Argument(help: "The session's id, or a beginning that only it has; without it the latest one of this state folder.")
  var id: String?

  @Flag(help: "Compare what happens with the record, ids and times left out, and say the first difference.")
  var check = false

  @Option(help: "Write what the models said to this file, for --model scripted:FILE.")
  var transcript: String?

  @Option(help: "The team, where it is not the one that the session was started with.")
  var team: String?

  @Option(help: "Where sessions are kept (default: $XDG_STATE_HOME/roster/sessions).")
  var stateDir: String?

  func perform() async -> Int32 {
    // Nothing that needs trust happens: no server is asked and no command runs.
    let flags = ["--trust", "--quiet"] + (stateDir.map { ["--state-dir=\($0)"] } ?? [])
    guard let options = try? SessionOptions.parse(flags) else { return 2 }
    do {
      let stored = try StoredRun.find(id, options: options)
      let events = try stored.events(options)
      let recorded = Transcript(recording: events, path: "the record of \(stored.id)")
      if let transcript { try write(recorded.text, to: transcript) }
      guard let path = team ?? stored.origin?.team else {
        throw StartError("The session \(stored.id) does not say which team it had; name it with --team.")
      }
      let loaded = try SessionTeam.load(path, options: options)
      let replayed = try await play(events, stored, loaded, recorded)
      guard check else {
        StandardOutput.write((SessionState(folding: replayed).run.answer ?? "") + "\n")
        return 0
      }
      if let difference = SessionStory(events).difference(from: SessionStory(replayed)) {
        StandardError.write("agentrun: the replay of \(stored.id) differs: \(difference)\n")
        return 1
      }
      StandardError.write(
        "agentrun: the replay of \(stored.id) is the same, \(SessionStory(events).moments.count) events.\n")
      return 0
    } catch {
      return Failure.report(error, options: options)
    }
  }

  private func play(
    _ events: [SessionEvent], _ stored: StoredRun, _ team: SessionTeam, _ transcript: Transcript
  ) async throws -> [SessionEvent] {
    let world = RecordedWorld(events)
    let script = ScriptedModel(transcript)
    // Without a language model nothing is counted, then and now.
    let hasModel = events.contains { ($0.data as? RosterModelCall)?.model != nil }
    let model = StandIn(modelName: hasModel ? transcript.model : nil, model: script)
    let log = UnstoredLog()
    var limits = team.limits
    limits.timeout = nil
    limits.cost = nil
    var configuration = SessionConfiguration(
      team: team.definition, sessionID: stored.id, version: ProgramVersion.current,
      workingDirectory: stored.workingDirectory ?? "/", model: model.modelName, selectedAgent: stored.selectedAgent,
      policy: PermissionPolicy(), limits: limits)
    if configuration.fallbackModels.isEmpty { configuration.fallbackModels = team.user?.fallback.map(\.value) ?? [] }
    let session = Session(
      configuration,
      parts: SessionParts(
        model: { name in name.map { StandIn(modelName: $0, model: script) } ?? model },
        tools: world.tools(like: BuiltInTools.make()), log: log, spillDirectory: "/nowhere",
        now: Identifiers.now, sleep: { if $0 >= Self.longestRetry { try await Task.sleep(for: $0) } },
        makeID: Identifiers.uuid, jitter: { 0 },
        askPerson: { world.answer($0) }))
    try await session.open()
    for prompt in Self.prompts(events) { _ = await session.run(prompt.content, images: prompt.images) }
    await session.close()
    return await log.events
  }

  /// Nobody is waited for between attempts. What is longer is a watch over the session, which may go on.
  private static let longestRetry = Duration.seconds(10)

  /// What people said to the session, one message for each run.
  private static func prompts(_ events: [SessionEvent]) -> [UserMessage] {
    events.compactMap { event in
      guard event.agentID == nil, let message = event.data as? UserMessage, message.delivery != .steering,
        !message.isAutopilotContinuation
      else {
        return nil
      }
      return message
    }
  }

  private func write(_ text: String, to path: String) throws {
    do {
      // A conversation is nobody else's business.
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
      _ = try file.closeAfter { try file.writeAll(Array(text.utf8)) }
    } catch {
      throw StartError("The transcript cannot be written to \(path): \(error)")
    }
  }
}

/// The record under the name of a model that stands in: it was the same record that told what that one said.
private struct StandIn: ModelClient {
  let modelName: String?
  let model: ScriptedModel

  var endpoint: String { model.endpoint }

  func reply(
    to request: ModelRequest, onPart: @escaping @Sendable (ModelPart) async -> Void
  ) async throws(ModelFailure) -> ModelReply { try await model.reply(to: request, onPart: onPart) }
}

/// A log for a session that nobody will go on with.
private actor UnstoredLog: EventLog {
  private(set) var events: [SessionEvent] = []

  func append(_ events: [SessionEvent], isDurable: Bool) async throws(LogFailure) { self.events += events }

  func close() async {}
}
