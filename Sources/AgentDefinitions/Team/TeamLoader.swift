internal import SystemPackage

/// Loads a team from a team file, a folder, or one agent file. Never throws and never stops at the first fault.
package struct TeamLoader {
  var files = AgentFiles()
  var faults: [Fault] = []
  private(set) var sources: [SourceFile] = []
  /// The files whose agent is in the team: one that two globs match is there once.
  var taken: Set<Int> = []
  /// The files whose faults are among `faults`: one that two teams share is told once.
  private var told: Set<Int> = []

  /// What lies below the folders that globs start at; most of them start at the same one.
  private var walks: [FilePath: [FoundFile]] = [:]

  init() {}

  package static func load(_ path: String) -> LoadedTeam {
    var loader = TeamLoader()
    var team = loader.load(path)
    if var settled = team {
      loader.faults += References.settle(in: &settled, knowsAll: !settled.isOneFile)
      team = settled
    }
    let prompts = team?.agents.compactMap(\.promptFile) ?? []
    return LoadedTeam(
      team: team, faults: loader.faults.sorted(), files: loader.sources + loader.files.whole + prompts)
  }

  /// Reads one more team with the files that are open already.
  mutating func load(_ path: String) -> TeamDefinition? {
    taken = []
    let file: SourceFile
    do throws(ReadFault) {
      let bytes = try ReadFile.bytes(of: FilePath(path), limit: SourceLimits.bytes)
      file = SourceFile(path: path, bytes: bytes)
    } catch {
      if error.code == .folder { return Self.teamFile(in: path).flatMap { load($0) } ?? loadFolder(path) }
      let file = SourceFile(path: path, bytes: [])
      sources.append(file)
      faults.append(Fault(.unreadableFile(path: path, UnreadableFile(error.code)), in: file, at: file.contents))
      return nil
    }
    return load(file)
  }

  mutating func load(_ file: SourceFile) -> TeamDefinition? {
    sources.append(file)
    let opened = files.read(file)
    if opened.claim != nil { return team(of: opened) }
    guard ClaimedPath(file.path).isData else {
      faults.append(
        Fault(.notAnAgentDefinition(looksLike: FileSort.markdown(file.path)), in: file, at: file.lineRange(1)))
      return nil
    }
    let (tree, problems) = SourceTree.parse(file)
    var found = FaultList(file)
    found.add(problems)
    faults += found.faults
    guard let root = tree.root, root.kind == .mapping || root.kind == .sequence else {
      if problems.isEmpty {
        faults.append(Fault(.notAnAgentDefinition(looksLike: nil), in: file, at: file.lineRange(1)))
      }
      return nil
    }
    switch FileSort(root) {
    case .team: return loadTeam(root)
    case .dockerTeam:
      let reader = DockerTeamReader.read(root, base: Self.folder(of: file.path))
      faults += reader.faults
      return withPrompts(reader.team)
    case .customAgents: return loadCustomAgents(root)
    case .openCodeTeam: return loadOpenCode(root)
    case .agent:
      let (agent, faults) = DefinitionReader.read(root, as: .native)
      return team(of: AgentFiles.Opened(file: file, agent: agent, faults: faults, claim: nil))
    case .other(let words):
      // What is missing may stand behind the place where reading ended.
      if problems.contains(where: \.endsReading) { return nil }
      faults.append(Fault(.notAnAgentDefinition(looksLike: words), in: file, at: file.lineRange(1)))
      return nil
    }
  }

  private mutating func team(of opened: AgentFiles.Opened) -> TeamDefinition? {
    faults += opened.faults
    guard let agent = opened.agent else { return nil }
    var team = TeamDefinition(base: Self.folder(of: opened.file.path))
    team.file = opened.file
    team.agents = [agent]
    return team
  }

  // MARK: - Folders

  /// A folder with a team file in it is that team.
  private static func teamFile(in folder: String) -> String? {
    ["team.yaml", "team.yml", "team.json"].map { FilePath(folder).appending($0).string }.first { path in
      (try? FolderListing.Kind(ofPath: FilePath(path).bytes)) == .file
    }
  }

  mutating func loadFolder(_ path: String) -> TeamDefinition? {
    let (found, problems) = FileWalker.walkForAgents(roots: [FilePath(path)])
    report(problems)
    var team = TeamDefinition(base: path)
    for file in found where ClaimedPath(file.shown).mayBeAgent && !file.isTestData {
      take(file.path, file.shown, into: &team)
    }
    return team
  }

  mutating func files(below folder: FilePath) -> [FoundFile] {
    if let known = walks[folder] { return known }
    let (found, problems) = FileWalker.walkForAgents(roots: [folder])
    report(problems)
    walks[folder] = found
    return found
  }

  mutating func report(_ problems: [WalkFault]) {
    for problem in problems {
      let file = SourceFile(path: problem.shown, bytes: [])
      faults.append(
        Fault(.unreadableFile(path: problem.shown, UnreadableFile(problem.code)), in: file, at: file.contents))
    }
  }

  /// Adds the agent of a file that a walk or a glob came to; a file that is no agent's is passed over.
  @discardableResult
  mutating func take(_ path: FilePath, _ shown: String, into team: inout TeamDefinition) -> Bool {
    let index = files.open(path, shown: shown, isNamed: false)
    guard taken.insert(index).inserted else { return files.opened[index].claim != nil }
    tell(index)
    if let agent = files.opened[index].agent { team.agents.append(agent) }
    return files.opened[index].claim != nil
  }

  /// Adds what is wrong with an opened file, unless that was done before.
  mutating func tell(_ index: Int) {
    if told.insert(index).inserted { faults += files.opened[index].faults }
  }

  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }
}

extension TeamDefinition {
  /// Whether the team is the agent of a single file.
  var isOneFile: Bool { file != nil && agents.count == 1 && agents.first?.file === file && fields.isEmpty }
}

extension ClaimedPath {
  /// Whether any dialect could claim the file, going by its ending: what a walk need not open otherwise.
  var mayBeAgent: Bool {
    Self.endings.contains { hasSuffix($0) }
      || Self.confined.contains { folder, ending in hasSuffix(ending) && isInside(folder) }
  }

  private static let confined: [(folder: StaticString, ending: StaticString)] = Dialect.all.flatMap { dialect in
    dialect.folder.map { folder in dialect.endingsInFolder.map { (folder, $0) } } ?? []
  }

  /// Without those that a shorter one covers.
  private static let endings: [StaticString] = {
    let all = Dialect.all.flatMap(\.endings)
    var kept: [String: StaticString] = [:]
    for ending in all { kept["\(ending)"] = ending }
    return kept.filter { text, _ in !kept.keys.contains { $0 != text && text.hasSuffix($0) } }.map(\.value)
  }()

  var isData: Bool {
    hasSuffix(".yaml") || hasSuffix(".yml") || hasSuffix(".json") || hasSuffix(".jsonc")
  }
}

extension [Fault] {
  /// By file, in the order in which files came up, then by place.
  func sorted() -> [Fault] {
    var ranks: [ObjectIdentifier: Int] = [:]
    for fault in self where ranks[ObjectIdentifier(fault.file)] == nil {
      ranks[ObjectIdentifier(fault.file)] = ranks.count
    }
    return enumerated().sorted { left, right in
      let leftKey = (ranks[ObjectIdentifier(left.element.file)] ?? 0, left.element.range.lower, left.offset)
      let rightKey = (ranks[ObjectIdentifier(right.element.file)] ?? 0, right.element.range.lower, right.offset)
      return leftKey < rightKey
    }.map(\.element)
  }
}
