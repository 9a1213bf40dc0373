package import SessionCore
package import TerminalText

/// A session's log as lines of text with their times: what people asked, what happened, and the answers whole.
package struct LogView: Sendable {
  private let style: TerminalStyle
  private var lines: PlainView

  /// - Parameter isVerbose: also what tools answered and models reasoned.
  package init(style: TerminalStyle, isVerbose: Bool) {
    self.style = style
    lines = PlainView(level: isVerbose ? .verbose : .normal, style: style)
  }

  /// The text for an event, with its line breaks; empty for most.
  package mutating func text(for event: SessionEvent) -> String {
    let time = style.paint(event.timestamp.text.dropFirst(11).prefix(8) + " ", .dim)
    let told = lines.text(for: event)
    if event.agentID == nil {
      switch event.data {
      case let message as UserMessage:
        return time + style.paint("» ", .bold) + indented(message.content) + "\n"
      case let message as AssistantMessage where message.calls.isEmpty && !message.content.isEmpty:
        return time + indented(message.content) + "\n"
      default: break
      }
    }
    return told.isEmpty ? "" : time + told
  }

  /// The later lines below the first, behind where the time stands.
  private func indented(_ text: String) -> String {
    TerminalSanitizer.clean(text).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\n         ")
  }
}
