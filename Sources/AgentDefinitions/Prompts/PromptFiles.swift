internal import SystemPackage

/// Opens the files that prompts stand in, each once. A path starts from the folder of the file that names it, and must
/// not lead out of that file's repository, neither by its dots nor through a link.
struct PromptFiles {
  private var opened: [String: Result] = [:]
  /// How many more bytes the prompts of one load may have together: one file of a megabyte can be named by each of
  /// thousands of agents.
  private var allowance = 16 * SourceLimits.bytes

  private enum Result {
    case text(SourceFile, Located<String>)
    case fault(FaultKind)
  }

  /// Puts a prompt in its place. What it cannot read leaves the agent without a prompt, and blocks.
  mutating func settle(_ agent: inout AgentDefinition) -> [Fault] {
    guard let reference = agent.promptReference else { return [] }
    agent.promptReference = nil
    var faults: [Fault] = []
    func report(_ kind: FaultKind, at range: SourceRange) {
      faults.append(Fault(kind, in: agent.file, at: range, agentID: agent.id.value))
    }
    var text = ""
    var only: (SourceFile, Located<String>)?
    for part in reference.parts {
      switch part {
      case .text(let literal): text += literal
      case .file(let path):
        if agent.dialect == .dockerAgent, Self.climbs(path.value) {
          report(
            .invalidValue(
              key: reference.key, written: path.value,
              expected: "a path inside this file's own folder, since docker-agent refuses any other"), at: path.range)
        }
        switch open(path.value, from: TeamLoader.folder(of: agent.file.path)) {
        case .fault(let kind): report(kind, at: path.range)
        case .text(let file, let content):
          allowance -= content.value.utf8.count
          guard allowance >= 0 else {
            report(.unreadableFile(path: file.path, .tooLarge(limit: SourceLimits.bytes)), at: path.range)
            continue
          }
          text += content.value
          only = (file, content)
        }
      }
    }
    guard !faults.contains(where: \.isBlocking) else { return faults }
    if text.isBlank { report(.missingPrompt, at: reference.range) }
    if reference.parts.count == 1, let (file, content) = only {
      agent.promptFile = file
      agent.prompt = content
    } else {
      agent.prompt = Located(text, at: reference.range)
    }
    return faults
  }

  private mutating func open(_ written: String, from folder: String) -> Result {
    let path = RelativePath.resolve(written, from: folder).string
    if let known = opened[path] { return known }
    let result = Self.read(written, path, from: folder)
    opened[path] = result
    return result
  }

  private static func read(_ written: String, _ path: String, from folder: String) -> Result {
    // A person's own folder is in nobody's repository.
    if written.hasPrefix("~") { return .fault(.escapingPath(written)) }
    guard let (file, fault) = RecordFile.open(path, shown: path, from: folder) else {
      return .fault(.unreadableFile(path: path, .notFound))
    }
    if case .escapingPath = fault { return .fault(.escapingPath(written)) }
    if let fault { return .fault(fault) }
    var lower = Int(file.contents.lower)
    var upper = file.bytes.count
    while lower < upper, file.bytes[lower] <= 0x20 { lower += 1 }
    while upper > lower, file.bytes[upper - 1] <= 0x20 { upper -= 1 }
    guard let text = String(validating: file.bytes[lower..<upper], as: UTF8.self) else {
      return .fault(.unreadableFile(path: path, .notUTF8))
    }
    return .text(file, Located(text, at: SourceRange(lower, upper)))
  }

  /// What docker-agent does not follow, wherever it leads.
  private static func climbs(_ path: String) -> Bool {
    path.hasPrefix("/") || path.split(separator: "/").contains("..")
  }
}
