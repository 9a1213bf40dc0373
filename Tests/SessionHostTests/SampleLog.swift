import SessionCore

@testable import SessionHost

/// Events and lines for tests.
enum SampleLog {
  static func event(_ id: String, _ data: any EventData, agent: String? = nil) -> SessionEvent {
    SessionEvent(id: id, timestamp: Timestamp(milliseconds: 1_795_239_446_004), agentID: agent, data: data)
  }

  /// A short session with text that tries line readers: separators of other systems, NUL, quotes, a stamp inside text.
  static let events: [SessionEvent] = [
    event("w1", RosterWriter(pid: 1, startTime: "0", version: "0.1.0")),
    event("e1", UserMessage(content: "Where?\u{2028}\u{2029}\u{85}\0\r\n\"\\ é 🐓", messageID: "m1", delivery: .idle)),
    event("e2", AssistantTurnStart(turnID: "0")),
    event("e3", SessionInfo(infoType: "x", message: #"","roster":{"seq":1,"epoch":1,"crc":"00000000"}}"#)),
    event("e4", RosterRunEnded(outcome: .success, isEmptyHanded: false)),
  ]

  static func lines(_ events: [SessionEvent] = events, from seq: Int = 1, epoch: Int = 1) -> [[UInt8]] {
    events.enumerated().map { index, event in
      var bytes: [UInt8] = []
      LogStamp.append(event, seq: seq + index, epoch: epoch, to: &bytes)
      return bytes
    }
  }

  static let writer = LogWriter(
    process: ProcessIdentity(pid: 4711, startTime: "99"), version: "0.1.0",
    now: { Timestamp(milliseconds: 1_795_239_446_004) }, makeID: { "w\(UInt64.random(in: 0 ... .max))" })
}

extension ReadLog {
  var ids: [String] { events.map(\.id) }
  var kinds: [LogProblem.Kind] { problems.map(\.kind) }
}
