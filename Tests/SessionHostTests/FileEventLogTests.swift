import Foundation
import SessionCore
import Synchronization
import Testing

@testable import SessionHost

@Suite struct FileEventLogTests {
  private let folder = TemporaryFolder()

  private var sessionFolder: String { folder.file("root/s1") }
  private var path: String { sessionFolder + "/events.jsonl" }

  private func open(_ calls: DiskCalls = DiskCalls()) async throws -> FileEventLog.Opened {
    try await FileEventLog.open(in: sessionFolder, writer: SampleLog.writer, calls: calls)
  }

  private func event(_ id: String, _ text: String = "x") -> SessionEvent {
    SampleLog.event(id, SessionInfo(infoType: "test", message: text))
  }

  @Test func aNewLogBeginsWithItsWriter() async throws {
    let opened = try await open()
    #expect(opened.stored.events.isEmpty && opened.movedAside == nil)
    try await opened.log.append([event("a"), event("b")], isDurable: true)
    let log = try LogReader.read(path)
    #expect(log.events.map(\.type) == ["roster.writer", "session.info", "session.info"])
    #expect(log.lines.map(\.seq) == [1, 2, 3] && log.lines.map(\.epoch) == [1, 1, 1])
    #expect(log.lastWriter?.json == RosterWriter(pid: 4711, startTime: "99", version: "0.1.0").json)
    #expect(log.problems == [])
  }

  @Test func onlyTheUserMayReadIt() async throws {
    _ = try await open()
    #expect(try folder.mode("root") == 0o700)
    #expect(try folder.mode("root/s1") == 0o700)
    #expect(try folder.mode("root/s1/events.jsonl") == 0o600)
  }

  @Test func eachWriterGoesOnWithAHigherEpoch() async throws {
    for round in 1...3 {
      let opened = try await open()
      #expect(opened.stored.lastSeq == (round - 1) * 2 && opened.stored.epoch == round - 1)
      try await opened.log.append([event("e\(round)")], isDurable: false)
      await opened.log.close()
    }
    let log = try LogReader.read(path)
    #expect(log.lines.map(\.seq) == Array(1...6))
    #expect(log.lines.map(\.epoch) == [1, 1, 2, 2, 3, 3])
  }

  @Test func aSecondWriterIsRefused() async throws {
    let first = try await open()
    await #expect(throws: LogOpenError(.inUse(pid: nil), path)) { try await open() }
    await first.log.close()
    _ = try await open()
  }

  @Test func aClosedLogTakesNothing() async throws {
    let opened = try await open()
    await opened.log.close()
    await #expect(throws: LogFailure(.closed, "The session's log is closed.")) {
      try await opened.log.append([event("a")], isDurable: true)
    }
  }

  @Test func cutAnywhereItIsReadAndGoneOnWith() async throws {
    let bytes = Array(SampleLog.lines([0, 2, 4].map { SampleLog.events[$0] }).joined())
    for cut in 0...bytes.count {
      let folder = TemporaryFolder()
      try folder.write(bytes[..<cut], to: "events.jsonl")
      let opened = try await FileEventLog.open(in: folder.path, writer: SampleLog.writer)
      let whole = opened.stored.end
      try await opened.log.append([event("new")], isDurable: true)

      let log = try LogReader.read(folder.file("events.jsonl"))
      #expect(log.problems == [], "cut at \(cut)")
      #expect(
        log.ids.filter { !$0.hasPrefix("w") } == opened.stored.ids.filter { $0 != "w1" } + ["new"], "cut at \(cut)")
      #expect(log.lines.map(\.seq) == Array(1...log.lines.count), "cut at \(cut)")
      #expect(log.epoch == opened.stored.epoch + 1, "cut at \(cut)")
      #expect(try Array(folder.bytes("events.jsonl")[..<whole]) == Array(bytes[..<whole]), "cut at \(cut)")
      if whole == cut {
        #expect(opened.movedAside == nil && folder.names == ["events.jsonl"], "cut at \(cut)")
      } else {
        #expect(opened.movedAside == folder.file("events.jsonl.torn-1"), "cut at \(cut)")
        #expect(try folder.bytes("events.jsonl.torn-1") == Array(bytes[whole..<cut]), "cut at \(cut)")
        #expect(try folder.mode("events.jsonl.torn-1") == 0o600)
      }
    }
  }

  @Test(arguments: [
    Array("\0\0\0\0".utf8), Array("garbage\n\0\0".utf8), Array(SampleLog.lines()[3].dropFirst()),
  ])
  func aBadEndIsMovedAsideAndNeverOverEarlierOnes(tail: [UInt8]) async throws {
    for round in 1...2 {
      let opened = try await open()
      #expect(opened.movedAside == (round == 1 ? nil : sessionFolder + "/events.jsonl.torn-\(round - 1)"))
      await opened.log.close()
      try folder.append(tail, to: "root/s1/events.jsonl")
    }
    let last = try await open()
    #expect(last.movedAside == sessionFolder + "/events.jsonl.torn-2")
    #expect(try folder.bytes("root/s1/events.jsonl.torn-1") == tail)
    #expect(try LogReader.read(path).problems == [])
  }

  @Test func whatWasWrongIsToldInAFewSentences() async throws {
    let bad = Array("bad\n".utf8)
    let lines = SampleLog.lines()
    let bytes = Array([lines[0], bad, lines[1], bad, lines[2], bad, bad, bad, lines[3], Array("torn".utf8)].joined())
    try folder.write(bytes, to: "events.jsonl")
    let opened = try await FileEventLog.open(in: folder.path, writer: SampleLog.writer)
    let skipped = { (line: Int) in
      let place = lines[..<(line + 1)].joined().count + 4 * line
      return "A line of the log is damaged and was skipped (4 bytes at \(place))."
    }
    #expect(
      opened.notices == [
        "The log ended in an unfinished write; that end was moved to \(folder.file("events.jsonl.torn-1")).",
        skipped(0), skipped(1), skipped(2), "2 more lines of the log were found damaged.",
      ])
  }

  @Test func aBadLineInTheMiddleStaysWhereItIs() async throws {
    let bytes = Array((SampleLog.lines()[..<2] + [Array("bad\n".utf8)] + SampleLog.lines()[2...]).joined())
    try folder.write(bytes, to: "events.jsonl")
    let opened = try await FileEventLog.open(in: folder.path, writer: SampleLog.writer)
    #expect(opened.movedAside == nil && opened.stored.kinds == [.damaged])
    await opened.log.close()
    #expect(try folder.bytes("events.jsonl").starts(with: bytes))
  }

  @Test func aNewerFormatIsReadAndNotWritten() async throws {
    let event = SampleLog.event("w9", RosterWriter(format: 2, pid: 1, startTime: "", version: "9.0.0"))
    let bytes = SampleLog.lines([event])[0]
    try folder.write(bytes, to: "events.jsonl")
    await #expect(throws: LogOpenError(.newerFormat(2), folder.file("events.jsonl"))) {
      try await FileEventLog.open(in: folder.path, writer: SampleLog.writer)
    }
    #expect(try LogReader.read(folder.file("events.jsonl")).ids == ["w9"])
    #expect(try folder.bytes("events.jsonl") == bytes && folder.names == ["events.jsonl"])
  }

  @Test func somebodyElsesFileIsLeftAlone() async throws {
    let bytes = Array(#"{"id":"x","type":"session.start","data":{}}"#.utf8) + [10]
    try folder.write(bytes, to: "events.jsonl")
    await #expect(throws: LogOpenError(.foreign, folder.file("events.jsonl"))) {
      try await FileEventLog.open(in: folder.path, writer: SampleLog.writer)
    }
    #expect(try folder.bytes("events.jsonl") == bytes)
  }

  // MARK: Disks that fail

  @Test func shortAndInterruptedWritesAreContinued() async throws {
    let opened = try await open(
      DiskCalls(write: { descriptor, bytes in
        if bytes.count % 2 == 0 {
          errno = EINTR
          _ = DiskCalls.systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(1)))
          return 1
        }
        return DiskCalls.systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(7)))
      }))
    try await opened.log.append([event("a", "some text"), event("b")], isDurable: true)
    #expect(try LogReader.read(path).ids.suffix(2) == ["a", "b"])
    #expect(try LogReader.read(path).problems == [])
  }

  @Test(
    arguments: [(ENOSPC, .noSpace), (EDQUOT, .noSpace), (EFBIG, .noSpace), (EIO, .io)] as [(Int32, LogFailure.Code)])
  func aWriteThatFailsHalfwayLeavesNothing(number: Int32, code: LogFailure.Code) async throws {
    let room = Mutex(Int.max)
    let opened = try await open(
      DiskCalls(write: { descriptor, bytes in
        let allowed = room.withLock { room in
          defer { room = max(0, room - bytes.count) }
          return min(room, bytes.count)
        }
        guard allowed > 0 else {
          errno = number
          return -1
        }
        return DiskCalls.systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(allowed)))
      }))
    try await opened.log.append([event("a")], isDurable: true)
    room.withLock { $0 = 100 }
    let failure = await #expect(throws: LogFailure.self) {
      try await opened.log.append([event("b", String(repeating: "x", count: 500))], isDurable: true)
    }
    #expect(failure?.code == code)
    #expect(try LogReader.read(path).problems == [])
    room.withLock { $0 = Int.max }
    try await opened.log.append([event("c")], isDurable: true)
    let log = try LogReader.read(path)
    #expect(log.ids.suffix(2) == ["a", "c"] && log.lines.map(\.seq) == [1, 2, 3] && log.problems == [])
  }

  @Test func afterAFailedSyncTheFileIsReadAgain() async throws {
    let isBroken = Mutex(false)
    let opened = try await open(
      DiskCalls(sync: { descriptor in
        guard isBroken.withLock({ $0 }) else { return DiskCalls.systemSync(descriptor) }
        errno = EIO
        return -1
      }))
    isBroken.withLock { $0 = true }
    let failure = await #expect(throws: LogFailure.self) {
      try await opened.log.append([event("a")], isDurable: true)
    }
    #expect(failure?.code == .io)
    isBroken.withLock { $0 = false }
    try folder.append(Array("half a li".utf8), to: "root/s1/events.jsonl")
    try await opened.log.append([event("b")], isDurable: true)
    let log = try LogReader.read(path)
    #expect(log.events.map(\.type) == ["roster.writer", "session.info", "roster.writer", "session.info"])
    #expect(log.lines.map(\.epoch) == [1, 1, 2, 2] && log.lines.map(\.seq) == [1, 2, 3, 4])
    #expect(folder.names == ["root"] && log.problems == [])
    #expect(try folder.bytes("root/s1/events.jsonl.torn-1") == Array("half a li".utf8))
  }

  @Test func whoeverElseWritesIsNoticed() async throws {
    let opened = try await open()
    try folder.append([0x0A], to: "root/s1/events.jsonl")
    let failure = await #expect(throws: LogFailure.self) {
      try await opened.log.append([event("a")], isDurable: false)
    }
    #expect(failure?.code == .fenced)
  }

  @Test func aLogThatIsTakenAwayIsNoticed() async throws {
    let opened = try await open()
    try await opened.log.append([event("a")], isDurable: true)
    try FileManager.default.removeItem(atPath: sessionFolder)
    let failure = await #expect(throws: LogFailure.self) {
      try await opened.log.append([event("b")], isDurable: true)
    }
    #expect(failure?.code == .io)
  }

  @Test func aFolderThatCannotBeMadeIsTold() async throws {
    try folder.write([], to: "root")
    await #expect(throws: LogOpenError.self) { try await open() }
  }

  @Test func manyAppendersKeepOneOrder() async throws {
    let opened = try await open()
    try await withThrowingTaskGroup { group in
      for index in 0..<50 {
        group.addTask { try await opened.log.append([self.event("p\(index)")], isDurable: index % 3 == 0) }
      }
      try await group.waitForAll()
    }
    let log = try LogReader.read(path)
    #expect(log.lines.map(\.seq) == Array(1...51) && log.problems == [])
    #expect(Set(log.ids).count == 51)
  }
}
