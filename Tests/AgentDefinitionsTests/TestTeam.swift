@testable import AgentDefinitions

/// Team files read from text, with the agents that stand in place.
enum TestTeam {
  static func read(_ text: String) -> LoadedTeam {
    let file = SourceFile(path: "team.yaml", text: text)
    let (tree, problems) = SourceTree.parse(file)
    var list = FaultList(file)
    list.add(problems)
    guard let root = tree.root else { return LoadedTeam(faults: list.faults, files: [file]) }
    let reader = TeamReader.read(root, base: ".")
    var team = reader.team
    for case .inPlace(let agent) in reader.entries { team.agents.append(agent) }
    var faults = list.faults + reader.faults
    faults += References.settle(in: &team, knowsAll: true)
    return LoadedTeam(team: team, faults: faults.sorted(), files: [file])
  }
}
