internal import AgentDefinitions
internal import AgentLinting
internal import ArgumentParser
internal import JSONText

/// `agentlint test TEAM`
struct TestCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Try the `tests` of a team: does each request go where it should?",
    discussion: """
      A test is `{ prompt: "Where is the retry logic?", expect: researcher }` in the team file's `tests`; \
      `expect: none` means nobody. No model is asked: the words of names and descriptions decide, as they do offline. \
      Exit status: 0 when every request goes where it should, 1 when one does not, 2 when there is nothing to try.
      """)

  @Argument(help: "A team file.")
  var team: String

  @Option(help: "How the outcome is written.")
  var format = DocumentFormat.text

  func execute(_ console: inout Console) -> ExitStatus {
    guard let definition = console.team(at: team) else { return .unusable }
    guard !definition.tests.isEmpty else {
      console.complain(
        "agentlint: \(team) has no tests; write, for example, tests: [{ prompt: \"Where is the retry logic?\", expect: "
          + "\(definition.agents[0].id.value) }]")
      return .unusable
    }
    let run = RoutingTestRun(of: definition)
    switch format {
    case .text: console.print(RoutingTestReport.text(run, definition, Console.style))
    case .json: console.print(RoutingTestReport.json(run).pretty())
    }
    return run.failed.isEmpty ? .clean : .findings
  }
}
