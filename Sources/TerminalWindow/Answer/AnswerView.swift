package import SessionCore
internal import TerminalText

/// Brings the main agent's answer to standard output, once and in order.
///
/// For a program that is the text of the answer and a line break, as it stands, when the run is over: only then is it
/// known which message was the answer. For a person it is what the main agent writes, as it comes, made safe to show.
package struct AnswerView: Sendable {
  package enum Reader: Sendable { case program, person }

  private let reader: Reader
  private var state = SessionState()
  /// The message that is being written out.
  private var message: String?
  private var shown = ""
  private var isAtLineStart = true
  private var sanitizer = TerminalSanitizer()

  package init(for reader: Reader) { self.reader = reader }

  /// Whether a message has been begun and not ended.
  package var isWriting: Bool { message != nil }

  package mutating func text(for event: SessionEvent) -> String {
    state.apply(event)
    guard event.agentID == nil else { return "" }
    switch (reader, event.data) {
    case (.program, is RosterRunEnded):
      guard let answer = state.run.answer else { return "" }
      return answer.hasSuffix("\n") ? answer : answer + "\n"
    case (.person, let delta as AssistantMessageDelta): return begin(delta.messageID) + write(delta.delta)
    case (.person, let whole as AssistantMessage): return finish(whole)
    // A message that was cut off has no end of its own.
    case (.person, is SessionIdle), (.person, is RosterRunEnded), (.person, is ToolExecutionStart): return end()
    default: return ""
    }
  }

  private mutating func begin(_ id: String) -> String {
    guard message != id else { return "" }
    let ending = end()
    message = id
    return ending
  }

  private mutating func write(_ piece: String) -> String {
    // Models like to begin with an empty line.
    let text = shown.isEmpty ? String(piece.drop { $0.isNewline }) : piece
    guard !text.isEmpty else { return "" }
    shown += text
    let clean = sanitizer.feed(text)
    if let last = clean.last { isAtLineStart = last.isNewline }
    return clean
  }

  private mutating func finish(_ whole: AssistantMessage) -> String {
    var text = message == nil ? begin(whole.messageID) : ""
    let content = String(whole.content.drop { $0.isNewline })
    if content.hasPrefix(shown) {
      text += write(String(content.dropFirst(shown.count)))
    } else {
      // What was stored differs from what came in pieces (a secret was taken out): the stored text is the answer.
      text += end()
      text += begin(whole.messageID) + write(content)
    }
    return text + end()
  }

  private mutating func end() -> String {
    guard message != nil else { return "" }
    message = nil
    let rest = sanitizer.finish()
    let isBroken = isAtLineStart && rest.isEmpty
    let isEmpty = shown.isEmpty
    shown = ""
    isAtLineStart = true
    return isEmpty || isBroken ? rest : rest + "\n"
  }
}
