import SessionCore
import Testing

@testable import SessionHost

/// What people do with sessions that are stored.
@Suite struct KeepingTests {
  private static let gone = ProcessIdentity(pid: 0, startTime: "")

  private func make(_ state: StateFolder, _ id: String, _ prompt: String = "Where?") async throws {
    var writer = SampleLog.writer
    writer.process = Self.gone
    let opened = try await FileEventLog.open(in: try #require(state.folder(of: id)), writer: writer)
    try await opened.log.append(
      [
        SampleLog.event(
          "s", SessionStart(sessionID: id, version: "0.1.0", startTime: "", model: nil, workingDirectory: "/w")),
        SampleLog.event("1", UserMessage(content: prompt, messageID: "m", delivery: .idle)),
        SampleLog.event("2", RosterRunEnded(outcome: .success, isEmptyHanded: false)),
      ], isDurable: false)
    await opened.log.close()
  }

  @Test func aNameAndBeingArchivedAreOnRecord() async throws {
    let folder = TemporaryFolder()
    let state = StateFolder(root: folder.path)
    try await make(state, "one")
    try await make(state, "two")
    try await state.record([RosterRenamed(name: "retry logic")], in: "one", by: SampleLog.writer)
    try await state.record([RosterArchived(isArchived: true)], in: "one", by: SampleLog.writer)
    #expect(state.session("one").title == "retry logic" && state.session("one").isArchived)
    #expect(try state.find("retry logic") == "one")
    #expect(state.session("one").workingDirectory == "/w")
    try await state.record(
      [RosterRenamed(name: nil), RosterArchived(isArchived: false)], in: "one", by: SampleLog.writer)
    #expect(state.session("one").title == "Where?" && !state.session("one").isArchived)
    await #expect(throws: SessionNotFound.self) {
      try await state.record([RosterRenamed(name: "x")], in: "three", by: SampleLog.writer)
    }
  }

  @Test func whatIsThrownAwayIsInTheTrash() async throws {
    let folder = TemporaryFolder()
    let state = StateFolder(root: folder.path)
    try await make(state, "one")
    let before = try LogReader.read(try #require(state.log(of: "one"))).ids
    let place = try state.discard("one", at: Timestamp(milliseconds: 17))
    #expect(place == folder.path + "/.trash/one-17")
    #expect(try LogReader.read(place + "/events.jsonl").ids == before)
    #expect(state.sessions() == [])
  }

  @Test func aSessionThatIsBeingWrittenIsLeftAlone() async throws {
    let folder = TemporaryFolder()
    let state = StateFolder(root: folder.path)
    var writer = SampleLog.writer
    writer.process = .current
    let opened = try await FileEventLog.open(in: try #require(state.folder(of: "one")), writer: writer)
    let error = #expect(throws: LogOpenError.self) { try state.discard("one", at: Timestamp(milliseconds: 17)) }
    #expect(error?.code == .inUse(pid: ProcessIdentity.current.pid))
    await #expect(throws: LogOpenError.self) {
      try await state.record([RosterRenamed(name: "x")], in: "one", by: SampleLog.writer)
    }
    #expect(state.sessionIDs() == ["one"])
    await opened.log.close()
  }

  @Test func whatIsExportedComesBackByteForByte() async throws {
    let folder = TemporaryFolder()
    let (here, there) = (StateFolder(root: folder.path + "/here"), StateFolder(root: folder.path + "/there"))
    try await make(here, "one", "Where?\u{2028}é 🐓")
    let log = try #require(here.log(of: "one"))
    let whole = try folder.bytes("here/one/events.jsonl")
    // What a crash leaves behind is no part of the session.
    try folder.write(whole + Array("{\"id\":\"torn".utf8), to: "here/one/events.jsonl")
    var bytes: [UInt8] = []
    #expect(try here.export("one") { bytes += $0 }.map(\.kind) == [.tornTail])
    #expect(bytes == whole)
    try folder.write(bytes, to: "session.jsonl")

    #expect(try there.importLog(folder.path + "/session.jsonl", as: nil).id == "one")
    #expect(try folder.bytes("there/one/events.jsonl") == whole)
    #expect(try LogReader.read(log).ids == LogReader.read(try #require(there.log(of: "one"))).ids)
    #expect(throws: ImportError.self) { try there.importLog(folder.path + "/session.jsonl", as: nil) }
    #expect(try there.importLog(folder.path + "/session.jsonl", as: "other").id == "other")
    #expect(throws: ImportError.self) { try there.importLog(folder.path + "/session.jsonl", as: "../out") }
    try folder.write(Array("{}\n".utf8), to: "foreign.jsonl")
    let error = #expect(throws: LogOpenError.self) { try there.importLog(folder.path + "/foreign.jsonl", as: nil) }
    #expect(error?.code == .foreign)
    #expect(there.sessionIDs() == ["one", "other"])
  }

  @Test func aTailHandsOutWhatWasAdded() async throws {
    let folder = TemporaryFolder()
    let lines = SampleLog.lines()
    try folder.write(lines[0] + lines[1].dropLast(5), to: "events.jsonl")
    var tail = LogTail(folder.path + "/events.jsonl")
    #expect(try tail.next().map(\.id) == ["w1"])
    #expect(try tail.next().map(\.id) == [])
    try folder.write(lines[0] + lines[1] + lines[2], to: "events.jsonl")
    #expect(try tail.next().map(\.id) == ["e1", "e2"])
    // A damaged line is passed over, and reading goes on behind it.
    try folder.write(Array(lines[0...2].joined()) + Array("rubbish\n".utf8) + lines[3], to: "events.jsonl")
    #expect(try tail.next().map(\.id) == ["e3"])
  }
}
