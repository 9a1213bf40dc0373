internal import ArgumentParser
internal import SessionCore
internal import SessionHost

/// `agentrun resume [ID] ["prompt"]`: goes on with a stored session.
struct ResumeCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Goes on with a stored session, where it ended or was interrupted.",
    discussion: "Without an id it is the latest one of this state folder.")

  @Argument(help: "The session's id, or a beginning that only it has.")
  var id: String?

  @Argument(help: "What to say to it. Without it the session goes on with what it was doing.")
  var prompt: [String] = []

  @Option(help: "The team, where it is not the one that the session was started with.")
  var team: String?

  @OptionGroup var options: SessionOptions

  func perform() async -> Int32 {
    do {
      let interruption = try Interruption()
      let stored = try StoredRun.find(id, options: options)
      var options = options
      options.model = options.model ?? stored.origin?.model
      options.agent = options.agent ?? stored.selectedAgent
      options.workingDirectory = options.workingDirectory ?? stored.workingDirectory
      guard let path = team ?? stored.origin?.team else {
        throw StartError("The session \(stored.id) does not say which team it had; name it with --team.")
      }
      let team = try SessionTeam.load(path, options: options)
      let text = prompt.isEmpty ? "Go on where you stopped." : prompt.joined(separator: " ")
      return await SessionRun(team: team, options: options, interruption: interruption, stored: stored).perform(text)
    } catch {
      return Failure.report(error, options: options)
    }
  }
}
