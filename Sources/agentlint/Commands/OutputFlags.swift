internal import AgentLinting
internal import ArgumentParser

/// How findings are written, and where besides standard output.
struct OutputFlags: ParsableArguments {
  /// A report in a file: `FORMAT=FILE`.
  struct Target: ExpressibleByArgument {
    let format: ReportFormat
    let path: String

    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let format = ReportFormat(rawValue: String(parts[0])) else { return nil }
      self.format = format
      path = String(parts[1])
    }
  }

  @Option(help: "How findings are written.")
  var format = ReportFormat.text

  @Option(
    help: ArgumentHelp(
      "Write a report into a file besides; as often as there are formats, as in --output sarif=agentlint.sarif.",
      valueName: "format=file"))
  var output: [Target] = []

  @Flag(help: "Print the findings and nothing besides: no summary and no notices.")
  var quiet = false

  @Flag(help: "Print also the findings that comments and the baseline let pass, with the reasons.")
  var showAllowed = false

  var request: CheckRequest.Output {
    CheckRequest.Output(format: format, output: output, quiet: quiet, showAllowed: showAllowed)
  }
}

extension ReportFormat: ExpressibleByArgument {}
