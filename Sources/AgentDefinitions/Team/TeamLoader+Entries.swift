internal import SystemPackage

extension TeamLoader {
  /// Reads a team file's keys, and finds the agents that its `agents` stand for.
  mutating func loadTeam(_ root: SourceValue) -> TeamDefinition {
    let file = root.tree.file
    let reader = TeamReader.read(root, base: Self.folder(of: file.path))
    faults += reader.faults
    var team = reader.team
    let boundary = RepositoryBoundary(
      around: FilePath(team.base).bytes, workingDirectory: files.workingDirectory)
    var pathCount = 0
    for entry in reader.entries {
      switch entry {
      case .inPlace(let agent): team.agents.append(agent)
      case .path(let path):
        pathCount += 1
        guard pathCount <= SourceLimits.paths else {
          let kind = SourceFault.Kind.tooManyNodes(limit: SourceLimits.paths)
          faults.append(Fault(.syntax(kind), in: file, at: path.range))
          return team
        }
        add(path, boundary, in: file, to: &team)
      }
    }
    return team
  }

  /// The SDK's custom agents: a list, or the session configuration that has it.
  mutating func loadCustomAgents(_ root: SourceValue) -> TeamDefinition {
    let reader = TeamReader.read(root, base: Self.folder(of: root.tree.file.path), agentsAre: .copilotSDK)
    faults += reader.faults
    var team = reader.team
    for case .inPlace(let agent) in reader.entries { team.agents.append(agent) }
    return team
  }

  /// OpenCode's configuration together with the agents in Markdown that OpenCode loads beside it.
  mutating func loadOpenCode(_ root: SourceValue) -> TeamDefinition {
    let base = Self.folder(of: root.tree.file.path)
    let reader = OpenCodeTeamReader.read(root, base: base)
    var team = withPrompts(reader.team)
    var own = reader.faults
    addOpenCodeMarkdown(to: &team, &own)
    for id in team.removeBareEntries() { own.removeAll { $0.agentID == id && $0.isAboutAbsence } }
    faults += own
    return team
  }

  private mutating func addOpenCodeMarkdown(to team: inout TeamDefinition, _ own: inout [Fault]) {
    let folder = team.openCodeFolder
    guard (try? FolderListing.Kind(ofPath: FilePath(folder).bytes)) == .folder else { return }
    for file in files(below: FilePath(folder)) {
      let path = ClaimedPath(file.shown)
      guard path.hasSuffix(".md"), path.isInside(".opencode/agent") || path.isInside(".opencode/agents") else {
        continue
      }
      take(file.path, file.shown, into: &team)
    }
    for id in team.mergeMarkdown() {
      own.removeAll { $0.agentID == id && $0.isAboutAbsence }
      faults.removeAll { $0.agentID == id && $0.isAboutAbsence && $0.file.path.hasPrefix(folder + "/") }
    }
  }

  /// Opens the files that the prompts stand in.
  mutating func withPrompts(_ team: TeamDefinition) -> TeamDefinition {
    var team = team
    var prompts = PromptFiles()
    for index in team.agents.indices where team.agents[index].promptReference != nil {
      faults += prompts.settle(&team.agents[index])
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
    let index = files.open(path, shown: path.string, isNamed: true)
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
    let found = files(below: folder)
    var hasMatch = false
    for match in found where glob.matches(String(match.relativePath)) {
      guard ClaimedPath(match.shown).mayBeAgent else { continue }
      if let real = realPath(match.path.bytes), !boundary.contains(real) { continue }
      if take(match.path, match.shown, into: &team) { hasMatch = true }
    }
    if !hasMatch { faults.append(Fault(.globWithoutMatch(written.value), in: file, at: written.range)) }
  }
}

extension TeamDefinition {
  /// OpenCode takes an entry and a Markdown file of one name for one agent: what the file says counts over the entry, and
  /// the entry says the rest. Of what both grant, what only one of them does is not granted here.
  ///
  /// - Returns: the ids of agents that both speak of.
  fileprivate mutating func mergeMarkdown() -> [String] {
    var merged: [String] = []
    for entry in agents where entry.file === file {
      guard let index = agents.firstIndex(where: { $0.file !== file && $0.id.value == entry.id.value }) else {
        continue
      }
      agents[index].takeMissing(from: entry)
      agents.removeAll { $0.file === file && $0.id.value == entry.id.value }
      merged.append(entry.id.value)
    }
    return merged
  }

  /// Takes out the entries that describe no agent, and returns their ids.
  fileprivate mutating func removeBareEntries() -> [String] {
    let bare = agents.filter { $0.file === file && $0.isBareEntry }
    let ids = Set(bare.map(\.id.value))
    agents.removeAll { $0.file === file && ids.contains($0.id.value) }
    return bare.map(\.id.value)
  }

  /// The folder of Markdown agents that belongs to an OpenCode configuration: beside it, or the one that it lies in.
  var openCodeFolder: String {
    let isInside = base == ".opencode" || base.hasSuffix("/.opencode")
    return isInside ? base : base == "." ? ".opencode" : base + "/.opencode"
  }
}
