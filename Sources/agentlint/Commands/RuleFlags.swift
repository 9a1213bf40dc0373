internal import AgentLinting
internal import ArgumentParser

/// Which rules run, how severe they are, and when they make the status 1.
struct RuleFlags: ParsableArguments {
  @Option(help: "Which rules run: those nearly always right, also those for the careful, or all.")
  var tier: RuleTier?

  @Option(
    help: ArgumentHelp(
      "Run only these rules, besides those of --tier where it is given: ids, categories, or ALL, with commas between.",
      valueName: "rules"), completion: Self.completion)
  var select: [String] = []

  @Option(
    help: ArgumentHelp("Do not run these rules: ids, categories, or ALL.", valueName: "rules"),
    completion: Self.completion)
  var ignore: [String] = []

  @Option(help: "The least severity that makes the status 1; warning unless set here or by the project.")
  var failOn: FailureThreshold?

  @Option(help: ArgumentHelp("How many warnings are let pass, whatever --fail-on says.", valueName: "number"))
  var maxWarnings: Int?

  @Option(help: ArgumentHelp("Take the settings from this file and no other.", valueName: "file"), completion: .file())
  var config: String?

  @Flag(help: "Take no settings from files.")
  var noConfig = false

  /// Asked for when somebody presses Tab, and not before.
  private static let completion = CompletionKind.custom { _, _, _ in RuleSelector.names }

  func validate() throws {
    if config != nil, noConfig { throw ValidationError("--config and --no-config exclude each other") }
    if let maxWarnings, maxWarnings < 0 { throw ValidationError("--max-warnings must not be below 0") }
    for name in Self.names(select + ignore) where RuleSelector(name) == nil {
      throw ValidationError(RuleSelector.unknown(name))
    }
  }

  var source: ConfigurationFinder.Source { noConfig ? .none : config.map { .file($0) } ?? .nearest }

  var request: CheckRequest.Rules { CheckRequest.Rules(source: source, requested: requested) }

  var requested: RequestedSettings {
    var requested = RequestedSettings()
    requested.tier = tier
    requested.select = Self.names(select).compactMap { RuleSelector($0) }
    requested.ignore = Self.names(ignore).compactMap { RuleSelector($0) }
    requested.failOn = failOn
    requested.maxWarnings = maxWarnings
    return requested
  }

  private static func names(_ values: [String]) -> [String] {
    values.flatMap { value in value.split { $0 == "," || $0 == " " }.map(String.init) }
  }
}

extension FailureThreshold: ExpressibleByArgument {}

extension RuleTier: ExpressibleByArgument {
  package init?(argument: String) { self.init(selection: argument) }

  package static var allValueStrings: [String] { selections.map(\.word) }
}
