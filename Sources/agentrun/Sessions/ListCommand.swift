internal import ArgumentParser
internal import JSONText
internal import SessionCore
internal import SessionHost
internal import TerminalWindow

/// `agentrun ls`: the sessions of this repository.
struct ListCommand: StoredSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls", abstract: "Lists sessions: those that need you, those at work, and the latest.",
    discussion: """
      Without --all only those that work in this repository (or, outside of one, below this folder).

      Examples:
        agentrun ls
        agentrun ls --all --json | jq '.[] | select(.status == "needs_input")'
        agentrun ls --watch
      """)

  @Flag(help: "Those of every repository.")
  var all = false

  @Flag(help: "Those that were archived too.")
  var archived = false

  @Flag(help: "One JSON array.")
  var json = false

  @Flag(help: "Go on showing how they stand, until Ctrl-C.")
  var watch = false

  @OptionGroup var state: StateOptions

  func validate() throws {
    if watch, json { throw ValidationError("--watch is for people and --json for programs: use one of them.") }
  }

  func work() async throws {
    let folder = try state.folder()
    let place = all ? nil : Repository.around(Process.realPath(".") ?? "")
    guard watch else { return show(in: folder, place) }
    guard Process.isTerminal(1) else { throw StartError("--watch needs a terminal on standard output.") }
    var last: [String] = []
    while true {
      let lines = table(selected(folder.sessions(), place).shown)
      if lines != last {
        // From the top of the screen, and nothing of the last picture below it.
        StandardOutput.write("\u{1B}[H\u{1B}[2J")
        OutputStyle.print(lines.isEmpty ? ["No sessions."] : lines)
        last = lines
      }
      try await Task.sleep(for: .seconds(1))
    }
  }

  private func show(in folder: StateFolder, _ place: String?) {
    let (shown, elsewhere) = selected(folder.sessions(), place)
    if json {
      StandardOutput.write(JSON.array(shown.map { SessionDocument($0).json }).text + "\n")
      return
    }
    OutputStyle.print(table(shown))
    if shown.isEmpty { StandardError.write("No sessions \(all ? "in \(folder.root)" : "here").\n") }
    if elsewhere > 0 {
      StandardError.write("\(elsewhere) more elsewhere: agentrun ls --all\n")
    }
  }

  private func selected(_ sessions: [StoredSession], _ place: String?) -> (shown: [StoredSession], elsewhere: Int) {
    let kept = sessions.filter { archived || !$0.isArchived }
    let here = kept.filter { session in
      guard let place else { return true }
      guard let folder = session.workingDirectory else { return false }
      return folder == place || folder.hasPrefix(place == "/" ? place : place + "/")
    }
    return (SessionTable.sorted(here), kept.count - here.count)
  }

  private func table(_ sessions: [StoredSession]) -> [String] {
    SessionTable(style: OutputStyle.style, columns: OutputStyle.columns, now: Identifiers.now()).lines(sessions)
  }
}

/// The repository that a folder is in.
enum Repository {
  /// Its top; the folder itself where it is in none.
  static func around(_ folder: String) -> String {
    var current = folder
    while !current.isEmpty {
      if Process.realPath(current + "/.git") != nil { return current }
      guard let slash = current.lastIndex(of: "/") else { break }
      current = String(current[..<slash])
    }
    return folder
  }
}
