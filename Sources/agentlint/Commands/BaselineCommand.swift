internal import AgentDefinitions
internal import AgentLinting
internal import ArgumentParser

/// `agentlint baseline [PATHS…]`
struct BaselineCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Write down what is found now, so that a check reports only what is new.",
    discussion: """
      The file has of each finding the rule, the path, a fingerprint that outlives moved lines, and the first words of its \
      message. `baseline: FILE` in \(ConfigurationFields.fileName) has every check use it, --baseline a single one. It \
      never grows by itself, and shrinks with every check of everything outside of CI.
      """)

  @Argument(help: "Files and folders; the current folder when there are none.", completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "The file to write; the one that the configuration names, or else \(Baseline.fileName).", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Only take out what no longer occurs.")
  var update = false

  @Flag(help: "Write anew what is there already, with all that is found now.")
  var renew = false

  @OptionGroup(title: "Rules") var rules: RuleFlags

  func validate() throws {
    if update, renew { throw ValidationError("--update and --renew exclude each other") }
  }

  func execute(_ console: inout Console) -> ExitStatus {
    let paths = paths.isEmpty ? ["."] : paths
    var finder = ConfigurationFinder(rules.source, for: paths)
    let loaded = FilesLoader.load(paths) { finder.excludes($0) }
    let settings = LintSettings(for: loaded.files.map(\.path), in: &finder, as: rules.requested)
    var report = Linter(settings: settings.withoutFixes).report(on: loaded, today: console.today)
    guard finder.faults.isEmpty else {
      report.findings = []
      report.add(finder.faults)
      console.complain(ConciseReport.render(report))
      return .unusable
    }
    if !report.isOfEverything {
      console.complain(ConciseReport.render(report.unread))
      console.complain("agentlint: what could not be read is in no baseline" + (update ? ", and none was written" : ""))
      if update { return .unusable }
    }
    let configured = Set(loaded.files.compactMap { finder.baseline(forWritten: $0.path) })
    guard output != nil || configured.count < 2 else {
      console.complain(
        "agentlint: the configurations name several baselines (\(configured.sorted().joined(separator: ", "))); say with "
          + "--output and paths which one to write")
      return .unusable
    }
    let place = BaselinePlace(output ?? configured.first ?? Baseline.fileName)
    let isKnown = configured.contains { BaselinePlace($0) == place }
    do throws(BaselineFailure) {
      let old = try present(place)
      guard let text = try change(old, report, settings, place, &console) else { return .unusable }
      do throws(AtomicFile.Failure) { try AtomicFile.write(text, to: place.path) } catch {
        console.complain("agentlint: \(error)")
        return .unusable
      }
      if old == nil, !isKnown {
        console.complain("agentlint: `baseline: FILE` in \(ConfigurationFields.fileName) has every check use it")
      }
      return report.isOfEverything ? .clean : .unusable
    } catch {
      console.complain("agentlint: \(error)")
      return .unusable
    }
  }

  /// Nil where none is; one that is to be written anew need not be readable.
  private func present(_ place: BaselinePlace) throws(BaselineFailure) -> Baseline? {
    do throws(BaselineFailure) { return try Baseline.read(place) } catch {
      if case .missing = error, !update { return nil }
      if case .malformed = error, renew { return Baseline() }
      throw error
    }
  }

  /// What to write; nil, and said why, when nothing is to be.
  private func change(
    _ old: Baseline?, _ report: LintReport, _ settings: LintSettings, _ place: BaselinePlace, _ console: inout Console
  ) throws(BaselineFailure) -> String? {
    let new = Baseline(of: report, at: place)
    guard let old else {
      console.print("\(Self.findings(new.count)) of \(Self.files(new.fileCount)) written down in \(place.path)")
      return new.text
    }
    if renew {
      console.print("\(Self.findings(new.count)) written down in \(place.path), where \(old.count) were before")
      return new.text
    }
    guard update else {
      console.complain(
        "agentlint: \(place.path) is there already; --update takes out of it what no longer occurs, --renew writes it anew "
          + "with all that is found now")
      return nil
    }
    let checked = settings.checkedRules(of: report, at: place)
    let judgement = BaselineJudgement(of: old, on: report, at: place, wasChecked: checked)
    let gone = old.count - judgement.updated.count
    console.print("\(Self.findings(gone)) taken out of \(place.path), \(judgement.updated.count) left")
    return judgement.updated.text
  }

  private static func findings(_ count: Int) -> String { count == 1 ? "1 finding" : "\(count) findings" }
  private static func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }
}
