import SessionCore
import Testing

@testable import SessionHost

@Suite struct StateFolderTests {
  @Test(
    arguments: [
      ("/a/b", ["XDG_STATE_HOME": "/x", "HOME": "/h"], "/a/b"),
      ("rel/", [:], "rel"),
      (nil, ["XDG_STATE_HOME": "/x", "HOME": "/h"], "/x/roster/sessions"),
      (nil, ["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/roster/sessions"),
      ("", ["XDG_STATE_HOME": "", "HOME": "/h"], "/h/.local/state/roster/sessions"),
      (nil, [:], nil),
    ] as [(String?, [String: String], String?)])
  func root(explicit: String?, environment: [String: String], root: String?) {
    #expect(StateFolder(explicit: explicit, environment: environment)?.root == root)
  }

  @Test(arguments: [
    ("a", true), ("0", true), ("A-b_c.d", true), (String(repeating: "x", count: 128), true),
    (String(repeating: "x", count: 129), false), ("", false), (".", false), ("..", false), (".a", false),
    ("-a", false), ("_a", false), ("a/b", false), ("a\0", false), ("a b", false), ("é", false), ("a\n", false),
    ("../x", false),
  ])
  func sessionIDs(text: String, isID: Bool) {
    #expect(StateFolder.isSessionID(text) == isID)
    #expect(StateFolder(root: "/r").folder(of: text) == (isID ? "/r/\(text)" : nil))
  }

  @Test func sessionsAreListedAndFound() async throws {
    let folder = TemporaryFolder()
    let state = StateFolder(root: folder.path)
    let message = { (id: String, text: String) in
      SampleLog.event(id, UserMessage(content: text, messageID: id, delivery: .idle))
    }
    let ended = SampleLog.event("end", RosterRunEnded(outcome: .limited, isEmptyHanded: false))
    try await make(state, "abc1", [message("1", "first"), ended], .current)
    try await make(state, "abc2", [message("1", "one"), ended, message("2", "two")], .current)
    try await make(state, "abd", [message("1", "lost")], ProcessIdentity(pid: 0, startTime: ""))
    try await make(state, "new", [], .current)
    try makeFolder(folder, "foreign", Array("{}\n".utf8))
    try makeFolder(folder, ".hidden", [])

    let list = state.sessions()
    #expect(Set(list.map(\.modified)).isDisjoint(with: [Timestamp(milliseconds: 0)]))
    #expect(list.map(\.modified) == list.map(\.modified).sorted(by: >))
    let byID = Dictionary(uniqueKeysWithValues: list.map { ($0.id, $0) })
    #expect(byID.mapValues(\.firstPrompt) == ["abc1": "first", "abc2": "one", "abd": "lost", "new": "", "foreign": ""])
    #expect(
      byID.mapValues(\.status) == [
        "abc1": .stopped, "abc2": .working, "abd": .interrupted, "new": .idle, "foreign": .blocked,
      ])
    #expect(byID["abc1"]?.outcome == .limited && byID["abc2"]?.outcome == nil)
    #expect(byID["abc2"]?.pid == ProcessIdentity.current.pid)
    #expect(byID["foreign"]?.problem == "Its log was not written by this program.")
    #expect(state.latest()?.modified == list.first?.modified)

    #expect(try state.find("abd") == "abd")
    #expect(try state.find("abc2") == "abc2")
    #expect(try state.find("n") == "new")
    #expect(throws: SessionNotFound(text: "abc", root: folder.path, candidates: ["abc1", "abc2"])) {
      try state.find("abc")
    }
    #expect(throws: SessionNotFound(text: "zzz", root: folder.path, candidates: [])) { try state.find("zzz") }
    #expect(throws: SessionNotFound(text: "", root: folder.path, candidates: [])) { try state.find("") }
  }

  @Test func aFolderThatIsNotThereHoldsNothing() {
    let state = StateFolder(root: "/nonexistent/roster")
    #expect(state.sessions() == [] && state.latest() == nil)
  }

  private func make(
    _ state: StateFolder, _ id: String, _ events: [SessionEvent], _ process: ProcessIdentity
  ) async throws {
    var writer = SampleLog.writer
    writer.process = process
    let opened = try await FileEventLog.open(in: try #require(state.folder(of: id)), writer: writer)
    try await opened.log.append(events, isDurable: false)
    await opened.log.close()
  }

  private func makeFolder(_ folder: TemporaryFolder, _ id: String, _ bytes: [UInt8]) throws {
    try StateFolder.makeFolder(folder.file(id))
    try folder.write(bytes, to: id + "/events.jsonl")
  }
}
