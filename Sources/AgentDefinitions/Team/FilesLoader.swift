internal import SystemPackage

/// Loads what the linter looks at: files and folders, each file opened once, in time linear in their number.
package struct FilesLoader {
  private var loader = TeamLoader()
  /// The agents that a runtime would load together, by the folder that makes them a set.
  private var sets: [String: TeamDefinition] = [:]
  private var order: [String] = []
  private var teamFiles: [FoundFile] = []
  /// The skills among the files that were asked for by name.
  private var namedSkills: [SourceFile] = []
  private var passedOver: [String] = []

  /// - Parameters:
  ///   - overlay: texts that count for those on disk.
  ///   - isExcluded: whether a file, by its path as it is shown, is left out although it lies there.
  package static func load(
    _ paths: [String], overlay: FileOverlay = FileOverlay(), excluding isExcluded: (String) -> Bool = { _ in false }
  ) -> LoadedFiles {
    var memory: LoadMemory?
    return overlay.whileReading { load(paths, &memory, isExcluded) }
  }

  /// The same for one of many loads of the same paths: what is in the memory is not read again.
  package static func load(
    _ paths: [String], overlay: FileOverlay, memory: inout LoadMemory, excluding isExcluded: (String) -> Bool
  ) -> LoadedFiles {
    var kept = Optional(memory)
    // So that there is one of it: what is kept would otherwise be copied to be changed.
    memory = LoadMemory()
    defer { memory = kept ?? LoadMemory() }
    return overlay.whileReading { load(paths, &kept, isExcluded) }
  }

  private static func load(
    _ paths: [String], _ memory: inout LoadMemory?, _ isExcluded: (String) -> Bool
  ) -> LoadedFiles {
    var loader = FilesLoader()
    let named = Set(paths)
    let (found, problems) =
      memory?.files(below: paths) ?? FileWalker.walkForAgents(roots: paths.map { FilePath($0) })
    loader.loader.report(problems.filter { !isExcluded($0.shown) })
    let candidates = found.filter { ClaimedPath($0.shown).mayBeAgent && !isExcluded($0.shown) }
    loader.loader.files.open(candidates, named: named, memory: &memory)
    let repeated = loader.loader.files.leaveOutRepeated(candidates, named: named)
    for (index, file) in candidates.enumerated() where !repeated.contains(index) {
      let isNamed = named.contains(file.shown)
      if isNamed || !file.isTestData {
        loader.takeAgent(index, file, isNamed: isNamed)
      } else if loader.loader.files.opened[index].claim != nil {
        loader.passedOver.append(file.shown)
      }
    }
    loader.teamFiles = found.filter { file in
      let path = ClaimedPath(file.shown)
      guard !path.mayBeAgent, !isExcluded(file.shown) else { return false }
      guard !named.contains(file.shown) else { return true }
      guard !file.isLink, path.isTeamFile || memory?.isForeignTeam(file) ?? path.isForeignTeam(file.path) else {
        return false
      }
      if file.isTestData { loader.passedOver.append(file.shown) }
      return !file.isTestData
    }
    return loader.finish(knowsAll: found.count > 1)
  }

  /// One file that need not be on disk: what an editor holds, under the path that it will have.
  package static func load(_ file: SourceFile) -> LoadedFiles {
    var loader = TeamLoader()
    var result = LoadedFiles()
    if var team = loader.load(file) {
      loader.faults += References.settle(in: &team, knowsAll: !team.isOneFile)
      result.agents = team.agents
      result.teams = [team]
    }
    result.files = loader.sources + loader.files.whole
    result.settleSkills(named: [])
    result.faults = (loader.faults + result.faults).sorted()
    return result
  }

  private init() {}

  private mutating func takeAgent(_ index: Int, _ found: FoundFile, isNamed: Bool) {
    let opened = loader.files.opened[index]
    loader.tell(index)
    guard opened.claim != nil else {
      if isNamed, opened.faults.isEmpty, SkillDefinition.isSkill(found.shown) {
        namedSkills.append(opened.file)
      } else if isNamed, opened.faults.isEmpty {
        let looksLike = FileSort.markdown(found.shown)
        loader.faults.append(
          Fault(.notAnAgentDefinition(looksLike: looksLike), in: opened.file, at: opened.file.lineRange(1)))
      }
      return
    }
    guard let agent = opened.agent else { return }
    let folder = ClaimedPath(found.shown).folder(of: agent.dialect)
    let key = "\(agent.dialect.id) \(folder)"
    if sets[key] == nil { order.append(key) }
    sets[key, default: TeamDefinition(base: folder)].agents.append(agent)
  }

  private mutating func finish(knowsAll: Bool) -> LoadedFiles {
    var result = LoadedFiles()
    let teams = teamFiles.compactMap { loader.load($0.shown) }
    // Those of a configuration are told about with it: they may name agents that only it has.
    let absorbed = Set(
      teams.filter { $0.dialect == .openCodeJSON }.map { "\(Dialect.openCode.id) \($0.openCodeFolder)" })
    for key in order {
      guard var team = sets[key] else { continue }
      result.agents += team.agents
      if absorbed.contains(key) { continue }
      loader.faults += References.settle(in: &team, knowsAll: knowsAll)
      result.teams.append(team)
    }
    var known = Set(result.agents.map(\.place))
    for var team in teams {
      loader.faults += References.settle(in: &team, knowsAll: true)
      result.agents += team.agents.filter { known.insert($0.place).inserted }
      result.teams.append(team)
    }
    result.files = loader.sources + loader.files.whole
    result.passedOver = passedOver
    result.twins = loader.files.twins
    result.settleSkills(named: namedSkills)
    result.faults = (loader.faults + result.faults).sorted()
    return result
  }
}

extension LoadedFiles {
  /// Reads the skills that are named, by a path or by an agent.
  fileprivate mutating func settleSkills(named: [SourceFile]) {
    let agents = agents.filter { !$0.skills.isEmpty }
    guard !named.isEmpty || !agents.isEmpty else { return }
    var finder = SkillFinder(files: files)
    for file in named { finder.take(file) }
    for agent in agents { finder.settle(agent) }
    skills = finder.skills
    faults += finder.faults
  }
}

extension AgentDefinition {
  /// What tells one definition from another: the file that was opened, and where in it.
  fileprivate struct Place: Hashable {
    let file: ObjectIdentifier
    let range: SourceRange
  }

  fileprivate var place: Place { Place(file: ObjectIdentifier(file), range: range) }
}

extension ClaimedPath {
  fileprivate var isTeamFile: Bool {
    switch name {
    case "team.yaml", "team.yml", "team.json": true
    default: hasSuffix(".team.yaml") || hasSuffix(".team.yml") || hasSuffix(".team.json")
    }
  }

  /// Whether a file that nobody named is another system's team: its name allows it, and its first bytes say so.
  func isForeignTeam(_ path: FilePath) -> Bool {
    if isOpenCodeConfiguration { return TeamHead(of: path, limit: SourceLimits.bytes)?.isOpenCodeTeam ?? false }
    if hasSuffix(".yaml") || hasSuffix(".yml") { return TeamHead(of: path)?.isDockerTeam ?? false }
    guard name == "agents.json" || hasSuffix(".agents.json") else { return false }
    return TeamHead(of: path)?.isCustomAgents ?? false
  }

  /// The folder whose agents belong together: the dialect's own, or the one that the file lies in.
  fileprivate func folder(of dialect: Dialect) -> String {
    if let folder = dialect.folder, let end = end(of: folder) { return String(text[..<end]) }
    // A collection that people copy from.
    if dialect == .claudeCode, let end = end(of: "agents") { return String(text[..<end]) }
    return TeamLoader.folder(of: text)
  }
}
