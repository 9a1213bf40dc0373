internal import ArgumentParser
internal import SessionCore
internal import SessionHost

/// `agentrun rename ID [NAME]`
struct RenameCommand: StoredSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Gives a session a name, or takes it away.")

  @Argument(help: "The session's id, a beginning that only it has, or its name.")
  var id: String

  @Argument(help: "The name; without one the session has none any more.")
  var name: [String] = []

  @OptionGroup var state: StateOptions

  func work() async throws {
    let (folder, id) = try state.find(id)
    let name = name.joined(separator: " ")
    guard name.utf8.count <= 200 else { throw StartError("A name has at most 200 bytes; this one has more.") }
    try await folder.record([RosterRenamed(name: name.isEmpty ? nil : name)], in: id, by: StateOptions.writer)
  }
}

/// `agentrun archive ID…`
struct ArchiveCommand: StoredSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Puts sessions away: lists leave them out, and nothing is lost.")

  @Argument(help: "The sessions' ids, or beginnings that only they have.")
  var ids: [String]

  @Flag(help: "Take them out again.")
  var undo = false

  @OptionGroup var state: StateOptions

  func work() async throws {
    for id in ids {
      let (folder, id) = try state.find(id)
      try await folder.record([RosterArchived(isArchived: !undo)], in: id, by: StateOptions.writer)
    }
  }
}

/// `agentrun rm ID…`
struct RemoveCommand: StoredSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "rm", abstract: "Moves sessions to the trash, and says where they are then.",
    discussion: "One that a process runs is left alone. Nothing empties the trash by itself.")

  @Argument(help: "The sessions' ids, or beginnings that only they have.")
  var ids: [String]

  @OptionGroup var state: StateOptions

  func work() async throws {
    for id in ids {
      let (folder, id) = try state.find(id)
      print("\(id) is now in \(try folder.discard(id, at: Identifiers.now()))")
    }
  }
}
