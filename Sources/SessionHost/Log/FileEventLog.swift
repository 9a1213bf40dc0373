package import SessionCore

/// The log of one session as a file of JSON lines: `events.jsonl` in a folder of its own.
///
/// Holds an exclusive lock for as long as it lives. Events that were appended are in the file when `append` returns;
/// durable ones are on the disk.
package actor FileEventLog: EventLog {
  /// A log that was opened: what it held, and what had to be put right before the first append.
  package struct Opened: Sendable {
    package var log: FileEventLog
    package var stored: ReadLog
    /// Where the end of an unfinished write was moved to.
    package var movedAside: String?

    /// What a person should know of it before the session goes on.
    package var notices: [String] {
      var notices = movedAside.map { ["The log ended in an unfinished write; that end was moved to \($0)."] } ?? []
      let rest = stored.problems.filter { $0.kind != .tornTail }
      notices += rest.prefix(3).map(\.description)
      if rest.count > 3 { notices.append("\(rest.count - 3) more lines of the log were found damaged.") }
      return notices
    }
  }

  package nonisolated let path: String
  private let folder: String
  private let writer: LogWriter
  private let calls: DiskCalls
  /// Nil after a failure that leaves open what is in the file: the next append reads it again.
  private var file: OpenFile?
  private var isClosed = false
  private var isFolderSynced: Bool
  /// Where the last whole line ends, and the file.
  private var end: Int
  private var seq: Int
  private var epoch: Int
  private var buffer: [UInt8] = []

  private init(_ opened: LogFile, folder: String, writer: LogWriter, calls: DiskCalls) {
    path = opened.file.path
    self.folder = folder
    self.writer = writer
    self.calls = calls
    file = opened.file
    isFolderSynced = !opened.isNew && opened.movedAside == nil
    end = opened.stored.end
    seq = opened.stored.lastSeq
    epoch = opened.stored.epoch + 1
  }

  /// Opens the log in `folder`, which is made if it is not there, and becomes its writer.
  package static func open(
    in folder: String, writer: LogWriter, calls: DiskCalls = DiskCalls()
  ) async throws(LogOpenError) -> Opened {
    try StateFolder.makeFolder(folder)
    let opened = try LogFile.open(in: folder, mayCreate: true)
    let log = FileEventLog(opened, folder: folder, writer: writer, calls: calls)
    do { try await log.introduce() } catch {
      throw LogOpenError(error.code == .noSpace ? .noSpace : .io, opened.file.path, error.message)
    }
    return Opened(log: log, stored: opened.stored, movedAside: opened.movedAside)
  }

  package func append(_ events: [SessionEvent], isDurable: Bool) async throws(LogFailure) {
    guard !isClosed else { throw LogFailure(.closed, "The session's log is closed.") }
    if file == nil { try reopen() }
    try write(events)
    if isDurable { try await sync() }
  }

  package func close() {
    isClosed = true
    file = nil
  }

  /// The first line of a writer says who it is.
  private func introduce() throws(LogFailure) { try write([writer.event()]) }

  // MARK: Writing

  /// One call for all of them: either every line is in the file, or none.
  private func write(_ events: [SessionEvent]) throws(LogFailure) {
    guard let file else { throw LogFailure(.io, "The session's log is not open.") }
    guard file.size == end else { throw fenced() }
    buffer.removeAll(keepingCapacity: true)
    for (index, event) in events.enumerated() {
      let start = buffer.count
      LogStamp.append(event, seq: seq + index + 1, epoch: epoch, to: &buffer)
      guard buffer.count - start <= LogReader.longestLine else {
        throw LogFailure(.io, "An event of \(buffer.count - start) bytes is too long to be stored.")
      }
    }
    let number = buffer.withUnsafeBytes { file.write($0, by: calls) }
    guard number == 0 else {
      // A part of it may be in the file. If even taking that back fails, the next append starts by reading.
      if !file.cut(to: end) { self.file = nil }
      throw failure(number, "written")
    }
    end += buffer.count
    seq += events.count
    if buffer.capacity > 1 << 20 { buffer = [] }
  }

  private func sync() async throws(LogFailure) {
    guard let file else { throw LogFailure(.io, "The session's log is not open.") }
    let (calls, folder, isFolderSynced) = (calls, folder, isFolderSynced)
    let number = await DiskPace.wait(on: file.device) {
      var number = file.sync(by: calls)
      // A new file, and its folder, must be found again too.
      if number == 0, !isFolderSynced { number = OpenFile.syncFolder(folder) }
      if number == 0, !isFolderSynced { number = OpenFile.syncFolder(StateFolder.parent(of: folder)) }
      return number
    }
    guard number == 0 else {
      // What of the file is on the disk is unknown now, and asking again would say "all is well".
      if self.file === file { self.file = nil }
      throw failure(number, "synced")
    }
    if self.file === file { self.isFolderSynced = true }
    guard file.isInPlace else {
      throw LogFailure(.io, "The session's log \(path) was removed or replaced while it was written.")
    }
  }

  private func reopen() throws(LogFailure) {
    let opened: LogFile
    do { opened = try LogFile.open(in: folder, mayCreate: false) } catch {
      if case .inUse = error.code { throw LogFailure(.fenced, "\(error)") }
      throw LogFailure(error.code == .noSpace ? .noSpace : .io, "\(error)")
    }
    guard opened.stored.epoch == epoch else { throw fenced() }
    file = opened.file
    isFolderSynced = isFolderSynced && opened.movedAside == nil
    end = opened.stored.end
    seq = opened.stored.lastSeq
    epoch += 1
    try introduce()
  }

  private func fenced() -> LogFailure {
    file = nil
    return LogFailure(.fenced, "Something else has written to the session's log \(path).")
  }

  private func failure(_ number: Int32, _ verb: String) -> LogFailure {
    LogFailure(
      OpenFile.isLackOfSpace(number) ? .noSpace : .io,
      "The session's log \(path) could not be \(verb): \(systemText(number)).")
  }
}
