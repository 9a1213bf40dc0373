/// What carrying out fixes came to. Nothing of it is on disk yet.
package struct FixOutcome: Sendable {
  /// A fix that was carried out, and the finding that it cured, as the file was then.
  package struct Applied: Sendable {
    package let finding: Finding
    package let fix: Fix
  }

  /// A fix that was not, although it was wanted.
  package struct Refused: Sendable {
    package enum Reason: Sendable {
      /// The finding was there as before.
      case curesNothing
      /// A finding of this rule would have come up.
      case brings(rule: String)
    }

    package let finding: Finding
    package let fix: Fix
    package let reason: Reason
  }

  /// A file whose text is another one now.
  package struct Change: Sendable {
    package let path: String
    package let before: [UInt8]
    package let after: [UInt8]
  }

  package var applied: [Applied] = []
  package var refused: [Refused] = []
  /// By path.
  package var changes: [Change] = []
  /// What is found in the files as they are now.
  package var report: LintReport
  /// Whether there was no end to it, so that some fixes were left.
  package var isCutShort = false
}

extension FixOutcome {
  /// What is left and can only be cured by a fix that was not allowed.
  package var unsafeCount: Int {
    report.findings.count { finding in
      !finding.fixes.isEmpty && !finding.fixes.contains(where: \.isSafe)
    }
  }
}

extension LintReport {
  /// How many findings have a fix, and how many only one that must be asked for.
  package var fixable: (safe: Int, unsafe: Int) {
    var counts = (safe: 0, unsafe: 0)
    for finding in findings where !finding.fixes.isEmpty {
      if finding.fixes.contains(where: \.isSafe) { counts.safe += 1 } else { counts.unsafe += 1 }
    }
    return counts
  }
}
