internal import SessionCore

/// A log's file, locked, read and ready to be appended to.
struct LogFile {
  static let name = "events.jsonl"

  var file: OpenFile
  var stored: ReadLog
  var isNew: Bool
  var movedAside: String?

  /// Locks before it reads, so that nothing comes in between.
  static func open(in folder: String, mayCreate: Bool) throws(LogOpenError) -> LogFile {
    let path = folder + "/" + name
    while true {
      let file = try OpenFile(appending: path, mayCreate: mayCreate)
      guard try file.lock() else { throw LogOpenError(.inUse(pid: holder(of: file)), path) }
      // Somebody may have moved the folder away between opening and locking.
      guard file.isInPlace else { continue }
      let stored = try LogReader.read(file)
      guard !stored.isForeign else { throw LogOpenError(.foreign, path) }
      guard !stored.isNewerFormat else { throw LogOpenError(.newerFormat(stored.format), path) }
      let movedAside = try moveTailAside(file, stored, folder)
      return LogFile(file: file, stored: stored, isNew: stored.size == 0, movedAside: movedAside)
    }
  }

  /// The last writer, if it is still there.
  private static func holder(of file: OpenFile) -> Int? {
    guard let stored = try? LogReader.read(file), let writer = stored.lastWriter else { return nil }
    let process = ProcessIdentity(pid: writer.pid, startTime: writer.startTime)
    return process.isAlive ? process.pid : nil
  }

  /// Copies what stands behind the last whole line to a file of its own, and only then takes it from the log.
  private static func moveTailAside(
    _ file: OpenFile, _ stored: ReadLog, _ folder: String
  ) throws(LogOpenError) -> String? {
    guard stored.size > stored.end else { return nil }
    let aside = try newTornFile(folder)
    var buffer = [UInt8](repeating: 0, count: min(1 << 18, stored.size - stored.end))
    var place = stored.end
    while place < stored.size {
      let count = try file.read(into: &buffer, from: 0, at: place)
      guard count > 0 else { break }
      let number = buffer.withUnsafeBytes {
        aside.write(UnsafeRawBufferPointer(rebasing: $0[..<count]), by: DiskCalls())
      }
      guard number == 0 else { throw OpenFile.error(aside.path, number) }
      place += count
    }
    for number in [aside.sync(by: DiskCalls()), OpenFile.syncFolder(folder)] where number != 0 {
      throw OpenFile.error(aside.path, number)
    }
    guard file.cut(to: stored.end) else { throw OpenFile.error(file.path) }
    return aside.path
  }

  private static func newTornFile(_ folder: String) throws(LogOpenError) -> OpenFile {
    var number = 1
    while true {
      let path = "\(folder)/\(name).torn-\(number)"
      guard StateFolder.exists(path) else { return try OpenFile(creating: path) }
      number += 1
    }
  }
}
