internal import ArgumentParser
internal import JSONText
internal import SessionHost
internal import TerminalWindow

/// `agentrun show [ID]`: one session on a page.
struct ShowCommand: StoredSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a session: what it is, its agents, what it cost and the last answer.",
    discussion: "Without an id it is the latest one.")

  @Argument(help: "The session's id, a beginning that only it has, or its name.")
  var id: String?

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var state: StateOptions

  func work() async throws {
    let (folder, id) = try state.find(id)
    let session = folder.session(id)
    if json {
      StandardOutput.write(SessionDocument(session).json.text + "\n")
      return
    }
    guard session.problem == nil, let log = folder.log(of: id) else {
      throw StartError("\(id): \(session.problem ?? "it has no log")")
    }
    let stored = try LogReader.read(log)
    OutputStyle.print(
      SessionDetails(style: OutputStyle.style, columns: min(OutputStyle.columns, 120), now: Identifiers.now())
        .lines(session, stored.events, problems: stored.problems))
  }
}
