internal import AgentLinting
internal import ArgumentParser
internal import JSONText

/// `agentlint overlap TEAM`
struct OverlapCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlap", abstract: "Show which agents of a team would take each other's work.",
    discussion: "Each description is read as if it were a request, and ranked as `agentlint route` does.")

  @Argument(
    help: "A team file, a folder (its team.yaml, else its agent files), or one agent file.", completion: .file())
  var team: String

  @Option(help: "Leave out pairs that take less than this of each other, in percent.")
  var atLeast = 25

  @Option(help: "How it is written.")
  var format = DrawingFormat.text

  func validate() throws {
    guard (0...100).contains(atLeast) else { throw ValidationError("--at-least is a number from 0 to 100") }
  }

  func execute(_ console: inout Console) -> ExitStatus {
    guard let team = console.team(at: team) else { return .unusable }
    let overlap = TeamOverlap(of: team)
    switch format {
    case .text: console.print(OverlapReport.text(overlap, atLeast: atLeast, Console.style))
    case .json: console.print(OverlapReport.json(overlap, atLeast: atLeast).pretty())
    case .svg: console.print(OverlapDrawing.svg(overlap))
    }
    return .clean
  }
}
