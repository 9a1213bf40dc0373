internal import JSONText
internal import SessionCore

/// Reads the body of an answer to a model request: a stream of events, or one JSON document.
///
/// The first byte decides, since servers answer a streaming request with JSON and label streams in any way.
struct ReplyReader<Assembly: ReplyAssembly> {
  private enum Form {
    case undecided
    case events
    case document
  }

  private let endpoint: ModelEndpoint
  private var form = Form.undecided
  private var events = ServerSentEvents()
  private var document: [UInt8] = []
  /// What came before the form was decided: white space, or a byte order mark.
  private var start: [UInt8] = []
  private var parts: [ModelPart] = []
  private(set) var assembly: Assembly
  /// The stream said `[DONE]`.
  private var hasDoneLine = false

  init(_ assembly: Assembly, endpoint: ModelEndpoint) {
    self.assembly = assembly
    self.endpoint = endpoint
  }

  /// Nothing that may still come belongs to the reply.
  var isDone: Bool { hasDoneLine || assembly.isDone }

  /// Nothing that may still come would change the reply, a count of tokens apart.
  var isComplete: Bool { isDone || (assembly.isFinished && form == .events) }

  /// What can be shown of the pieces taken since the last time. Also after a failure: what came before it counts.
  mutating func newParts() -> [ModelPart] {
    defer { parts.removeAll() }
    return parts
  }

  mutating func take(_ piece: [UInt8]) throws(ModelFailure) {
    guard form == .undecided else { return try takeDecided(piece) }
    start += piece
    decide()
    guard form != .undecided else { return }
    let bytes = start
    start = []
    try takeDecided(bytes)
  }

  private mutating func takeDecided(_ piece: [UInt8]) throws(ModelFailure) {
    guard form == .events else { return document += piece }
    try take(events.feed(piece.span))
    if parts.isEmpty { parts.append(.progress) }
  }

  /// The end of the body.
  mutating func finish() throws(ModelFailure) {
    guard form == .events else { return try takeDocument() }
    try take(events.finish(), isCut: true)
    guard isComplete else {
      throw ModelFailure(.cutOff, "\(endpoint.shown) ended the stream in the middle of the reply")
    }
  }

  private mutating func decide() {
    guard let first = start.first(where: { !isSpace($0) && !isOfByteOrderMark($0) }) else { return }
    let isDocument = [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<")].contains(first)
    form = isDocument ? .document : .events
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private func isOfByteOrderMark(_ byte: UInt8) -> Bool { byte == 0xEF || byte == 0xBB || byte == 0xBF }

  /// - Parameter isCut: the events were ended by the end of the stream.
  private mutating func take(_ events: [[UInt8]], isCut: Bool = false) throws(ModelFailure) {
    for event in events where !isDone {
      if event.elementsEqual("[DONE]".utf8) {
        hasDoneLine = true
      } else {
        try take(event: event, isCut: isCut)
      }
    }
  }

  private mutating func take(event: [UInt8], isCut: Bool) throws(ModelFailure) {
    let message: JSON
    do {
      message = try JSON(parsing: event)
    } catch {
      // An event that the end of the stream cut in two is not the server's mistake.
      throw isCut || error.reason == .unexpectedEnd
        ? ModelFailure(.cutOff, "\(endpoint.shown) ended the stream in the middle of an event")
        : ModelFailure(.malformed, "\(endpoint.shown) sent an event that is \(error)")
    }
    try take(message: message)
  }

  private mutating func takeDocument() throws(ModelFailure) {
    if document.isEmpty { throw ModelFailure(.cutOff, "\(endpoint.shown) sent an empty answer") }
    let message: JSON
    do {
      message = try JSON(parsing: document)
    } catch {
      if document.first(where: { !isSpace($0) }) == UInt8(ascii: "<") {
        throw ModelFailure(.malformed, "\(endpoint.shown) sent a page of HTML; is this the address of the API?")
      }
      throw error.reason == .unexpectedEnd
        ? ModelFailure(.cutOff, "\(endpoint.shown) closed the connection in the middle of the answer")
        : ModelFailure(.malformed, "\(endpoint.shown) sent an answer that is \(error)")
    }
    let essence = message[Assembly.essence]?.array
    guard essence?.isEmpty == false || assembly.failure(in: message) != nil else {
      throw ModelFailure(.malformed, "\(endpoint.shown) sent JSON that is no reply: it has no \(Assembly.essence)")
    }
    try take(message: message)
  }

  private mutating func take(message: JSON) throws(ModelFailure) {
    if let failure = assembly.failure(in: message) { throw failure.failure(of: endpoint) }
    parts += assembly.take(message)
  }
}
