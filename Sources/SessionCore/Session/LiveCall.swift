/// A reply that is still arriving: what came so far, and when.
struct LiveCall: Sendable {
  let messageID: String
  let reasoningID: String
  let node: NodeWork
  let startedAt: Timestamp
  private(set) var lastSign: Timestamp
  private var lastStored: Timestamp
  private(set) var text = ""
  /// What may be shown of it so far.
  var shownText: StreamRedactor
  var shownReasoning: StreamRedactor

  init(messageID: String, reasoningID: String, node: NodeWork, startedAt: Timestamp, redactor: Redactor) {
    shownText = StreamRedactor(redactor)
    shownReasoning = StreamRedactor(redactor)
    self.messageID = messageID
    self.reasoningID = reasoningID
    self.node = node
    self.startedAt = startedAt
    lastSign = startedAt
    lastStored = startedAt
  }

  /// Seconds between two stored partial texts.
  private static let storeEvery: Int64 = 1

  mutating func sign(at now: Timestamp) { lastSign = now }

  /// - Returns: the text so far when it is time to store it.
  mutating func add(_ piece: String, at now: Timestamp) -> String? {
    text += piece
    lastSign = now
    guard now.milliseconds - lastStored.milliseconds >= Self.storeEvery * 1000 else { return nil }
    lastStored = now
    return text
  }
}
