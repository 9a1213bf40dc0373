internal import ArgumentParser

/// Which findings are known and let pass.
struct BaselineFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Let pass what this file has: the findings that `agentlint baseline` wrote down. Counts over `baseline` in the "
        + "configuration.", valueName: "file"), completion: .file())
  var baseline: String?

  @Flag(inversion: .prefixedNo, help: "Take what no longer occurs out of the baseline; done by itself outside of CI.")
  var pruneBaseline: Bool?

  var request: CheckRequest.Baseline { CheckRequest.Baseline(baseline: baseline, pruneBaseline: pruneBaseline) }
}
