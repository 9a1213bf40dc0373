internal import SessionCore
internal import TerminalText

/// How a plan is put to a person, and how their line is read.
struct PlanPrompt: Sendable {
  let question: PlanQuestion
  let style: TerminalStyle
  let columns: Int

  var text: String {
    let agent = style.paint(Phrases.oneLine(question.agent), .bold)
    var lines = ["", "\(style.paint("‼", .yellow, .bold)) \(agent) has a plan:", ""]
    lines += VisibleAction.lines(question.plan, columns: columns)
    lines.append("")
    for (index, action) in question.actions.enumerated() {
      let number = DisplayWidth.pad("\(index + 1)", to: 4, align: .right)
      let isRecommended = action == question.recommended ? " (recommended)" : ""
      lines.append(style.paint(number, .bold) + "   \(Self.words(action))\(isRecommended)")
    }
    lines += ["", style.paint("  " + hint, .dim), "> "]
    return lines.joined(separator: "\r\n")
  }

  let hint = "A number, or what to change; n for no."

  /// Nil: the line answers nothing.
  func answer(to line: String) -> PlanAnswer? {
    let isBlank = { (character: Character) in character.isWhitespace }
    let line = String(line.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    if let number = Int(line) {
      return question.actions.indices.contains(number - 1) ? .approve(question.actions[number - 1]) : nil
    }
    switch line.lowercased() {
    case "": return nil
    case "n", "no": return .revise("")
    default: return .revise(line)
    }
  }

  private static func words(_ action: PlanAction) -> String {
    switch action {
    case .autopilot: "carry it out without asking between the steps"
    case .interactive: "carry it out, asking where there is something to ask"
    case .exitOnly: "leave it at the plan"
    }
  }
}
