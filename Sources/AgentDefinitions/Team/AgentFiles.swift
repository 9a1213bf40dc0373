internal import SystemPackage

/// The agent files that a load has opened, each once.
struct AgentFiles: Sendable {
  /// What one file turned out to be.
  struct Opened: Sendable {
    var file: SourceFile
    var agent: AgentDefinition?
    var faults: [Fault]
    /// Nil when no dialect reads the file.
    var claim: Claim?
    /// Whether no more than the first bytes were read, because they say that the file is no agent's.
    var isHead = false
    /// Whether other files have a say in it: the one that the prompt stands in, or one that declares the agent.
    var dependsOnOthers = false
  }

  /// The files that are looked at whole.
  var whole: [SourceFile] { opened.filter { !$0.isHead }.map(\.file) }

  let workingDirectory: [UInt8]?
  /// The working directory with a slash at its end: dialects look for folders in a path, and they may lie above the one
  /// that the command was given.
  private let prefix: String
  private let roles = DeclaredRoles()
  private let surroundings: Surroundings
  private(set) var opened: [Opened] = []
  /// Files that lie on disk once and are looked at under several names: for each, the first of them.
  private(set) var twins: [ObjectIdentifier: ObjectIdentifier] = [:]
  /// For the files up to `indexed`; real paths cost a good part of what reading costs, and a walk has no need of them.
  private var byRealPath: [[UInt8]: Int] = [:]
  private var indexed = 0
  private var paths: [FilePath] = []

  init() {
    workingDirectory = realPath([UInt8(ascii: ".")])
    surroundings = Surroundings(workingDirectory: workingDirectory)
    prefix = String(decoding: workingDirectory ?? [], as: UTF8.self) + "/"
  }

  /// The index of a file among `opened`, which is opened now when it is not there. `shown` is the path for people, and
  /// decides about the dialect. `isNamed`: somebody said that it is an agent's.
  mutating func open(_ path: FilePath, shown: String, isNamed: Bool) -> Int {
    while indexed < paths.count {
      if let real = realPath(paths[indexed].bytes) { byRealPath[real] = indexed }
      indexed += 1
    }
    if let real = realPath(path.bytes), let known = byRealPath[real] { return known }
    opened.append(read(path, shown: shown, isNamed: isNamed))
    paths.append(path)
    return opened.count - 1
  }

  /// Opens files that are known to be different ones, in parallel when there are many. `memory`: what is known of some
  /// of them already.
  mutating func open(_ files: [FoundFile], named: Set<String>, memory: inout LoadMemory?) {
    let readings = read(files, named: named, except: memory)
    for (file, reading) in zip(files, readings) where reading.isNew { memory?.keep(reading.opened, of: file) }
    opened += readings.map(\.opened)
    paths += files.map(\.path)
  }

  /// Of the paths that lead to one file, the indices of those that say nothing new: each system is told about it once,
  /// by the path where the file lies itself if it looks there, and where no system looks is only told when none does
  /// elsewhere.
  mutating func leaveOutRepeated(_ files: [FoundFile], named: Set<String>) -> Set<Int> {
    guard files.contains(where: \.isLink) else { return [] }
    var byFile: [[UInt8]: [Int]] = [:]
    for (index, file) in files.enumerated() { byFile[file.realPath ?? file.path.bytes, default: []].append(index) }
    var repeated: Set<Int> = []
    for indices in byFile.values where indices.count > 1 {
      var known: Set<String> = []
      let systems = indices.contains { opened[$0].isSystems }
      for index in indices.sorted(by: { !files[$0].isLink && files[$1].isLink }) {
        let isMeant = named.contains(files[index].shown) || opened[index].isSystems || !systems
        let key = opened[index].isSystems ? opened[index].agent?.dialect.id ?? "" : ""
        if !isMeant || !known.insert(key).inserted { repeated.insert(index) }
      }
      let kept = indices.filter { !repeated.contains($0) }.map { ObjectIdentifier(opened[$0].file) }
      if let first = kept.first, kept.count > 1 { for file in kept { twins[file] = first } }
    }
    for index in repeated { opened[index].isHead = true }
    return repeated
  }

  private func read(
    _ files: [FoundFile], named: Set<String>, except memory: LoadMemory?
  ) -> [(opened: Opened, isNew: Bool)] {
    Parallel.map(files.count) { index in
      let file = files[index]
      if let known = memory?.reading(of: file) { return (known, false) }
      return (read(file.path, shown: file.shown, isNamed: named.contains(file.shown)), true)
    }
  }

  /// A file that nobody named, and whose path makes it no agent's, is one only if its first bytes say so; until then it
  /// may be of any size and kind, and forbidden.
  private func read(_ path: FilePath, shown: String, isNamed: Bool) -> Opened {
    let place = place(of: shown)
    var isAgents = isNamed || claim(place, head: []) != nil || ClaimedPath(shown).isAgentsFile
    do throws(ReadFault) {
      if isAgents {
        return read(SourceFile(path: shown, bytes: try ReadFile.bytes(of: path, limit: SourceLimits.bytes)), at: place)
      }
      let found = try ReadFile.bytes(of: path, limit: SourceLimits.bytes, head: Self.headLength) { head in
        let claim = claim(place, head: head)?.claim
        if let claim, claim.isByPath { isAgents = true }
        return claim != nil
      }
      let file = SourceFile(path: shown, bytes: found.bytes)
      return found.isWanted ? read(file, at: place) : Opened(file: file, faults: [], isHead: true)
    } catch {
      guard isAgents else { return Opened(file: SourceFile(path: shown, bytes: []), faults: [], isHead: true) }
      let file = SourceFile(path: shown, bytes: [])
      let fault = Fault(.unreadableFile(path: shown, UnreadableFile(error.code)), in: file, at: file.contents)
      return Opened(file: file, faults: [fault])
    }
  }

  /// Reads a file's bytes as what they are.
  func read(_ file: SourceFile) -> Opened { read(file, at: place(of: file.path)) }

  private func read(_ file: SourceFile, at place: ClaimedPath) -> Opened {
    guard let (dialect, claim) = claim(place, head: file.bytes.prefix(Self.headLength)) else {
      return Opened(file: file, faults: [])
    }
    if file.hasNUL {
      guard claim.isByPath else { return Opened(file: file, faults: []) }
      let fault = Fault(.unreadableFile(path: file.path, .notUTF8), in: file, at: .empty(at: 0))
      return Opened(file: file, faults: [fault], claim: claim)
    }
    let role = dialect == .codex ? roles.role(of: place.text) : nil
    var (agent, faults) = DefinitionReader.read(file, as: dialect, declaredAs: role)
    var dependsOnOthers = dialect == .codex
    if var read = agent, read.promptReference != nil {
      var prompts = PromptFiles()
      faults += prompts.settle(&read)
      agent = read
      dependsOnOthers = true
    }
    return Opened(file: file, agent: agent, faults: faults, claim: claim, dependsOnOthers: dependsOnOthers)
  }
}

extension AgentFiles {
  /// What of a file decides who reads it.
  private static let headLength = 8192

  /// Which dialect reads a file, and why.
  func claim(_ file: SourceFile) -> (dialect: Dialect, claim: Claim)? {
    claim(place(of: file.path), head: file.bytes.prefix(Self.headLength))
  }

  private func claim(_ place: ClaimedPath, head: ArraySlice<UInt8>) -> (dialect: Dialect, claim: Claim)? {
    guard let found = Dialect.claiming(place, head: head) else { return nil }
    // What lies around a file decides before what it says itself; a folder of a system's own, before both.
    switch found.claim {
    // Keys that only OpenCode has say more than a folder's name.
    case .evidence: guard found.dialect != .openCode else { return found }
    default: guard found.dialect == .plainMarkdown else { return found }
    }
    switch surroundings.finding(about: place.text) {
    case .evidence(let evidence): return evidence.claim(instead: found.claim)
    // Names of tools are as somebody's that reads it has them.
    case .unknownSystem:
      return found.dialect == .agentMarkdown && found.claim.isByTool ? found : (.plainMarkdown, found.claim)
    case nil: return found
    }
  }

  /// A file's whole path, without folders that it leaves again: those are none that the file lies in.
  private func place(of shown: String) -> ClaimedPath {
    let path = shown.utf8.first == UInt8(ascii: "/") ? shown : prefix + shown
    return ClaimedPath(path.containsBytes("/..") ? RelativePath.tidy(FilePath(path)).string : path)
  }
}

extension SourceFile {
  /// What no text contains and every other kind of file does, near its start.
  fileprivate var hasNUL: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for offset in 0..<min(bytes.count, 1024) where bytes[offset] == 0 { return true }
      return false
    }
  }
}

extension UnreadableFile {
  init(_ code: ReadFault.Code) {
    switch code {
    case .dangling: self = .danglingLink
    case .missing: self = .notFound
    case .denied: self = .notPermitted
    case .folder, .special: self = .notAFile
    case .tooLarge(let limit): self = .tooLarge(limit: limit)
    case .failed(let error): self = .failed("\(error)")
    }
  }
}

extension AgentFiles.Opened {
  /// Whether a system reads the file under this path: it is an agent, and no other reader was guessed.
  fileprivate var isSystems: Bool { claim != nil && agent?.dialect != .plainMarkdown }
}
