internal import SessionCore

/// Sessions on their way from one machine to another: the lines of their logs, byte for byte.
extension StateFolder {
  /// Hands out the whole lines of a session's log, in order, in pieces.
  ///
  /// - Returns: what was wrong with the log; damaged lines are handed out as they stand, an unfinished one is not.
  package func export(
    _ id: String, to write: ([UInt8]) throws -> Void
  ) throws -> [LogProblem] {
    let file = try OpenFile(reading: log(of: id) ?? root)
    let stored = try LogReader.read(file)
    guard !stored.isForeign else { throw LogOpenError(.foreign, file.path) }
    var buffer = [UInt8](repeating: 0, count: max(1, min(1 << 18, stored.end)))
    var place = 0
    while place < stored.end {
      let count = min(try file.read(into: &buffer, from: 0, at: place), stored.end - place)
      guard count > 0 else { break }
      try write(Array(buffer[..<count]))
      place += count
    }
    return stored.problems
  }

  /// Makes a session of an exported log.
  ///
  /// - Parameter id: what it is to be called here; nil: what it was called there.
  /// - Returns: the id that it has, and what was wrong with the log.
  package func importLog(_ path: String, as id: String?) throws -> (id: String, problems: [LogProblem]) {
    let file = try OpenFile(reading: path)
    let stored = try LogReader.read(file)
    guard !stored.isForeign, !stored.events.isEmpty else { throw LogOpenError(.foreign, path) }
    guard let id = id ?? SessionState(folding: stored.events).sessionID else {
      throw ImportError("\(path) does not say which session it is; name one with --as.")
    }
    guard let folder = folder(of: id), let log = log(of: id) else {
      throw ImportError("\(id) cannot be a session's id: letters, digits, dots, hyphens and underscores can.")
    }
    guard !Self.exists(folder) else {
      throw ImportError("There is a session \(id) already. Give this one another id with --as.")
    }
    // Made under a name that no list looks at, so that half a session is never seen.
    let making = root + "/.import-\(id)-\(ProcessIdentity.current.pid)"
    try Self.makeFolder(making)
    let target = try OpenFile(creating: making + "/" + LogFile.name)
    var buffer = [UInt8](repeating: 0, count: max(1, min(1 << 18, stored.end)))
    var place = 0
    while place < stored.end {
      let count = min(try file.read(into: &buffer, from: 0, at: place), stored.end - place)
      guard count > 0 else { break }
      let number = buffer.withUnsafeBytes {
        target.write(UnsafeRawBufferPointer(rebasing: $0[..<count]), by: DiskCalls())
      }
      guard number == 0 else { throw OpenFile.error(log, number) }
      place += count
    }
    for number in [target.sync(by: DiskCalls()), OpenFile.syncFolder(making)] where number != 0 {
      throw OpenFile.error(log, number)
    }
    try Self.move(making, to: folder)
    return (id, stored.problems)
  }
}

/// Why an exported log was not taken in.
package struct ImportError: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
