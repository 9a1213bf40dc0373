internal import ArgumentParser
internal import SessionHost

/// `agentrun export [ID]`
struct ExportCommand: StoredSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes a session's log to standard output, byte for byte.",
    discussion: """
      Without an id it is the latest one. Files that tools kept beside the log are not part of it.

      Example:
        agentrun export 7b1c > session.jsonl && scp session.jsonl host: && ssh host agentrun import session.jsonl
      """)

  @Argument(help: "The session's id, a beginning that only it has, or its name.")
  var id: String?

  @OptionGroup var state: StateOptions

  func work() async throws {
    let (folder, id) = try state.find(id)
    for problem in try folder.export(id, to: { StandardOutput.write($0) }) { StandardError.write("‼ \(problem)\n") }
  }
}

/// `agentrun import FILE`
struct ImportCommand: StoredSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes a session of a log that was exported, and prints its id.")

  @Argument(help: "The exported log.", completion: .file())
  var file: String

  @Option(name: .customLong("as"), help: "The id that it is to have here (default: the one that it had).")
  var id: String?

  @OptionGroup var state: StateOptions

  func work() async throws {
    let (id, problems) = try state.folder().importLog(file, as: id)
    for problem in problems { StandardError.write("‼ \(problem)\n") }
    print(id)
  }
}
