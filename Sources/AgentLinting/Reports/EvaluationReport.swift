package import JSONText
package import TerminalText

/// How often each rule is right, for people, for pages and for programs.
package enum EvaluationReport {
  package static func text(_ evaluation: Evaluation, _ style: TerminalStyle) -> String {
    var lines = TextTable.lines(
      [["rule"] + Row.titles] + rows(of: evaluation).map { [$0.rule] + $0.cells },
      rightAligned: Set(2...Row.titles.count))
    lines[0] = style.paint(lines[0], .bold)
    if !evaluation.skipped.isEmpty {
      let count = evaluation.skipped.count
      lines += [
        "",
        "\(count.counted("file")) left out, not there or not as labelled; the first: "
          + evaluation.skipped[0].clean,
      ]
    }
    return (lines + ["", summary(evaluation)]).joined(separator: "\n") + "\n"
  }

  /// The page that stands in `docs/rules`.
  package static func markdown(_ evaluation: Evaluation) -> String {
    var text = "# How often each rule is right\n\n"
    text += "<!-- Printed by `agentlint eval LABELS --root FOLDER --format markdown`. -->\n\n"
    text += summary(evaluation) + "\n\n"
    text +=
      "Half of the files, by their checksum, may be looked at while a rule is being tuned. The other half is held\n"
    text += "out, and its figures are the ones to believe. *Right* and *wrong* are findings that a person judged,\n"
    text += "*missed* are places that deserve one and have none. Rules without a line had no judged finding.\n\n"
    text += "| rule | " + Row.titles.joined(separator: " | ") + " |\n"
    text += "|---|" + String(repeating: "--:|", count: Row.titles.count) + "\n"
    for row in rows(of: evaluation) {
      text += "| [\(row.rule)](\(row.rule).md) | " + row.cells.joined(separator: " | ") + " |\n"
    }
    return text
  }

  package static func json(_ evaluation: Evaluation) -> JSON {
    let rules = rows(of: evaluation).map { row -> JSON in
      ["rule": .string(row.rule), "tuned": json(row.tuned), "heldOut": json(row.heldOut)]
    }
    return [
      "version": 1,
      "files": .int(Int64(evaluation.fileCount)),
      "cleanFiles": .int(Int64(evaluation.cleanCount)),
      "labels": .int(Int64(evaluation.labelCount)),
      "skipped": .array(evaluation.skipped.map { .string($0) }),
      "rules": .array(rules),
    ]
  }

  private static func json(_ score: RuleScore) -> JSON {
    [
      "right": .int(Int64(score.right)), "wrong": .int(Int64(score.wrong)), "missed": .int(Int64(score.missed)),
      "unjudged": .int(Int64(score.unjudged)),
      "precision": score.precision.map { .double($0) } ?? .null,
      "recall": score.recall.map { .double($0) } ?? .null,
    ]
  }

  // MARK: - Rows

  private struct Row {
    let rule: String
    let tuned: RuleScore
    let heldOut: RuleScore

    static let titles = [
      "tier", "right", "wrong", "missed", "precision", "recall", "held out: right", "wrong", "precision",
    ]

    var cells: [String] {
      let sum = tuned + heldOut
      return [
        RuleCatalogue.rule(rule)?.tier.rawValue ?? "", "\(sum.right)", "\(sum.wrong)", "\(sum.missed)",
        Row.percent(sum.precision), Row.percent(sum.recall),
        "\(heldOut.right)", "\(heldOut.wrong)", Row.percent(heldOut.precision),
      ]
    }

    private static func percent(_ share: Double?) -> String {
      share.map { "\($0.asPercent) %" } ?? "–"
    }
  }

  private static func rows(of evaluation: Evaluation) -> [Row] {
    let rules = Set(evaluation.tuned.keys).union(evaluation.heldOut.keys).sorted()
    return rules.map { rule in
      Row(
        rule: rule, tuned: evaluation.tuned[rule] ?? RuleScore(), heldOut: evaluation.heldOut[rule] ?? RuleScore())
    }.filter { $0.tuned.isJudged || $0.heldOut.isJudged }
  }

  private static func summary(_ evaluation: Evaluation) -> String {
    let sum = (Array(evaluation.tuned.values) + Array(evaluation.heldOut.values)).reduce(RuleScore(), +)
    return "\(evaluation.labelCount.counted("label")) in \(evaluation.fileCount.counted("file")), "
      + "\(evaluation.cleanCount) of them clean; \(sum.right.counted("finding")) right, \(sum.wrong) wrong, \(sum.missed) missed, "
      + "\(sum.unjudged) not judged."
  }
}

extension RuleScore {
  fileprivate var isJudged: Bool { right + wrong + missed > 0 }
}
