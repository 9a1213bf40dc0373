internal import ArgumentParser

/// `agentrun [run] TEAM "prompt"`.
struct RunCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Starts a session with a team and gives it a task.")

  @Argument(help: "A team file, a folder (its team.yaml, else its agent files), or one agent file.")
  var team: String

  @Argument(help: "The task; @ID at its beginning gives it to that agent. Without it, standard input is read.")
  var prompt: [String] = []

  @OptionGroup var options: SessionOptions

  func perform() async -> Int32 {
    do {
      let interruption = try Interruption()
      let prompt = try PromptSource.prompt(words: prompt, interruption: interruption)
      let team = try SessionTeam.load(team, options: options)
      return await SessionRun(team: team, options: options, interruption: interruption, stored: nil).perform(prompt)
    } catch {
      return Failure.report(error, options: options)
    }
  }
}
