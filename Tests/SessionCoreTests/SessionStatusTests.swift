import SessionCore
import Testing

/// How a session stands follows from its events, and from whether its process is there.
@Suite struct SessionStatusTests {
  private static let asked = UserMessage(content: "Where?", messageID: "m", delivery: .idle)
  private static let question = PermissionRequested(
    requestID: "p", toolCallID: "c", request: .write(path: "a", intention: "", diff: ""))

  @Test(
    arguments: [
      ([], true, .idle),
      ([(asked, nil)], true, .working),
      ([(asked, nil)], false, .interrupted),
      ([(asked, nil), (RosterQuestion(requestID: "q", question: "Which?", choices: []), nil)], true, .needsInput),
      (
        [
          (asked, nil), (RosterQuestion(requestID: "q", question: "Which?", choices: []), nil),
          (RosterAnswer(requestID: "q", answer: "main"), nil),
        ], true, .working
      ),
      ([(asked, nil), (question, nil)], true, .needsInput),
      ([(asked, nil), (question, nil)], false, .interrupted),
      (
        [
          (asked, nil), (SubagentStarted.example, SubagentStarted.example.toolCallID),
          (question, SubagentStarted.example.toolCallID),
        ], true, .needsInput
      ),
      ([(asked, nil), (RosterRunEnded(outcome: .success, isEmptyHanded: true), nil)], false, .failed),
      (
        [(asked, nil), (Abort.example, nil), (RosterRunEnded(outcome: .interrupted, isEmptyHanded: false), nil)], true,
        .stopped
      ),
    ] as [([(any EventData, String?)], Bool, SessionStatus)])
  func follows(_ events: [(any EventData, String?)], _ isOwned: Bool, _ status: SessionStatus) {
    let state = SessionState(
      folding: events.enumerated().map { index, event in
        SessionEvent(
          id: "\(index)", timestamp: Timestamp(milliseconds: Int64(index)), agentID: event.1, data: event.0)
      })
    #expect(SessionStatus(of: state, isOwned: isOwned) == status)
  }
}
