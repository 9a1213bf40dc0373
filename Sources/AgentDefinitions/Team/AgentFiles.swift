internal import SystemPackage

/// The agent files that a load has opened, each once.
struct AgentFiles {
  /// What one file turned out to be.
  struct Opened {
    var file: SourceFile
    var agent: AgentDefinition?
    var faults: [Fault]
    /// Nil when no dialect reads the file.
    var claim: Claim?
  }

  /// Where the process works: what relative paths start from, and with a slash at its end.
  private let prefix: String
  private(set) var opened: [Opened] = []
  private var byRealPath: [[UInt8]: Int] = [:]

  init() {
    let folder = realPath([UInt8(ascii: ".")]) ?? []
    prefix = String(decoding: folder, as: UTF8.self) + "/"
  }

  var workingDirectory: [UInt8]? { realPath([UInt8(ascii: ".")]) }

  /// The index of a file among `opened`. `shown` is the path for people, and what decides about its dialect.
  mutating func open(_ path: FilePath, shown: String) -> Int {
    let real = realPath(path.bytes)
    if let real, let known = byRealPath[real] { return known }
    let index = opened.count
    opened.append(read(path, shown: shown))
    if let real { byRealPath[real] = index }
    return index
  }

  private func read(_ path: FilePath, shown: String) -> Opened {
    do throws(ReadFault) {
      let file = SourceFile(path: shown, bytes: try ReadFile.bytes(of: path, limit: SourceLimits.bytes))
      return read(file)
    } catch {
      let file = SourceFile(path: shown, bytes: [])
      let fault = Fault(.unreadableFile(path: shown, UnreadableFile(error.code)), in: file, at: file.contents)
      return Opened(file: file, faults: [fault])
    }
  }

  /// Reads a file's bytes as what they are.
  func read(_ file: SourceFile) -> Opened {
    guard let (dialect, claim) = Dialect.claiming(absolute(file.path), head: file.bytes.prefix(8192)) else {
      return Opened(file: file, faults: [])
    }
    let (agent, faults) = DefinitionReader.read(file, as: dialect)
    return Opened(file: file, agent: agent, faults: faults, claim: claim)
  }

  /// Dialects look for folders in a path, which may lie above the one that the command was given.
  private func absolute(_ path: String) -> String { path.utf8.first == UInt8(ascii: "/") ? path : prefix + path }
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
