internal import AgentLinting

extension CheckRequest {
  /// Takes what is known out of a report. Entries that no longer hold are taken out of their file, where nobody says
  /// otherwise and it is a person's copy; in CI, whose copy is thrown away, they are told. False when a baseline cannot be
  /// used.
  func applyBaseline(_ check: BaselineCheck, to report: inout LintReport, _ console: inout Console) -> Bool {
    let changes: [BaselineCheck.Change]
    do throws(BaselineFailure) { changes = try check.apply(to: &report) } catch {
      console.complain("agentlint: \(error)")
      return false
    }
    guard !input.isStandardInput, input.since == nil else { return true }
    for change in changes {
      let path = change.place.path
      let count = change.gone == 1 ? "1 finding" : "\(change.gone) findings"
      guard baseline.pruneBaseline ?? !console.isCI else {
        if change.gone > 0 {
          report.notices.append(
            "\(count) of the baseline \(path) no longer occur; `agentlint baseline --update` takes them out")
        }
        continue
      }
      do throws(AtomicFile.Failure) {
        try AtomicFile.write(change.baseline.text, to: path)
        report.notices.append(
          change.gone > 0
            ? "\(count) of the baseline \(path) no longer occur, and are out of it"
            : "the baseline \(path) follows files that have been moved")
      } catch {
        console.complain("agentlint: \(error)")
        return false
      }
    }
    return true
  }
}

extension Console {
  /// Whether this is a job of a CI system, by the variable that they all set.
  var isCI: Bool { variable("CI").map { !["", "0", "false"].contains($0) } ?? false }
}
