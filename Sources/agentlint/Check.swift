internal import AgentDefinitions
internal import AgentLinting
internal import ArgumentParser
internal import JSONText

/// `agentlint [check] PATHS…`
struct Check: LintCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check files, folders and team files (the default).",
    discussion: """
      A folder is searched for agent files and team files; what .gitignore excludes is left out. A folder without any \
      is not an error: a notice says which names are looked for.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, concise
  }

  enum Threshold: String, CaseIterable, ExpressibleByArgument {
    case error, warning, info, never

    var severity: Severity? {
      switch self {
      case .error: .error
      case .warning: .warning
      case .info: .info
      case .never: nil
      }
    }
  }

  @Argument(help: "Files and folders; the current folder when there are none.")
  var paths: [String] = []

  @Option(help: "How findings are written.")
  var format = Format.text

  @Option(help: "The least severity that makes the status 1.")
  var failOn = Threshold.warning

  @Option(help: "Check what comes on standard input as if it were the file of this name.")
  var stdinFilename: String?

  func validate() throws {
    if stdinFilename != nil, !paths.isEmpty { throw ValidationError("--stdin-filename and paths exclude each other") }
  }

  func execute(_ console: inout Console) -> ExitStatus {
    let paths = paths.isEmpty ? [stdinFilename ?? "."] : paths
    guard let loaded = load(paths) else {
      console.complain("agentlint: standard input cannot be read, or is larger than \(SourceLimits.bytes) bytes")
      return .unusable
    }
    let report = Linter().report(on: loaded, today: console.today)
    switch format {
    case .text: console.print(TextReport.render(report, Console.style))
    case .concise: console.print(ConciseReport.render(report))
    case .json: console.print(JSONReport.json(report).pretty())
    }
    for notice in report.notices { console.complain("agentlint: " + notice) }
    if report.fileCount == 0, !report.isIncomplete { console.complain(Self.nothingFound(paths)) }
    return status(of: report)
  }

  private func load(_ paths: [String]) -> LoadedFiles? {
    guard let stdinFilename else { return FilesLoader.load(paths) }
    return Console.input(limit: SourceLimits.bytes).map { FilesLoader.load(SourceFile(path: stdinFilename, bytes: $0)) }
  }

  private func status(of report: LintReport) -> ExitStatus {
    if report.isIncomplete { return .unusable }
    guard let least = failOn.severity else { return .clean }
    return report.findings.contains { $0.isAt(least: least) } ? .findings : .clean
  }

  private static func nothingFound(_ paths: [String]) -> String {
    "agentlint: no agent files in \(paths.joined(separator: ", ")); looked for *.agent.md, *.agent.yaml, "
      + "*.chatmode.md, Markdown in .github/agents, .claude/agents, .cursor/agents, .gemini/agents, .kiro/agents, "
      + ".opencode/agents and agents, JSON in .kiro/agents, agents.json, docker-agent files, and team.yaml"
  }
}
