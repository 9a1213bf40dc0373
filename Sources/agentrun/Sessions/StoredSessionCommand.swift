internal import AgentDefinitions
internal import ArgumentParser
internal import SessionCore
internal import SessionHost
internal import TerminalText
internal import TerminalWindow

/// A subcommand about sessions that are kept: 0 when it did its work, 2 when it could not, having said why.
protocol StoredSessionCommand: SessionCommand {
  func work() async throws
}

extension StoredSessionCommand {
  func perform() async -> Int32 {
    do {
      try await work()
      return 0
    } catch {
      StandardError.write("agentrun: \(TerminalSanitizer.clean("\(error)"))\n")
      return 2
    }
  }
}

/// Where sessions are kept.
struct StateOptions: ParsableArguments {
  @Option(help: "Where sessions are kept (default: $XDG_STATE_HOME/roster/sessions).")
  var stateDir: String?

  func folder() throws -> StateFolder { try SessionRun.stateFolder(stateDir) }

  /// The session that is meant; without a word, the latest.
  func find(_ text: String?) throws -> (folder: StateFolder, id: String) {
    let folder = try folder()
    if let text { return (folder, try folder.find(text)) }
    guard let latest = folder.latest() else { throw StartError("There is no session in \(folder.root).") }
    return (folder, latest.id)
  }

  static var writer: LogWriter {
    LogWriter(version: ProgramVersion.current, now: Identifiers.now, makeID: Identifiers.uuid)
  }
}

/// How much room there is on standard output, and whether it takes colours.
enum OutputStyle {
  static var style: TerminalStyle {
    RunWindow.Settings(
      format: .text, level: .normal, isOutputTerminal: Process.isTerminal(1), isErrorTerminal: Process.isTerminal(1),
      environment: Process.environment
    ).style
  }

  /// A pipe takes lines of any length.
  static var columns: Int { Process.isTerminal(1) ? ScreenSize(ofTerminal: 1)?.columns ?? 80 : 1000 }

  static func print(_ lines: [String]) {
    StandardOutput.write(lines.map { $0 + "\n" }.joined())
  }
}
