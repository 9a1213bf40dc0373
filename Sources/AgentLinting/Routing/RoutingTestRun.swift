package import AgentDefinitions

/// The `tests` of a team, tried.
package struct RoutingTestRun: Sendable {
  package struct Outcome: Sendable {
    package let test: RoutingTest
    package let route: Route

    package var passed: Bool { route.agent == test.expected?.value }
  }

  package let outcomes: [Outcome]

  package init(of team: TeamDefinition) {
    let router = TeamRouter(team)
    outcomes = team.tests.map { Outcome(test: $0, route: router.route($0.prompt.value)) }
  }

  package var failed: [Outcome] { outcomes.filter { !$0.passed } }

  /// How often a request meant for one agent (the row) went to another (the column); nil is nobody. Both in the order
  /// in which the tests name them.
  package struct Confusion: Sendable {
    package fileprivate(set) var names: [String?] = []
    fileprivate var counts: [Pair: Int] = [:]

    fileprivate struct Pair: Hashable {
      let expected: String?
      let got: String?
    }

    package func count(expected: String?, got: String?) -> Int { counts[Pair(expected: expected, got: got)] ?? 0 }

    fileprivate mutating func add(_ name: String?) {
      if !names.contains(name) { names.append(name) }
    }
  }

  package var confusion: Confusion {
    var confusion = Confusion()
    for outcome in outcomes { confusion.add(outcome.test.expected?.value) }
    for outcome in outcomes {
      confusion.add(outcome.route.agent)
      confusion.counts[.init(expected: outcome.test.expected?.value, got: outcome.route.agent), default: 0] += 1
    }
    return confusion
  }
}
