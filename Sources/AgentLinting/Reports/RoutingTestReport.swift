package import AgentDefinitions
package import JSONText
package import TerminalText

/// What became of a team's `tests`, for `agentlint test`.
package enum RoutingTestReport {
  package static func text(_ run: RoutingTestRun, _ team: TeamDefinition, _ style: TerminalStyle) -> String {
    var lines: [String] = []
    for outcome in run.failed { lines += failure(outcome, team, style) + [""] }
    if run.outcomes.count > 1 { lines += table(run.confusion, style) + [""] }
    let failed = run.failed.count
    let passed = run.outcomes.count - failed
    lines.append(
      style.paint("\(passed) of \(run.outcomes.count.counted("request"))", failed == 0 ? .green : .red)
        + (run.outcomes.count == 1 ? " goes" : " go") + " where the team says")
    return lines.joined(separator: "\n") + "\n"
  }

  package static func json(_ run: RoutingTestRun) -> JSON {
    let outcomes = run.outcomes.map { outcome -> JSON in
      [
        "prompt": .string(outcome.test.prompt.value),
        "expected": name(outcome.test.expected?.value),
        "agent": name(outcome.route.agent),
        "passed": .bool(outcome.passed),
        "margin": outcome.route.ranking.map { .double($0.margin) } ?? .null,
        "explanation": .string(outcome.route.explanation),
      ]
    }
    return [
      "version": 1, "passed": .int(Int64(run.outcomes.count - run.failed.count)),
      "failed": .int(Int64(run.failed.count)), "tests": .array(outcomes),
    ]
  }

  private static func name(_ agent: String?) -> JSON { agent.map { .string($0) } ?? .null }

  private static func failure(
    _ outcome: RoutingTestRun.Outcome, _ team: TeamDefinition, _ style: TerminalStyle
  ) -> [String] {
    let file = team.file
    let place = file?.place(of: Int(outcome.test.prompt.range.lower))
    let path = file.map { "\($0.path.clean):\(place?.line ?? 1):\(place?.column ?? 1): " } ?? ""
    let got = outcome.route.agent.map { $0.clean } ?? "nobody"
    let expected = outcome.test.expected.map { $0.value.clean } ?? "nobody"
    return [
      path + style.paint("failed", .red)
        + ": \(outcome.test.prompt.value.clean.quoted) goes to \(got), not to \(expected)",
      "   " + style.paint("=", .blue) + " " + outcome.route.explanation.clean,
    ]
  }

  /// A row for who should get it, a column for who did.
  private static func table(_ confusion: RoutingTestRun.Confusion, _ style: TerminalStyle) -> [String] {
    let names = confusion.names
    let titles = names.map { $0.map { $0.clean } ?? "nobody" }
    let rows = zip(names, titles).compactMap { expected, title -> [String]? in
      let counts = names.map { confusion.count(expected: expected, got: $0) }
      guard counts.contains(where: { $0 > 0 }) else { return nil }
      return [title] + counts.map { $0 == 0 ? "·" : "\($0)" }
    }
    return [style.paint("meant for, and who gets it", .bold)]
      + TextTable.lines([[""] + titles] + rows, rightAligned: Set(1...max(1, names.count)))
  }
}
