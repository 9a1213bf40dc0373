internal import AgentDefinitions
internal import AgentLinting
internal import ArgumentParser
internal import TerminalText

/// `agentlint [check] PATHS…`
struct CheckCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check files, folders and team files (the default).",
    discussion: """
      A folder is searched for agent files and team files; what .gitignore excludes is left out, and so are \
      folders of test data (test, tests, fixtures, golden, testdata, __tests__, __fixtures__), unless they are named. A \
      folder without any is not an error: a notice says which names are looked for.

      A project's settings are in \(ConfigurationFields.fileName), looked for in the folder of each file and above it, \
      up to the top of its repository. What is asked for here counts over it.
      """)

  @Argument(help: "Files and folders; the current folder when there are none.", completion: .file())
  var paths: [String] = []

  @OptionGroup(title: "Rules") var rules: RuleFlags
  @OptionGroup(title: "Input") var input: InputFlags
  @OptionGroup(title: "Baseline") var baseline: BaselineFlags
  @OptionGroup(title: "Output") var output: OutputFlags

  func validate() throws {
    if input.isStandardInput, !paths.isEmpty {
      throw ValidationError("--stdin and paths exclude each other")
    }
    if input.isStandardInput, input.since != nil { throw ValidationError("--stdin and --since exclude each other") }
  }

  func execute(_ console: inout Console) -> ExitStatus { request.execute(&console) }

  var request: CheckRequest {
    CheckRequest(
      paths: paths, rules: rules.request, input: input.request, baseline: baseline.request, output: output.request)
  }
}

extension CheckRequest {
  func execute(_ console: inout Console) -> ExitStatus {
    let paths = paths.isEmpty ? [input.stdinFilename ?? "."] : paths
    var finder = ConfigurationFinder(rules.source, for: paths)
    let progress = output.quiet || input.isStandardInput ? nil : Progress(for: console)
    guard let loaded = load(paths, &finder, progress) else {
      console.complain("agentlint: standard input cannot be read, or is larger than \(SourceLimits.bytes) bytes")
      return .unusable
    }
    let settings = LintSettings(for: loaded.files.map(\.path), in: &finder, as: rules.requested)
    progress?.check(loaded.files.count)
    let linter = Linter(settings: formats.contains(where: \.showsFixes) ? settings : settings.withoutFixes)
    var report = linter.report(on: loaded, today: console.today) { progress?.finishFile() }
    progress?.end()
    let known = BaselineCheck(baseline.baseline, &finder, for: loaded.files, below: paths, by: settings)
    guard applyBaseline(known, to: &report, &console) else { return .unusable }
    if let revision = input.since {
      do throws(ChangesFailure) {
        let changes = try ChangedFiles(since: revision, around: paths)
        report.keep { changes.contains($0.path) }
        report.fileCount = loaded.files.count { changes.contains($0.path) }
        report.suppressionChanges = try EarlierFiles(changes).notices(
          loaded.files, baselines: known.paths, since: revision)
        report.notices += report.suppressionChanges
      } catch {
        console.complain("agentlint: \(error)")
        return .unusable
      }
    }
    report.add(finder.faults)
    report.notices += finder.notices.map(TerminalSanitizer.cleanLine)
    var request = request(paths, loaded, console)
    request.hasBaseline = known.isOn
    console.print(output.format.render(report, for: request))
    let isWritten = write(report, for: request, &console)
    if !output.quiet { for notice in report.notices { console.complain("agentlint: " + notice) } }
    if report.fileCount == 0, !report.isIncomplete, !output.quiet { console.complain(nothingFound(paths)) }
    if report.isIncomplete || !isWritten { return .unusable }
    return settings.isFailure(report) ? .findings : .clean
  }

  private func load(
    _ paths: [String], _ finder: inout ConfigurationFinder, _ progress: Progress?
  ) -> LoadedFiles? {
    guard input.isStandardInput else {
      return FilesLoader.load(paths) { path in
        progress?.find()
        return finder.excludes(path)
      }
    }
    let name = paths[0]
    return Console.input(limit: SourceLimits.bytes).map { FilesLoader.load(SourceFile(path: name, bytes: $0)) }
  }

  private func request(_ paths: [String], _ loaded: LoadedFiles, _ console: Console) -> ReportRequest {
    // To find the top of the repository is work that most runs need not do.
    let names =
      formats.contains(where: \.namesFilesFromTheTop)
      ? ReportPaths(around: paths, workspace: console.variable("GITHUB_WORKSPACE")) : .asWritten
    var request = ReportRequest(paths: names)
    request.teams = loaded.teams
    request.showsAllowed = output.showAllowed
    request.isQuiet = output.quiet
    request.style = Console.style
    return request
  }

  private var formats: [ReportFormat] { [output.format] + output.output.map(\.format) }

  /// The reports in files; one that cannot be written stops no other.
  private func write(_ report: LintReport, for request: ReportRequest, _ console: inout Console) -> Bool {
    var request = request
    request.style = TerminalStyle(isColoured: false)
    var isWritten = true
    for target in output.output {
      do throws(AtomicFile.Failure) {
        try AtomicFile.write(target.format.render(report, for: request), to: target.path)
      } catch {
        console.complain("agentlint: \(error)")
        isWritten = false
      }
    }
    return isWritten
  }

  private func nothingFound(_ paths: [String]) -> String {
    if let revision = input.since { return "agentlint: no agent file has changed since \(revision)" }
    return "agentlint: no agent files in \(paths.joined(separator: ", ")); looked for *.agent.md, *.agent.yaml, "
      + "*.chatmode.md, Markdown in .github/agents, .claude/agents, .cursor/agents, .gemini/agents, .kiro/agents, "
      + ".opencode/agents and agents, TOML in .codex/agents, JSON in .kiro/agents, agents.json, docker-agent files, and team.yaml"
  }
}
