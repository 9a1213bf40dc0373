internal import SessionCore
internal import Synchronization

/// The commands of one session that may go on after their call. Each belongs to the agent that started it: nobody else
/// sees it, and it ends with that agent.
final class Shells: Sendable {
  private struct Book {
    var commands: [ShellCommand] = []
    var next = 1
  }

  /// By the node of the agent.
  private let books = Mutex<[String: Book]>([:])

  /// As many as one agent may leave running.
  static let runningLimit = 16
  private static let idLimit = 64

  /// Starts a command line.
  ///
  /// - Parameter id: nil: a number.
  /// - Throws: `ToolFailure` when the id is taken, or too much runs already.
  func start(
    _ line: String, summary: String, id: String?, terminal: Terminal?, timeLimit: Duration?, in context: ToolContext,
    showing show: @escaping @Sendable ([UInt8]) -> Void
  ) throws(ToolFailure) -> ShellCommand {
    if let id, !Self.isUsable(id) {
      throw ToolFailure(
        .badArguments, "A shellId has at most \(Self.idLimit) letters, digits and - _ . and no others.")
    }
    let command = try books.withLock { (books) throws(ToolFailure) -> ShellCommand in
      var book = books[context.nodeID] ?? Book()
      guard book.commands.count(where: \.isRunning) < Self.runningLimit else {
        throw .forModel("\(Self.runningLimit) commands of yours are running. Stop one with stop_bash first.")
      }
      if let id, let other = book.commands.first(where: { $0.id == id && $0.isRunning }) {
        throw .forModel("The shellId \(id) is taken: \(other.shownLine) is running. Use another, or stop_bash.")
      }
      while id == nil, book.commands.contains(where: { $0.id == String(book.next) }) { book.next += 1 }
      let command = ShellCommand(
        id: id ?? String(book.next), line: line, summary: summary, terminal: terminal, timeLimit: timeLimit, in: context
      )
      if id == nil { book.next += 1 }
      book.commands.removeAll { $0.id == command.id }
      book.commands.append(command)
      books[context.nodeID] = book
      // Inside the lock, so that whoever ends the agent finds it running.
      command.start(in: context, showing: show)
      return command
    }
    return command
  }

  private static func isUsable(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= idLimit
      && id.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  func commands(of node: String) -> [ShellCommand] { books.withLock { $0[node]?.commands ?? [] } }

  /// - Throws: `ToolFailure` with the ids that there are.
  func find(_ id: String, of node: String) throws(ToolFailure) -> ShellCommand {
    let commands = commands(of: node)
    if let command = commands.first(where: { $0.id == id }) { return command }
    let ids = commands.map(\.id).joined(separator: ", ")
    throw .forModel(
      "There is no command with the shellId \(id.shownPath). "
        + (ids.isEmpty ? "You have none running." : "There are: \(ids)."))
  }

  /// Whoever started it has seen its end.
  func forget(_ command: ShellCommand, of node: String) {
    books.withLock { $0[node]?.commands.removeAll { $0 === command } }
  }

  /// Ends what runs for an agent, or, with nil, for everybody.
  func end(node: String?) async {
    let commands = books.withLock { books in
      guard let node else {
        defer { books = [:] }
        return books.values.flatMap(\.commands)
      }
      return books.removeValue(forKey: node)?.commands ?? []
    }
    for command in commands { command.cancel() }
    for command in commands { await command.stop() }
  }
}

extension ShellCommand {
  /// As a list or a question can hold it.
  var shownLine: String { line.shownPath }
}
