internal import Synchronization

/// What lies around agents and says whose they are: a plugin's or an extension's manifest, or a folder with the name of
/// a system, in the folders from theirs up to the top of the repository. The nearest says most.
final class Surroundings: Sendable {
  private let known = Mutex<[String: SystemEvidence?]>([:])
  private let workingDirectory: [UInt8]?

  init(workingDirectory: [UInt8]?) { self.workingDirectory = workingDirectory }

  /// `path`: a whole one, of a file.
  func evidence(about path: String) -> SystemEvidence? {
    let folder = TeamLoader.folder(of: path)
    return known.withLock { known in
      if let found = known[folder] { return found }
      let found = look(around: folder)
      known[folder] = .some(found)
      return found
    }
  }

  private func look(around folder: String) -> SystemEvidence? {
    guard var place = realPath(Array(folder.utf8)),
      let boundary = RepositoryBoundary(around: place, workingDirectory: workingDirectory)
    else { return nil }
    while boundary.contains(place) {
      if let found = Self.manifest(in: place) { return found }
      // How somebody calls the copy of a repository says nothing.
      guard place.count > boundary.root.count, let slash = place.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      let name = String(decoding: place[(slash + 1)...], as: UTF8.self)
      if let dialect = Self.dialect(named: name) {
        return SystemEvidence(dialect: dialect, words: "it lies in a folder \(name)")
      }
      place.removeSubrange(slash...)
    }
    return nil
  }

  private static func manifest(in folder: [UInt8]) -> SystemEvidence? {
    for (name, dialect) in manifests {
      let path = folder + Array("/\(name)".utf8)
      if (try? FolderListing.Kind(ofPath: path)) != nil {
        return SystemEvidence(dialect: dialect, words: "\(name) lies above it")
      }
    }
    return nil
  }

  private static let manifests: [(name: String, dialect: Dialect)] = [
    (".claude-plugin", .claudeCode), ("gemini-extension.json", .gemini), (".cursor-plugin", .cursor),
  ]

  /// The system that a folder is called after: `gemini-cli`, `cursor`. Not `copilot-helpers`, which may be anybody's.
  private static func dialect(named name: String) -> Dialect? {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    let systems = words.filter { byName[$0] != nil }
    guard systems.count == 1, let system = systems.first, words.allSatisfy({ $0 == system || ordinary.contains($0) })
    else { return nil }
    return byName[system]
  }

  private static let byName: [String: Dialect] = [
    "claude": .claudeCode, "codex": .plainMarkdown, "copilot": .agentMarkdown, "cursor": .cursor, "gemini": .gemini,
    "kiro": .kiro, "opencode": .openCode,
  ]

  private static let ordinary: Set<String> = [
    "agents", "cli", "code", "dist", "extension", "extensions", "github", "plugin", "plugins", "source", "src",
    "subagents", "templates",
  ]
}
