internal import AgentDefinitions
internal import ArgumentParser
internal import SessionCore

/// The flags that `run` and `resume` share.
struct SessionOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
    case streamJSON = "stream-json"
  }

  @Option(help: "The model to use: a name the provider knows, local/NAME, github/NAME, offline, or scripted:FILE.")
  var model: String?

  @Option(help: "Select this agent from the start.")
  var agent: String?

  @Option(name: .customLong("cwd"), help: "The folder to work in (default: the current one).")
  var workingDirectory: String?

  @Option(
    name: [.customLong("format"), .customLong("output-format")],
    help: "text: the answer; json: one object at the end; stream-json: every event as it happens.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "interactive, plan (read and plan; change nothing before you approve), or autopilot (go on until the task is done).",
      valueName: "mode"))
  var mode: SessionMode?

  @Option(help: "A picture (PNG, JPEG, GIF, WebP) to show with the task. Repeatable.")
  var image: [String] = []

  @Option(help: "A file with a JSON Schema: the answer is to be JSON of that shape.")
  var outputSchema: String?

  @Flag(help: "Allow everything that would be asked for, but no protected path.")
  var yes = false

  @Option(help: "A permission rule, such as 'shell(git:*)' or 'write(docs/**)'. Repeatable.")
  var allow: [String] = []

  @Option(help: "A permission rule for what is asked for. Repeatable.")
  var ask: [String] = []

  @Option(help: "A permission rule for what is refused; it beats every other. Repeatable.")
  var deny: [String] = []

  @Option(help: "The most model calls of all agents together.")
  var maxTurns: Int?

  @Option(help: "The most tokens of all agents together.")
  var maxTokens: Int?

  @Option(help: "The most that the models may cost, in US dollars. Refused where a model's price is not known.")
  var maxCost: Double?

  @Option(help: "The most tool calls of all agents together.")
  var maxToolCalls: Int?

  @Option(
    name: [.customLong("timeout"), .customLong("max-time")], help: "The longest that a run may take, e.g. 90s, 10m, 1h."
  )
  var timeout: String?

  @Option(
    help: "What commands may touch: read-only, workspace (the usual), workspace+net:HOST,*.SUFFIX, or full: unconfined."
  )
  var sandbox: String?

  @Option(help: "Where sessions are kept (default: $XDG_STATE_HOME/roster/sessions).")
  var stateDir: String?

  @Flag(help: "Trust what the team's files start or connect to, for this run.")
  var trust = false

  @Flag(help: "Refuse to run without a language model.")
  var requireModel = false

  @Flag(name: .shortAndLong, help: "Nothing on standard error but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tool results, reasoning, attempts and decisions too.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    let counts = [("--max-turns", maxTurns), ("--max-tokens", maxTokens), ("--max-tool-calls", maxToolCalls)]
    for (name, value) in counts {
      if let value, value < 0 { throw ValidationError("\(name) must not be below 0; it was \(value).") }
    }
    if let maxCost, !(0...1_000_000).contains(maxCost) {
      throw ValidationError("--max-cost is an amount in US dollars, from 0 to a million; it was \(maxCost).")
    }
    if let sandbox {
      do { _ = try SandboxLevel(sandbox) } catch { throw ValidationError("--sandbox: \(error).") }
    }
    if let timeout, DurationText.parse(timeout) == nil {
      throw ValidationError("--timeout takes a number and a unit, such as 90s, 10m or 1h; it was \"\(timeout)\".")
    }
  }
}

/// Times as people write them.
enum DurationText {
  static func parse(_ text: String) -> Duration? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number > 0, number < 1_000_000 else { return nil }
    switch text.dropFirst(digits.count) {
    case "ms": return .milliseconds(number)
    case "", "s": return .seconds(number)
    case "m", "min": return .seconds(number * 60)
    case "h": return .seconds(number * 3600)
    default: return nil
    }
  }
}

extension SessionMode: ExpressibleByArgument {}
