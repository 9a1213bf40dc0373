internal import SystemPackage

/// Looks up the skills that agents name in the folders of their repository. An agent without skills costs nothing; each
/// folder is listed once and each skill opened once, when somebody names it.
struct SkillFinder {
  private(set) var skills: [SkillDefinition] = []
  private(set) var faults: [Fault] = []
  /// Skills that are open already, by their real path.
  private var read: [[UInt8]: SkillDefinition] = [:]
  private var opened: [[UInt8]: SourceFile] = [:]
  private var folders: [[UInt8]: [SkillFolder]] = [:]
  private var searches: [String: Search] = [:]

  /// What the agents of one dialect in one folder can find.
  private struct Search {
    let own: [SkillFolder]
    let others: [SkillFolder]
    let names: Spelling
    /// What the skills call themselves, which may not be how their folders are called.
    var writtenNames: Set<String>?
  }

  /// - Parameter files: what is open already; skills among them are not opened again.
  init(files: some Sequence<SourceFile> = []) {
    for file in files where SkillDefinition.isSkill(file.path) {
      if let real = realPath(Array(file.path.utf8)) { opened[real] = file }
    }
  }

  /// Reads a skill that somebody asked for by its path.
  mutating func take(_ file: SourceFile) {
    if let real = realPath(Array(file.path.utf8)) { _ = take(file, at: real) }
  }

  mutating func settle(_ agent: AgentDefinition) {
    let places = SkillPlace.folders(for: agent.dialect)
    let names = agent.skills.prefix(Self.most).filter { Self.isPlain($0.value) }
    guard !names.isEmpty, !places.isEmpty else { return }
    let folder = TeamLoader.folder(of: agent.file.path)
    let key = "\(agent.dialect.id) \(folder)"
    guard var search = searches[key] ?? search(around: folder, places) else { return }
    for name in names { settle(name, in: &search, of: agent) }
    searches[key] = search
  }

  private mutating func settle(_ name: Located<String>, in search: inout Search, of agent: AgentDefinition) {
    if let found = search.own.first(where: { $0.names.contains(name.value) }) {
      open(found.file(of: name.value), beside: agent.file)
      return
    }
    // Nothing tells that this repository keeps its skills itself.
    guard !search.own.isEmpty || search.others.contains(where: { $0.names.contains(name.value) }) else { return }
    let written = search.writtenNames ?? writtenNames(search.own)
    search.writtenNames = written
    guard !written.contains(name.value) else { return }
    let elsewhere = search.others.first { $0.names.contains(name.value) }?.place
    let suggestion = elsewhere == nil ? search.names.nearest(name.value) : nil
    faults.append(
      Fault(
        .unknownSkill(name.value, suggestion: suggestion, elsewhere: elsewhere), in: agent.file, at: name.range,
        agentID: agent.id.value))
  }

  /// More names than anybody means; each costs a look.
  private static let most = 500

  /// Not a plugin's skill, which is `PLUGIN:SKILL`, a path, a pattern or a blank to fill in.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 256 && !name.utf8.contains { ":/*?<>{}$ ".utf8.contains($0) || $0 < 0x20 }
  }

  // MARK: - Files

  private mutating func open(_ path: [UInt8], beside agent: SourceFile) {
    guard let real = realPath(path), read[real] == nil else { return }
    if let file = opened[real] {
      _ = take(file, at: real)
    } else if let bytes = try? ReadFile.bytes(of: FilePath(bytes: path), limit: SourceLimits.bytes) {
      _ = take(SourceFile(path: Self.shown(path, beside: agent), bytes: bytes), at: real)
    }
  }

  private mutating func take(_ file: SourceFile, at real: [UInt8]) -> SkillDefinition {
    if let known = read[real] { return known }
    let (skill, found) = SkillReader.read(file)
    read[real] = skill
    skills.append(skill)
    faults += found
    return skill
  }

  private func writtenNames(_ folders: [SkillFolder]) -> Set<String> {
    var names: Set<String> = []
    for folder in folders {
      for name in folder.names {
        let path = folder.file(of: name)
        let known = realPath(path).flatMap { opened[$0] }
        let file = known ?? (try? ReadFile.bytes(of: FilePath(bytes: path))).map { SourceFile(path: name, bytes: $0) }
        if let written = file.flatMap({ SkillReader.read($0).skill.name }) { names.insert(written.value) }
      }
    }
    return names
  }

  /// A path as the agent's own is shown: relative to where that is relative to.
  private static func shown(_ path: [UInt8], beside agent: SourceFile) -> String {
    let whole = String(decoding: path, as: UTF8.self)
    let folder = TeamLoader.folder(of: agent.path)
    guard let base = realPath(Array(folder.utf8)), !folder.hasPrefix("/") else { return whole }
    var root = String(decoding: base, as: UTF8.self) + "/"
    if folder != "." {
      guard root.hasSuffix("/" + folder + "/") else { return whole }
      root.removeLast(folder.count + 1)
    }
    return whole.hasPrefix(root) ? String(whole.dropFirst(root.count)) : whole
  }

  // MARK: - Folders

  /// Nil when the agent's file lies nowhere.
  private mutating func search(around folder: String, _ places: [String]) -> Search? {
    guard let base = realPath(Array(folder.utf8)) else { return nil }
    var all: [SkillFolder] = []
    for project in Self.projects(around: base) {
      let here = folders[project] ?? SkillPlace.folders.compactMap { SkillFolder($0, below: project) }
      folders[project] = here
      all += here
    }
    let own = all.filter { places.contains($0.place) }
    return Search(
      own: own, others: all.filter { !places.contains($0.place) && $0.place != "skills" },
      names: Spelling(own.flatMap(\.names).sorted()))
  }

  /// The folders from the agent's own up to the top of its repository. Without a repository: up to the one that holds
  /// `.github`, `.claude` and the like, or a plugin's `agents`.
  private static func projects(around base: [UInt8]) -> [[UInt8]] {
    let root = GitRepository(around: base)?.root ?? project(above: base)
    var projects = [base]
    while let last = projects.last, last.count > root.count, projects.count < 64,
      let slash = last.lastIndex(of: UInt8(ascii: "/"))
    {
      projects.append(Array(last[..<slash]))
    }
    return projects
  }

  private static func project(above base: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    let starts = base.indices.filter { base[$0] == slash }
    if let hidden = starts.last(where: { $0 + 1 < base.count && base[$0 + 1] == UInt8(ascii: ".") }) {
      return Array(base[..<hidden])
    }
    guard let last = starts.last, base[last...].elementsEqual("/agents".utf8) else { return base }
    return Array(base[..<last])
  }
}

extension SkillFinder {
  /// The agents of a skill's project that name it: those in the folders where systems look for agents.
  static func agents(naming skill: SkillDefinition) -> [AgentDefinition] {
    guard let name = skill.id, let place = skill.project else { return [] }
    let folders = [".github/agents", ".claude/agents", "agents"].map { place.isEmpty ? $0 : "\(place)/\($0)" }
    let present = folders.filter { (try? FolderListing.Kind(ofPath: Array($0.utf8))) == .folder }
    guard !present.isEmpty else { return [] }
    return FilesLoader.load(present).agents.filter { $0.skills.contains { $0.value == name } }
  }
}
