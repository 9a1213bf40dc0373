internal import AgentDefinitions
internal import AgentLinting
internal import ArgumentParser
internal import JSONText

/// `agentlint grants TEAM`
struct GrantsCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "grants", abstract: "Show what each agent of a team can do, and by what.",
    discussion: """
      Counted are an agent's own tools and servers, and what the agents have that it may call, and those that they may \
      call. What a server can do is known for the common ones; of others it is said that nobody knows.
      """)

  @Argument(
    help: "A team file, a folder (its team.yaml, else its agent files), or one agent file.", completion: .file())
  var team: String

  @Option(help: "Only this agent.")
  var agent: String?

  @Option(help: "By whose rules agents call each other: an id as in `agentlint check --format json`.")
  var runtime = AgentRuntime.roster.id

  @Option(help: "How the matrix is written.")
  var format = DrawingFormat.text

  func execute(_ console: inout Console) -> ExitStatus {
    let runtimes = AgentRuntime.known
    guard let runtime = runtimes.first(where: { $0.id == runtime }) else {
      console.complain(
        "agentlint: no runtime is called \(runtime); known are \(runtimes.map(\.id).joined(separator: ", "))")
      return .unusable
    }
    guard let team = console.team(at: team) else { return .unusable }
    var matrix = GrantsMatrix(of: team, in: runtime)
    if let agent {
      matrix = matrix.row(of: agent)
      guard !matrix.rows.isEmpty else {
        let ids = team.agents.map(\.id.value).joined(separator: ", ")
        console.complain("agentlint: the team has no agent \(agent); it has \(ids)")
        return .unusable
      }
    }
    switch format {
    case .text: console.print(GrantsReport.text(matrix, Console.style))
    case .json: console.print(GrantsReport.json(matrix).pretty())
    case .svg: console.print(GrantsDrawing.svg(matrix))
    }
    return .clean
  }
}
