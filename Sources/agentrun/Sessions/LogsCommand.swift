internal import ArgumentParser
internal import JSONText
internal import SessionCore
internal import SessionHost
internal import TerminalWindow

/// `agentrun logs [ID]`: what happened in a session.
struct LogsCommand: StoredSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs", abstract: "Tells what happened in a session, or what happens in it now.",
    discussion: """
      Without an id it is the latest one.

      Examples:
        agentrun logs -f
        agentrun logs 7b1c --json | jq -r .type
      """)

  @Argument(help: "The session's id, a beginning that only it has, or its name.")
  var id: String?

  @Flag(name: .shortAndLong, help: "Go on until the process that runs the session is gone.")
  var follow = false

  @Flag(name: .shortAndLong, help: "Tool results, reasoning, attempts and decisions too.")
  var verbose = false

  @Flag(help: "The events, one JSON object a line.")
  var json = false

  @OptionGroup var state: StateOptions

  func work() async throws {
    let (folder, id) = try state.find(id)
    guard let log = folder.log(of: id) else { throw StartError("\(id) is not the id of a session.") }
    if !json {
      for problem in try LogReader.read(log).problems { StandardError.write("‼ \(problem)\n") }
    }
    var view = LogView(style: OutputStyle.style, isVerbose: verbose)
    var tail = LogTail(log)
    var owner: ProcessIdentity?
    while true {
      // Asked before the log is read: whatever the process wrote before it went away is then read too.
      let isOver = !follow || owner.map { !$0.isAlive } ?? false
      let events = try tail.next()
      for event in events {
        if let writer = event.data as? RosterWriter {
          owner = ProcessIdentity(pid: writer.pid, startTime: writer.startTime)
        }
        StandardOutput.write(json ? event.json.text + "\n" : view.text(for: event))
      }
      if isOver { return }
      if events.isEmpty { try await Task.sleep(for: .milliseconds(100)) }
    }
  }
}
