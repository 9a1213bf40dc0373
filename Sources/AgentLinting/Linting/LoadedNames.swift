internal import AgentDefinitions
internal import Synchronization

/// What the agents of all teams that were loaded are called, as people take it (`String.plainName`). It is gathered once,
/// when a rule first asks.
package final class LoadedNames: Sendable {
  private struct Names {
    var all: Set<String> = []
    /// What stands between the hyphens of any of them.
    var words: Set<Substring> = []
  }

  private let teams: [TeamDefinition]
  private let gathered = Mutex<Names?>(nil)

  init(of teams: [TeamDefinition]) { self.teams = teams }

  func contains(_ plainName: String) -> Bool { ask { $0.all.contains(plainName) } }

  func haveWord(_ word: Substring) -> Bool { ask { $0.words.contains(word) } }

  private func ask(_ question: (Names) -> Bool) -> Bool {
    gathered.withLock { known in
      if let known { return question(known) }
      var names = Names()
      names.all = Set(teams.flatMap(\.agents).flatMap(\.plainNames))
      names.words = Set(names.all.flatMap { $0.split(separator: "-") })
      known = names
      return question(names)
    }
  }
}
