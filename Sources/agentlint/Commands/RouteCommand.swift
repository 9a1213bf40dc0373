internal import AgentLinting
internal import ArgumentParser
internal import JSONText

/// `agentlint route TEAM PROMPT`
struct RouteCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "route", abstract: "Say which agent of a team gets a request, and why.",
    discussion: "Exit status: 0 when an agent gets it, 1 when nobody does, 2 when there is no team.")

  @Argument(
    help: "A team file, a folder (its team.yaml, else its agent files), or one agent file.", completion: .file())
  var team: String

  @Argument(help: "The request, in a person's words.")
  var prompt: String

  @Option(help: "How the answer is written.")
  var format = DocumentFormat.text

  func execute(_ console: inout Console) -> ExitStatus {
    guard let team = console.team(at: team) else { return .unusable }
    let router = TeamRouter(team)
    let route = router.route(prompt)
    switch format {
    case .text: console.print(RouteReport.text(route, router, Console.style))
    case .json: console.print(RouteReport.json(route).pretty())
    }
    return route.agent == nil ? .findings : .clean
  }
}
