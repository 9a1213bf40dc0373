internal import AgentDefinitions
internal import AgentLinting
internal import ArgumentParser
internal import JSONText
internal import TerminalText

/// `agentlint fix PATHS…`
struct FixCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Carry out what findings propose, as far as that is safe.",
    discussion: """
      A fix is safe when every system that reads the file then does what its author evidently meant, and nothing is \
      granted or taken away beyond what is written. The others are carried out with --unsafe, best after a look at what \
      --dry-run prints.

      Everything is checked again after each round; a fix that cures nothing, or brings something as bad, is left. Files \
      are replaced as a whole. One that has changed meanwhile, is read-only, or leads out of the paths is not.

      The exit status is that of a check of the files as they are then; 2 also when a file could not be written.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "Files and folders; the current folder when there are none.")
  var paths: [String] = []

  @Flag(help: "Write nothing; print the changes as a diff that `git apply` takes.")
  var dryRun = false

  @Flag(help: "Carry out also fixes that widen or narrow what an agent may do, or that some system reads differently.")
  var unsafe = false

  @Option(help: "How what was done is written.")
  var format = Format.text

  @OptionGroup(title: "Rules") var rules: RuleFlags

  @Option(
    help: ArgumentHelp(
      "Do not count as left what this file has. Counts over `baseline` in the configuration.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Flag(help: "Do not list the fixes.")
  var quiet = false

  func execute(_ console: inout Console) -> ExitStatus {
    let paths = paths.isEmpty ? ["."] : paths
    let files = FileReplacement(below: paths)
    var finder = ConfigurationFinder(rules.source, for: paths)
    var settings = LintSettings()
    var checked: [SourceFile] = []
    var outcome = Fixer.fix(
      lint: { overlay in
        let loaded = FilesLoader.load(paths, overlay: overlay) { finder.excludes($0) }
        checked = loaded.files
        settings = LintSettings(for: checked.map(\.path), in: &finder, as: rules.requested)
        return overlay.whileReading { Linter(settings: settings).report(on: loaded) }
      },
      where: { _, fix in (unsafe || fix.isSafe) && fix.edits.allSatisfy { files.contains($0.file.path) } })
    // What is known may be fixed like anything else; it only does not count as left.
    let known = BaselineCheck(baseline, &finder, for: checked, below: paths, by: settings)
    do throws(BaselineFailure) { _ = try known.apply(to: &outcome.report) } catch {
      console.complain("agentlint: \(error)")
      return .unusable
    }
    let unwritten = dryRun ? [] : write(outcome, through: files)
    show(outcome, unwritten, &console)
    var report = outcome.report
    report.add(finder.faults)
    for finding in report.findings where finder.faults.contains(where: { $0.file === finding.file }) {
      console.complain(ConciseReport.render(LintReport(findings: [finding])))
    }
    if report.isIncomplete || !unwritten.isEmpty { return .unusable }
    return settings.isFailure(report) ? .findings : .clean
  }

  private func write(_ outcome: FixOutcome, through files: FileReplacement) -> [(path: String, reason: String)] {
    outcome.changes.compactMap { change in
      do throws(FileReplacement.Failure) {
        try files.replace(change.path, change.before, with: change.after)
        return nil
      } catch {
        return (change.path, error.description)
      }
    }
  }

  private func show(
    _ outcome: FixOutcome, _ unwritten: [(path: String, reason: String)], _ console: inout Console
  ) {
    switch format {
    case .json: console.print(FixReport.json(outcome, unwritten: unwritten, isDryRun: dryRun).pretty())
    case .text:
      let text = FixReport.text(outcome, Console.style, isDryRun: dryRun, isQuiet: quiet)
      // The diff has standard output to itself.
      if dryRun {
        for change in outcome.changes { console.print(FixDiff.text(of: change)) }
        console.complain(text)
      } else {
        console.print(text)
      }
    }
    for (path, reason) in unwritten { console.complain("agentlint: \(path) is as it was: \(reason)") }
  }
}
