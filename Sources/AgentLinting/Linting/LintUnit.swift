internal import AgentDefinitions

/// A file with everything that is about it.
struct LintUnit: Sendable {
  let file: SourceFile
  private(set) var agents: [AgentDefinition] = []
  private(set) var faults: [Fault] = []
  private(set) var team: TeamDefinition?
  private(set) var isSkill = false

  /// The files that hold prompts of its agents, each once.
  var promptFiles: [SourceFile] {
    var seen: Set<ObjectIdentifier> = []
    return agents.compactMap(\.promptFile).filter { seen.insert(ObjectIdentifier($0)).inserted }
  }

  /// False for what was opened, or named, and is no agent's and no team's.
  var isDefinition: Bool {
    team != nil || !agents.isEmpty
      || faults.contains { if case .notAnAgentDefinition = $0.kind { false } else { true } }
  }

  /// The files that there is anything to say about, in the order in which they were loaded.
  static func all(in loaded: LoadedFiles) -> [LintUnit] {
    var units: [LintUnit] = []
    var places: [ObjectIdentifier: Int] = [:]
    func place(of file: SourceFile) -> Int {
      if let place = places[ObjectIdentifier(file)] { return place }
      places[ObjectIdentifier(file)] = units.count
      units.append(LintUnit(file: file))
      return units.count - 1
    }
    for file in loaded.files { _ = place(of: file) }
    for agent in loaded.agents { units[place(of: agent.file)].agents.append(agent) }
    for fault in loaded.faults { units[place(of: fault.file)].faults.append(fault) }
    for team in loaded.teams { if let file = team.file { units[place(of: file)].team = team } }
    for skill in loaded.skills { units[place(of: skill.file)].isSkill = true }
    return units.filter { $0.isDefinition || $0.isSkill || !$0.faults.isEmpty }
  }
}
