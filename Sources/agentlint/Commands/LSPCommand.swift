internal import ArgumentParser

/// `agentlint lsp`
struct LSPCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", abstract: "Serve an editor: findings while typing, fixes, completion, names.",
    discussion: """
      A language server on standard input and output, to be started by an editor; docs/editors.md says how. It ends \
      with status 0 after `shutdown` and `exit`, otherwise with 1.
      """)

  @Flag(help: ArgumentHelp("Says what is always so; some editors pass it.", visibility: .hidden))
  var stdio = false

  func execute(_ console: inout Console) -> ExitStatus { ServerLoop.run() }
}
