internal import AgentDefinitions
internal import JSONText
internal import SessionCore
internal import TerminalText

/// What happens, in words; one line each, clean for a terminal.
enum Phrases {
  /// `grep "retry"`, `$ swift test`, `view Sources/Retry.swift`.
  static func use(of tool: String, _ detail: String) -> String {
    let tool = TerminalSanitizer.cleanLine(tool)
    let detail = oneLine(detail)
    guard !detail.isEmpty else { return tool }
    switch tool {
    case "bash": return "$ \(detail)"
    case "grep", "glob": return "\(tool) \"\(detail)\""
    default: return "\(tool) \(detail)"
    }
  }

  static func activity(_ node: AgentNode, in run: WatchedRun) -> String {
    switch node.activity {
    case nil: return "waiting"
    // One of several calls has ended; the agent goes on when all have.
    case .thinking where !node.openCalls.isEmpty: return openCalls(node, in: run)
    case .thinking: return "thinking"
    case .writing: return "writing"
    case .using(let tool, _) where tool == "task": return waiting(node, in: run)
    case .using(let tool, let detail): return use(of: tool, detail) + andMore(node)
    case .asking(let what): return "asks: \(oneLine(what))"
    case .retrying(let attempt, let cause): return "attempt \(attempt) follows: \(oneLine(cause))"
    case .stalled(let seconds): return "nothing from the model for \(seconds) s"
    }
  }

  private static func openCalls(_ node: AgentNode, in run: WatchedRun) -> String {
    guard let call = node.openCalls.last, call.name != "task" else { return waiting(node, in: run) }
    let arguments = (try? JSON(parsing: call.arguments)) ?? .null
    let start = ToolExecutionStart(toolCallID: call.id, toolName: call.name, arguments: arguments, turnID: nil)
    return use(of: call.name, start.detail) + andMore(node)
  }

  private static func andMore(_ node: AgentNode) -> String {
    node.openCalls.count > 1 ? " and \(node.openCalls.count - 1) more" : ""
  }

  private static func waiting(_ node: AgentNode, in run: WatchedRun) -> String {
    let open = run.state.children(of: node.id).filter { $0.status == .working }
    guard let only = open.first else { return "delegating" }
    return "waiting for " + (open.count == 1 ? oneLine(run.fullName(of: only)) : Amounts.agents(open.count))
  }

  static func outcome(_ outcome: RunOutcome, of state: RunState) -> String {
    let reason = state.error.map { ": " + oneLine($0) } ?? ""
    switch outcome {
    case .success: return "answered"
    case .noAnswer: return state.isEmptyHanded ? "found nothing to answer with" : "no answer" + reason
    case .delegationFailed: return "answered; a delegation failed"
    case .limited: return "ended by a limit" + (state.limit.map { ": " + oneLine($0) } ?? "")
    case .denied: return "something was denied, because nobody could be asked"
    case .interrupted: return "interrupted"
    }
  }

  static func sign(_ outcome: RunOutcome, _ style: TerminalStyle) -> String {
    switch outcome {
    case .success: style.paint("✓", .green)
    case .delegationFailed: style.paint("‼", .yellow)
    case .interrupted: style.paint("■", .yellow)
    case .noAnswer, .limited, .denied: style.paint("✗", .red)
    }
  }

  /// Why this agent got this task: who wanted it, and how well it fits what the person asked for.
  static func why(_ node: AgentNode, in run: WatchedRun) -> String? {
    guard let parent = node.parent, let agent = node.agent else { return nil }
    guard parent == AgentNode.mainID else {
      return run.state.node(parent).map { "\(oneLine(run.fullName(of: $0))) chose it" }
    }
    if run.state.run.prompt.hasPrefix("@\(agent) ") { return "named in the prompt" }
    guard let match = run.match, let best = match.candidates.first else { return nil }
    let caller = oneLine(run.shortName(of: parent))
    guard let rank = match.candidates.firstIndex(where: { $0.agent == agent && $0.score > 0 }) else {
      return "\(caller) chose it; no word of the prompt points to it"
    }
    let fit = match.candidates[rank]
    let words = fit.words.filter { QuestionWord.hint($0) == nil }.prefix(6).map(oneLine).joined(separator: ", ")
    let hints = fit.words.compactMap(QuestionWord.hint)
    let reasons = ((words.isEmpty ? [] : [words]) + hints.prefix(2)).joined(separator: "; ")
    guard rank == 0 else {
      let fits = words.isEmpty ? "it fits" : "it matches \(words)"
      return "\(caller) chose it; \(fits) (\(Amounts.score(fit.score))), "
        + "\(oneLine(best.agent)) matches better (\(Amounts.score(best.score)))"
    }
    let next = match.candidates.dropFirst().first.map { "; next: \(oneLine($0.agent)) \(Amounts.score($0.score))" }
    return "best match: \(reasons) (\(Amounts.score(fit.score))\(next ?? ""))"
  }

  static func reason(_ denial: WatchedRun.Denial) -> String {
    reason(denial.result, denial.rule, isByStopping: denial.isByStopping)
  }

  /// Why something was denied.
  static func reason(_ result: PermissionResult, _ rule: String?, isByStopping: Bool) -> String {
    switch result {
    case .approved: "approved"
    case .deniedByRule: rule.map { "rule: " + oneLine($0) } ?? "by rule"
    case .deniedByPerson: isByStopping ? "stopped before an answer" : "you said no"
    case .deniedUnasked: "nobody could be asked"
    }
  }

  /// `grep 2×, view`, in the order of first use. Delegations are not in it: they are seen.
  static func toolsUsed(_ node: AgentNode) -> String {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for case .assistant(_, let calls, _) in node.messages {
      for call in calls where call.name != "task" {
        if counts[call.name] == nil { order.append(call.name) }
        counts[call.name, default: 0] += 1
      }
    }
    return order.map { name in
      let count = counts[name, default: 1]
      return oneLine(name) + (count > 1 ? " \(count)×" : "")
    }.joined(separator: ", ")
  }

  /// Clean, without breaks, and without runs of spaces.
  static func oneLine(_ text: String) -> String {
    // Nobody reads a line of more than this, and cleaning a megabyte for each frame would show.
    let text = text.utf8.count > 4096 ? String(text.prefix(2000)) : text
    return TerminalSanitizer.cleanLine(text).split(separator: " ").joined(separator: " ")
  }
}
