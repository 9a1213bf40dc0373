package import AgentDefinitions

/// How a session works with its person, in the SDK's words.
package enum SessionMode: String, Sendable, CaseIterable {
  /// Answers, and asks where it must.
  case interactive
  /// Reads and plans; changes nothing before a person has approved the plan.
  case plan
  /// Works on until the task is done, without asking between the steps. What it is permitted is the same.
  case autopilot

  /// Whether an agent is offered a tool that it was given. Only the main agent speaks for the session.
  func offers(_ tool: ToolName, toMain isMain: Bool) -> Bool {
    switch tool {
    case .exitPlanMode: self == .plan && isMain
    case .taskComplete: self == .autopilot && isMain
    case .askUser: self != .autopilot
    default: self != .plan || !Self.onlyWrites(tool)
    }
  }

  /// Commands may be run while planning: in a sandbox that lets them write nothing.
  private static func onlyWrites(_ tool: ToolName) -> Bool {
    guard let touches = ToolCatalogue.row(tool)?.touches else { return false }
    return touches.contains(.writesFiles) && !touches.contains(.runsCommands)
  }

  /// Why a request is refused before any rule is looked at; nil: it is not.
  func refusal(of request: PermissionRequest) -> String? {
    guard self == .plan, !request.isReading else { return nil }
    return "The session is in plan mode: nothing is changed before the plan is approved."
  }
}

extension PermissionRequest {
  /// Whether it leaves everything as it is; a command, because of the sandbox that it then runs in.
  fileprivate var isReading: Bool {
    switch self {
    case .read, .url, .shell: true
    case .mcp(_, _, _, let isReadOnly): isReadOnly
    case .write, .customTool: false
    }
  }
}
