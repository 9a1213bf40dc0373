internal import SessionCore
internal import SessionHost

/// A stored session that is to go on.
struct StoredRun: Sendable {
  let id: String
  let state: SessionState

  var origin: SessionStart.Origin? { state.origin }
  var selectedAgent: String? { state.selectedAgent }
  var workingDirectory: String? { state.workingDirectory }

  /// Everything that is on record.
  func events(_ options: SessionOptions) throws -> [SessionEvent] {
    guard let log = try SessionRun.stateFolder(options.stateDir).log(of: id) else {
      throw StartError("\(id) is not the id of a session.")
    }
    return try LogReader.read(log).events
  }

  static func find(_ id: String?, options: SessionOptions) throws -> StoredRun {
    let folder = try SessionRun.stateFolder(options.stateDir)
    let found: String
    if let id {
      found = try folder.find(id)
    } else {
      guard let latest = folder.latest() else { throw StartError("There is no session in \(folder.root).") }
      found = latest.id
    }
    guard let log = folder.log(of: found) else { throw StartError("\(found) is not the id of a session.") }
    return StoredRun(id: found, state: SessionState(folding: try LogReader.read(log).events))
  }
}
