/// The `.agentlint.yaml` that a repository begins with: what is usual, spelled out, and the keys that are wanted next.
package enum StarterConfiguration {
  /// - Parameter baseline: the path of the file with what is known and let pass, beside this one.
  package static func text(for survey: RepositorySurvey, baseline: String? = nil) -> String {
    var lines = [
      "# What agentlint checks here, and how strictly. `agentlint schema config` describes every key.", "version: 1",
    ]
    lines += [
      "", "# recommended: rules that are nearly always right; strict: also those for the careful; all: every one.",
      "tier: recommended", "", "# The least severity that makes a check fail: error, warning, info or never.",
      "failOn: warning",
    ]
    if let baseline {
      lines += [
        "", "# What was there when agentlint came. It is not reported; what is new is.", "baseline: \(baseline)",
      ]
    }
    lines += ["", "# Only what concerns these systems:", "# targets: [\(survey.systems.joined(separator: ", "))]"]
    if let rule = survey.rules.first?.rule {
      lines += ["", "# Single rules, off or more or less severe:", "# rules:", "#   \(rule): info"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
