internal import AgentDefinitions
internal import JSONText
internal import SessionCore
internal import TerminalText

/// How a request for permission is put to a person, and how their key is read.
struct PermissionPrompt: Sendable {
  let question: PermissionQuestion
  let style: TerminalStyle
  let columns: Int

  var text: String {
    let agent = style.paint(Phrases.oneLine(question.agent), .bold)
    var lines = ["", "\(style.paint("‼", .yellow, .bold)) \(agent) asks to \(wish)", ""]
    lines += VisibleAction.lines(action, columns: columns)
    lines.append("")
    if let surroundings { lines += VisibleAction.lines(surroundings, columns: columns, indent: "  ") }
    if let intention {
      lines += VisibleAction.lines("\(question.agent) says: \(intention)", columns: columns, indent: "  ")
    }
    if let rule = question.ruleForGood {
      lines.append("  \(key("p")) always in this folder, by this rule in your configuration:")
      lines += VisibleAction.lines(rule.written, columns: columns, indent: "        ")
    }
    let session = question.offersSession ? "   \(key("a")) \(everythingAlike), for this session" : ""
    lines.append("  \(key("y")) once\(session)   \(key("n")) no")
    return lines.joined(separator: "\r\n") + "\r\n  "
  }

  /// What the typed keys mean; nil if nothing. Arrow keys and pastes arrive as several characters at once, some of which
  /// would be answers: only one key, pressed as often as one likes, is one.
  func answer(to typed: String) -> PermissionAnswer? {
    guard let key = typed.first, typed.allSatisfy({ $0 == key }) else { return nil }
    switch key {
    case "y": return .approveOnce
    case "a" where question.offersSession: return .approveForSession
    case "p" where question.ruleForGood != nil: return .approveForGood
    case "n", "N": return .reject
    default: return nil
    }
  }

  /// What is left on the screen when the key was pressed.
  static func echo(_ answer: PermissionAnswer?) -> String {
    switch answer {
    case .approveOnce: "yes, once"
    case .approveForSession: "yes, for this session"
    case .approveForGood: "yes, always in this folder"
    case .reject: "no"
    case nil: "no answer"
    }
  }

  /// What to press, for whoever pressed something else.
  var hint: String {
    let keys = ["y"] + (question.offersSession ? ["a"] : []) + (question.ruleForGood == nil ? [] : ["p"])
    return keys.joined(separator: ", ") + " or n? "
  }

  private func key(_ name: String) -> String { style.paint("[\(name)]", .bold) }

  private var wish: String {
    switch question.request {
    case .shell: "run a command:"
    case .write: "write a file:"
    case .read: "read a file:"
    case .mcp: "use a tool of an MCP server:"
    case .url: "fetch an address:"
    case .customTool: "use a tool:"
    }
  }

  private var action: String {
    switch question.request {
    case .shell(let command, _, _): command
    case .write(let path, _, let diff):
      diff.isEmpty ? path : path + "\n\n" + (diff.hasSuffix("\n") ? String(diff.dropLast()) : diff)
    case .read(let path, _): path
    case .mcp(let server, let tool, let arguments, _): "\(server)/\(tool) \(arguments.pretty())"
    case .url(let url, _): url
    case .customTool(let name, let arguments): "\(name) \(arguments.pretty())"
    }
  }

  /// How far a command could reach.
  private var surroundings: String? {
    guard case .shell(let command, _, _) = question.request, !question.workingDirectory.isEmpty else { return nil }
    let place = "In \(question.workingDirectory), "
    let reach =
      question.sandbox == .full ? "in no sandbox: it can do whatever you can." : "in the sandbox (\(question.sandbox))."
    let hidden = ShellLine(command).obstacle.map { " What it runs cannot be told from its words: \($0)." }
    return place + reach + (hidden ?? "")
  }

  /// The model's own word for it: never a reason by itself, and shown as what it is.
  private var intention: String? {
    switch question.request {
    case .shell(_, let text, _), .write(_, let text, _), .read(_, let text), .url(_, let text):
      text.isEmpty ? nil : text
    case .mcp, .customTool: nil
    }
  }

  /// What `a` covers besides this, as `PermissionPolicy.approveForSession` has it.
  private var everythingAlike: String {
    switch question.request {
    case .shell(_, _, let programs):
      programs.isEmpty || question.sandbox == .full
        ? "exactly this" : "everything with \(programs.map(Phrases.oneLine).joined(separator: ", "))"
    case .write: "all writing"
    case .read: "all reading"
    case .mcp(let server, let tool, _, _): "every \(Phrases.oneLine(server))/\(Phrases.oneLine(tool))"
    case .url: "exactly this"
    case .customTool(let name, _): "every \(Phrases.oneLine(name))"
    }
  }
}
