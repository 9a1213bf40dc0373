package import SessionCore

/// What people do with stored sessions. A session that a process runs is left to that process.
extension StateFolder {
  /// Puts events of a person's on a session's record.
  package func record(_ data: [any EventData], in id: String, by writer: LogWriter) async throws {
    guard let folder = folder(of: id), let log = log(of: id), Self.exists(log) else {
      throw SessionNotFound(text: id, root: root, candidates: [])
    }
    let opened = try await FileEventLog.open(in: folder, writer: writer)
    do throws(LogFailure) {
      try await opened.log.append(
        data.map { SessionEvent(id: writer.makeID(), timestamp: writer.now(), data: $0) }, isDurable: true)
    } catch {
      await opened.log.close()
      throw error
    }
    await opened.log.close()
  }

  /// Where sessions go that were thrown away. Nothing takes them from there.
  package var trash: String { root + "/.trash" }

  /// Moves a session with all its files to the trash.
  ///
  /// - Returns: where it is now.
  package func discard(_ id: String, at now: Timestamp) throws(LogOpenError) -> String {
    guard let folder = folder(of: id), let log = log(of: id) else { throw LogOpenError(.missing, root + "/" + id) }
    // Held until it is moved, so that nobody begins to write in between.
    let file = try OpenFile(appending: log, mayCreate: false)
    guard try file.lock() else { throw LogOpenError(.inUse(pid: owner(of: file)), log) }
    try Self.makeFolder(trash)
    let target = "\(trash)/\(id)-\(now.milliseconds)"
    try Self.move(folder, to: target)
    return target
  }

  private func owner(of file: OpenFile) -> Int? {
    guard let writer = (try? LogReader.read(file))?.lastWriter else { return nil }
    return ProcessIdentity(pid: writer.pid, startTime: writer.startTime).isAlive ? writer.pid : nil
  }
}
