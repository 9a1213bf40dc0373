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
  }

  let workingDirectory: [UInt8]?
  /// The working directory with a slash at its end: dialects look for folders in a path, and they may lie above the one
  /// that the command was given.
  private let prefix: String
  private let roles = DeclaredRoles()
  private(set) var opened: [Opened] = []
  /// For the files up to `indexed`; real paths cost a good part of what reading costs, and a walk has no need of them.
  private var byRealPath: [[UInt8]: Int] = [:]
  private var indexed = 0
  private var paths: [FilePath] = []

  init() {
    workingDirectory = realPath([UInt8(ascii: ".")])
    prefix = String(decoding: workingDirectory ?? [], as: UTF8.self) + "/"
  }

  /// The index of a file among `opened`, which is opened now when it is not there. `shown` is the path for people, and
  /// decides about the dialect.
  mutating func open(_ path: FilePath, shown: String) -> Int {
    while indexed < paths.count {
      if let real = realPath(paths[indexed].bytes) { byRealPath[real] = indexed }
      indexed += 1
    }
    if let real = realPath(path.bytes), let known = byRealPath[real] { return known }
    opened.append(read(path, shown: shown))
    paths.append(path)
    return opened.count - 1
  }

  /// Opens files that are known to be different ones, in parallel when there are many.
  mutating func open(_ files: [FoundFile]) {
    let reader = self
    opened += Parallel.map(files.count) { reader.read(files[$0].path, shown: files[$0].shown) }
    paths += files.map(\.path)
  }

  private func read(_ path: FilePath, shown: String) -> Opened {
    do throws(ReadFault) {
      return read(SourceFile(path: shown, bytes: try ReadFile.bytes(of: path, limit: SourceLimits.bytes)))
    } catch {
      let file = SourceFile(path: shown, bytes: [])
      let fault = Fault(.unreadableFile(path: shown, UnreadableFile(error.code)), in: file, at: file.contents)
      return Opened(file: file, faults: [fault])
    }
  }

  /// Reads a file's bytes as what they are.
  func read(_ file: SourceFile) -> Opened {
    guard let (dialect, claim) = claim(file) else {
      return Opened(file: file, faults: [])
    }
    if file.hasNUL {
      let fault = Fault(.unreadableFile(path: file.path, .notUTF8), in: file, at: .empty(at: 0))
      return Opened(file: file, faults: [fault], claim: claim)
    }
    let role = dialect == .codex ? roles.role(of: place(of: file)) : nil
    var (agent, faults) = DefinitionReader.read(file, as: dialect, declaredAs: role)
    if var read = agent, read.promptReference != nil {
      var prompts = PromptFiles()
      faults += prompts.settle(&read)
      agent = read
    }
    return Opened(file: file, agent: agent, faults: faults, claim: claim)
  }
}

extension AgentFiles {
  /// Which dialect reads a file, and why.
  func claim(_ file: SourceFile) -> (dialect: Dialect, claim: Claim)? {
    Dialect.claiming(place(of: file), head: file.bytes.prefix(8192))
  }

  /// A file's whole path, without folders that it leaves again: those are none that the file lies in.
  private func place(of file: SourceFile) -> String {
    let path = file.path.utf8.first == UInt8(ascii: "/") ? file.path : prefix + file.path
    return path.containsBytes("/..") ? RelativePath.tidy(FilePath(path)).string : path
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
    case .missing: self = .notFound
    case .denied: self = .notPermitted
    case .folder, .special: self = .notAFile
    case .tooLarge(let limit): self = .tooLarge(limit: limit)
    case .failed(let error): self = .failed("\(error)")
    }
  }
}
