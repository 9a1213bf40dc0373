package import SessionCore
package import TerminalText

/// The person at the terminal: is asked one thing at a time, in the order of asking.
package actor TerminalPerson {
  private let terminal: Terminal
  private let style: TerminalStyle
  private let window: RunWindow
  private var isBusy = false
  private var line: [CheckedContinuation<Void, Never>] = []

  /// - Parameter window: keeps quiet while a question is on the screen.
  package init(_ terminal: Terminal, style: TerminalStyle, window: RunWindow) {
    self.terminal = terminal
    self.style = style
    self.window = window
  }

  /// - Returns: nil when there is no answer: the terminal was closed, Ctrl-D, or the run was stopped.
  package func answer(_ question: PermissionQuestion) async -> PermissionAnswer? {
    await alone { terminal, style in
      let prompt = PermissionPrompt(question: question, style: style, columns: terminal.size?.columns ?? 80)
      let answer = await terminal.ask(prompt.text, by: .keys) { typed in
        prompt.answer(to: typed).map { .answer($0) } ?? .again(prompt.hint)
      }
      terminal.write(PermissionPrompt.echo(answer) + "\r\n\r\n")
      return answer
    }
  }

  /// - Returns: nil when there is no answer.
  package func answer(_ question: PersonQuestion) async -> PersonAnswer? {
    await alone { terminal, style in
      let prompt = QuestionPrompt(question: question, style: style, columns: terminal.size?.columns ?? 80)
      let answer = await terminal.ask(prompt.text, by: .lines) { line in
        prompt.answer(to: line).map { .answer($0) } ?? .again("  \(prompt.hint)\r\n> ")
      }
      terminal.write("\r\n")
      return answer
    }
  }

  /// - Returns: nil when there is no answer.
  package func answer(_ question: PlanQuestion) async -> PlanAnswer? {
    await alone { terminal, style in
      let prompt = PlanPrompt(question: question, style: style, columns: terminal.size?.columns ?? 80)
      let answer = await terminal.ask(prompt.text, by: .lines) { line in
        prompt.answer(to: line).map { .answer($0) } ?? .again("  \(prompt.hint)\r\n> ")
      }
      terminal.write("\r\n")
      return answer
    }
  }

  private func alone<T: Sendable>(_ ask: @Sendable (Terminal, TerminalStyle) async -> T?) async -> T? {
    await takeTurn()
    defer { giveTurn() }
    // The run may have been stopped while others were asked.
    guard !Task.isCancelled else { return nil }
    let (terminal, style) = (terminal, style)
    return await window.pausing { await ask(terminal, style) }
  }

  private func takeTurn() async {
    if isBusy {
      await withCheckedContinuation { line.append($0) }
    } else {
      isBusy = true
    }
  }

  private func giveTurn() {
    if line.isEmpty { isBusy = false } else { line.removeFirst().resume() }
  }
}
