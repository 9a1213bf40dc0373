/// What loading a team found: the team as far as it could be read, every fault, and every file that was opened.
package struct LoadedTeam: Sendable {
  /// Nil only when there is nothing to make a team of.
  package var team: TeamDefinition?
  package var faults: [Fault]
  package var files: [SourceFile]

  package init(team: TeamDefinition? = nil, faults: [Fault] = [], files: [SourceFile] = []) {
    self.team = team
    self.faults = faults
    self.files = files
  }

  package var isBlocked: Bool { team == nil || faults.contains(where: \.isBlocking) }
}
