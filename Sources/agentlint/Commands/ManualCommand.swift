internal import AgentDefinitions
internal import ArgumentParser
internal import JSONText

/// `agentlint manual`
struct ManualCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page.",
    discussion: """
      To read it: agentlint manual | man -l -
      Completion of arguments is printed by agentlint --generate-completion-script bash|zsh|fish.
      """)

  func execute(_ console: inout Console) -> ExitStatus {
    guard let tool = try? JSON(parsing: Array(AgentLint._dumpHelp().utf8)) else { return .unusable }
    console.print(ManualPage.text(of: tool, version: ProgramVersion.current, date: console.today.description))
    return .clean
  }
}
