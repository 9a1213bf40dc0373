internal import SystemPackage

/// Loads a team from a team file, a folder, or one agent file. Never throws and never stops at the first fault.
package struct TeamLoader {
  var files = AgentFiles()
  var faults: [Fault] = []
  private(set) var sources: [SourceFile] = []
  /// The files whose agent is in the team: one that two globs match is there once.
  private var taken: Set<Int> = []
  /// The files whose faults are among `faults`: one that two teams share is told once.
  private var told: Set<Int> = []

  init() {}

  package static func load(_ path: String) -> LoadedTeam {
    var loader = TeamLoader()
    var team = loader.load(path)
    if var settled = team {
      loader.faults += References.settle(in: &settled, knowsAll: !settled.isOneFile)
      team = settled
    }
    return LoadedTeam(
      team: team, faults: loader.faults.sorted(), files: loader.sources + loader.files.opened.map(\.file))
  }

  /// Reads one more team with the files that are open already.
  mutating func load(_ path: String) -> TeamDefinition? {
    taken = []
    let file: SourceFile
    do throws(ReadFault) {
      let bytes = try ReadFile.bytes(of: FilePath(path), limit: SourceLimits.bytes)
      file = SourceFile(path: path, bytes: bytes)
    } catch {
      if error.code == .folder { return loadFolder(path) }
      let file = SourceFile(path: path, bytes: [])
      sources.append(file)
      faults.append(Fault(.unreadableFile(path: path, UnreadableFile(error.code)), in: file, at: file.contents))
      return nil
    }
    return load(file)
  }

  private mutating func load(_ file: SourceFile) -> TeamDefinition? {
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
    guard let root = tree.root, root.kind == .mapping else {
      if problems.isEmpty {
        faults.append(Fault(.notAnAgentDefinition(looksLike: nil), in: file, at: file.lineRange(1)))
      }
      return nil
    }
    switch FileSort(root) {
    case .team: return loadTeam(root)
    case .agent:
      let (agent, faults) = DefinitionReader.read(root, as: .native)
      return team(of: AgentFiles.Opened(file: file, agent: agent, faults: faults, claim: nil))
    case .other(let words):
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

  private mutating func loadFolder(_ path: String) -> TeamDefinition? {
    let (found, problems) = FileWalker.walk(roots: [FilePath(path)])
    report(problems)
    var team = TeamDefinition(base: path)
    for file in found where ClaimedPath(file.shown).mayBeAgent { take(file.path, file.shown, into: &team) }
    return team
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
    let index = files.open(path, shown: shown)
    guard taken.insert(index).inserted else { return files.opened[index].claim != nil }
    tell(index)
    if let agent = files.opened[index].agent { team.agents.append(agent) }
    return files.opened[index].claim != nil
  }

  /// Adds what is wrong with an opened file, unless that was done before.
  mutating func tell(_ index: Int) {
    if told.insert(index).inserted { faults += files.opened[index].faults }
  }

  // MARK: - Team files

  private mutating func loadTeam(_ root: SourceValue) -> TeamDefinition {
    let file = root.tree.file
    let reader = TeamReader.read(root, base: Self.folder(of: file.path))
    faults += reader.faults
    var team = reader.team
    let boundary = RepositoryBoundary(
      around: FilePath(team.base).bytes, workingDirectory: files.workingDirectory)
    for entry in reader.entries {
      switch entry {
      case .inPlace(let agent): team.agents.append(agent)
      case .path(let path): add(path, boundary, in: file, to: &team)
      }
    }
    return team
  }

  private mutating func add(
    _ written: Located<String>, _ boundary: RepositoryBoundary?, in file: SourceFile, to team: inout TeamDefinition
  ) {
    let (folder, rest) = GlobPattern.split(written.value)
    let path = RelativePath.resolve(rest.isEmpty ? written.value : folder, from: team.base)
    guard let real = realPath(path.bytes) else {
      let kind: FaultKind =
        rest.isEmpty ? .unreadableFile(path: path.string, .notFound) : .globWithoutMatch(written.value)
      faults.append(Fault(kind, in: file, at: written.range))
      return
    }
    guard let boundary, boundary.contains(real) else {
      faults.append(Fault(.escapingPath(written.value), in: file, at: written.range))
      return
    }
    if rest.isEmpty {
      addFile(path, written, in: file, to: &team)
    } else {
      addMatches(of: rest, below: path, boundary, written, in: file, to: &team)
    }
  }

  /// A file named as it is: it must be an agent's. A folder is every agent below it.
  private mutating func addFile(
    _ path: FilePath, _ written: Located<String>, in file: SourceFile, to team: inout TeamDefinition
  ) {
    if (try? FolderListing.Kind(ofPath: path.bytes)) == .folder {
      let folder = loadFolder(path.string)
      team.agents += folder?.agents ?? []
      return
    }
    let index = files.open(path, shown: path.string)
    let opened = files.opened[index]
    if opened.claim == nil, opened.faults.isEmpty, let agent = agentInData(index) {
      team.agents.append(agent)
    } else if let fault = opened.faults.first, case .unreadableFile(let shown, let reason) = fault.kind {
      faults.append(Fault(.unreadableFile(path: shown, reason), in: file, at: written.range))
    } else if !take(path, path.string, into: &team) {
      let looksLike = FileSort.markdown(path.string)
      faults.append(Fault(.notAnAgentDefinition(looksLike: looksLike), in: file, at: written.range))
    }
  }

  /// `researcher.yaml` with the keys of an agent, though not its ending.
  private mutating func agentInData(_ index: Int) -> AgentDefinition? {
    let file = files.opened[index].file
    guard ClaimedPath(file.path).isData, taken.insert(index).inserted else { return nil }
    let (tree, problems) = SourceTree.parse(file)
    guard problems.isEmpty, let root = tree.root, case .agent = FileSort(root) else {
      taken.remove(index)
      return nil
    }
    let (agent, faults) = DefinitionReader.read(root, as: .native)
    self.faults += faults
    return agent
  }

  private mutating func addMatches(
    of pattern: String, below folder: FilePath, _ boundary: RepositoryBoundary, _ written: Located<String>,
    in file: SourceFile, to team: inout TeamDefinition
  ) {
    guard let glob = try? GlobPattern(pattern) else {
      faults.append(Fault(.globWithoutMatch(written.value), in: file, at: written.range))
      return
    }
    let (found, problems) = FileWalker.walk(roots: [folder])
    report(problems)
    var hasMatch = false
    for match in found where glob.matches(String(match.relativePath)) {
      guard ClaimedPath(match.shown).mayBeAgent else { continue }
      if let real = realPath(match.path.bytes), !boundary.contains(real) { continue }
      if take(match.path, match.shown, into: &team) { hasMatch = true }
    }
    if !hasMatch { faults.append(Fault(.globWithoutMatch(written.value), in: file, at: written.range)) }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }
}

extension TeamDefinition {
  /// Whether the team is the agent of a single file.
  fileprivate var isOneFile: Bool { file != nil && agents.count == 1 && agents.first?.file === file && fields.isEmpty }
}

extension ClaimedPath {
  /// Whether any dialect could claim the file, going by its ending: what a walk need not open otherwise.
  var mayBeAgent: Bool { Self.endings.contains { hasSuffix($0) } }

  /// Without those that a shorter one covers.
  private static let endings: [StaticString] = {
    let all = Dialect.all.flatMap(\.endings)
    var kept: [String: StaticString] = [:]
    for ending in all { kept["\(ending)"] = ending }
    return kept.filter { text, _ in !kept.keys.contains { $0 != text && text.hasSuffix($0) } }.map(\.value)
  }()

  var isData: Bool { hasSuffix(".yaml") || hasSuffix(".yml") || hasSuffix(".json") }
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
