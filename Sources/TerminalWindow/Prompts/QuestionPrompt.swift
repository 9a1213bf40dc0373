internal import SessionCore
internal import TerminalText

/// How an agent's question is put to a person, and how their line is read.
struct QuestionPrompt: Sendable {
  let question: PersonQuestion
  let style: TerminalStyle
  let columns: Int

  var text: String {
    let agent = style.paint(Phrases.oneLine(question.agent), .bold)
    var lines = ["", "\(style.paint("‼", .yellow, .bold)) \(agent) asks:", ""]
    lines += VisibleAction.lines(question.question, columns: columns)
    if !question.choices.isEmpty { lines.append("") }
    for (index, choice) in question.choices.enumerated() {
      let rows = VisibleAction.lines(choice, columns: columns, indent: "       ")
      let number = DisplayWidth.pad("\(index + 1)", to: 4, align: .right)
      lines.append(style.paint(number, .bold) + "   " + (rows.first ?? "").dropFirst(7))
      lines += rows.dropFirst()
    }
    lines += ["", style.paint("  " + hint, .dim), "> "]
    return lines.joined(separator: "\r\n")
  }

  /// Nil: the line does not answer this question.
  func answer(to line: String) -> PersonAnswer? {
    let isBlank = { (character: Character) in character.isWhitespace }
    let line = String(line.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    if let number = Int(line), question.choices.indices.contains(number - 1) {
      return PersonAnswer(text: question.choices[number - 1], wasFreeform: false)
    }
    if question.choices.contains(line) { return PersonAnswer(text: line, wasFreeform: false) }
    guard isFreeformAllowed, !line.isEmpty else { return nil }
    return PersonAnswer(text: line, wasFreeform: true)
  }

  private var isFreeformAllowed: Bool { question.allowsFreeform || question.choices.isEmpty }

  var hint: String {
    let whole =
      switch (question.choices.isEmpty, isFreeformAllowed) {
      case (true, _): "Your answer"
      case (false, true): "A number, or your own words"
      case (false, false): "A number from 1 to \(question.choices.count)"
      }
    return whole + "; Ctrl-D for no answer."
  }
}
