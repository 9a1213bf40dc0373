internal import AgentDefinitions
internal import AgentLinting
internal import ArgumentParser
internal import TerminalText

/// `agentlint init [FOLDER]`
struct InitCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Look at a repository and set agentlint up in it.",
    discussion: """
      Says which agents there are and what is wrong with them, and offers to write a \(ConfigurationFields.fileName), a \
      baseline where something is found, and with --action a workflow for GitHub Actions. Asks before it writes each, and \
      never writes over a file.
      """)

  @Argument(help: "The folder to set up; the current one unless said otherwise.")
  var folder = "."

  @Flag(help: "Write everything without asking.")
  var yes = false

  @Flag(help: "Print what would be written, and write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Write a workflow that uses agentlint's action: the repository that you have agentlint from, as OWNER/NAME@REF.",
      valueName: "action"))
  var action: String?

  func validate() throws {
    if yes, dryRun { throw ValidationError("--yes and --dry-run exclude each other") }
    if let action, !Self.isAction(action) {
      throw ValidationError("--action needs OWNER/NAME@REF, such as octo-org/roster@v1, not “\(action)”")
    }
  }

  func execute(_ console: inout Console) -> ExitStatus {
    guard WorkingFolder.real(folder + "/.") != nil else {
      console.complain("agentlint: \(folder) is not a folder that can be read")
      return .unusable
    }
    let loaded = FilesLoader.load([folder])
    let report = Linter().report(on: loaded, today: console.today)
    let survey = RepositorySurvey(loaded, report)
    console.print(SurveyReport.text(survey, Console.style))
    var offers = Offers(in: folder, consent: dryRun ? .withheld : yes ? .given : .asked)
    let baseline = baseline(report, &offers, &console)
    offers.offer(
      ConfigurationFields.fileName, StarterConfiguration.text(for: survey, baseline: baseline), to: &console)
    if let action { offers.offer(StarterWorkflow.githubPath, StarterWorkflow.github(action: action), to: &console) }
    if let hint = offers.hint { console.complain("agentlint: " + hint) }
    if let next = next(survey, offers) { console.print(next) }
    return offers.failures == 0 ? .clean : .unusable
  }

  /// The name of a baseline with what is found now, where somebody wants one.
  private func baseline(_ report: LintReport, _ offers: inout Offers, _ console: inout Console) -> String? {
    let name = Baseline.fileName
    let known = Baseline(of: report, at: BaselinePlace(offers.path(of: name)))
    guard known.count > 0 else { return nil }
    let note =
      known.count == 1 ? "lets the finding pass" : "lets these \(known.count) findings pass, and what is new stands out"
    return offers.offer(name, known.text, note: note, to: &console) ? name : nil
  }

  private func next(_ survey: RepositorySurvey, _ offers: Offers) -> String? {
    guard !offers.written.isEmpty else { return nil }
    return "\nnext: git add \(offers.written.joined(separator: " ")); agentlint"
  }

  /// `owner/name@ref`, of characters that need no quotes in YAML.
  private static func isAction(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let names = parts.first?.split(separator: "/", omittingEmptySubsequences: false) ?? []
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "-._/@0123456789".unicodeScalars.contains($0))
    }
    return parts.count == 2 && names.count >= 2 && isPlain && !(names + parts).contains { $0.isEmpty }
  }
}
