/// What a tool can touch. The permission check, the linter's grants and `explain` all read it from the catalogue row.
package enum Reach: String, CaseIterable, Comparable, Sendable {
  case readsFiles = "reads files"
  case writesFiles = "writes files"
  case runsCommands = "runs commands"
  case usesNetwork = "uses the network"
  case delegates = "delegates"
  case asksPeople = "asks people"

  package static func < (left: Reach, right: Reach) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
