internal import Synchronization
internal import SystemPackage

/// What lies around agents and says whose they are: a plugin's or an extension's manifest, or a folder with the name of
/// a system, in the folders from theirs up to the top of the repository. The nearest says most.
final class Surroundings: Sendable {
  enum Finding: Sendable {
    case evidence(SystemEvidence)
    /// A folder of a system that nobody here knows, such as `.agentsmesh`: what it makes of its agents cannot be told.
    case unknownSystem
  }

  private let known = Mutex<[String: Finding?]>([:])
  private let workingDirectory: [UInt8]?

  init(workingDirectory: [UInt8]?) { self.workingDirectory = workingDirectory }

  /// `path`: a whole one, of a file.
  func finding(about path: String) -> Finding? {
    let folder = TeamLoader.folder(of: path)
    return known.withLock { known in
      if let found = known[folder] { return found }
      let found = look(around: folder)
      known[folder] = .some(found)
      return found
    }
  }

  private func look(around folder: String) -> Finding? {
    guard let bottom = realPath(Array(folder.utf8)),
      let boundary = RepositoryBoundary(around: bottom, workingDirectory: workingDirectory)
    else { return nil }
    var place = bottom
    while boundary.contains(place) {
      let way = String(decoding: bottom.dropFirst(place.count).drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
      if let found = Self.manifest(in: place, way: way) { return .evidence(found) }
      // How somebody calls the copy of a repository says nothing.
      guard place.count > boundary.root.count, let slash = place.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      let name = String(decoding: place[(slash + 1)...], as: UTF8.self)
      if ClaimedPath.isUnknownSystem(name) { return .unknownSystem }
      if let dialect = Self.dialect(named: name) {
        return .evidence(SystemEvidence(dialect: dialect, words: "it lies in a folder \(name)"))
      }
      place.removeSubrange(slash...)
    }
    return nil
  }

  /// `way`: from the folder with the manifest to the agents.
  private static func manifest(in folder: [UInt8], way: String) -> SystemEvidence? {
    for (name, dialect) in manifests {
      let path = folder + Array("/\(name)".utf8)
      guard (try? FolderListing.Kind(ofPath: path)) != nil else { continue }
      let isBeside = way == "agents" || way.hasPrefix("agents/")
      guard isBeside || dialect == .claudePlugin && isListed(way, in: path) else { continue }
      return SystemEvidence(dialect: dialect, words: "\(name) lies above it")
    }
    return nil
  }

  private static let manifests: [(name: String, dialect: Dialect)] = [
    (".claude-plugin", .claudePlugin), ("gemini-extension.json", .gemini), (".cursor-plugin", .cursor),
  ]

  /// Whether agents lie in a folder that the plugin's manifest names, or in that of a plugin which the marketplace lists.
  private static func isListed(_ way: String, in manifests: [UInt8]) -> Bool {
    let listed = ["plugin.json", "marketplace.json"].compactMap { name in
      try? ReadFile.bytes(of: FilePath(bytes: manifests + Array("/\(name)".utf8)))
    }
    let steps = way.split(separator: "/")
    let plugin = steps.prefix { $0 != "agents" }
    // By its path, or by its name below a folder that all plugins lie in.
    let names = [way, plugin.joined(separator: "/")] + (plugin.last.map { ["\"\($0)", "\"./\($0)"] } ?? [])
    return listed.contains { text in
      names.contains { !$0.isEmpty && ByteSearch.contains(Array("\($0)\"".utf8), in: text) }
        || ByteSearch.contains(Array("\(way)/".utf8), in: text)
    }
  }

  /// The system that a folder is called after: `gemini-cli`, `cursor`. Not `copilot-helpers`, which may be anybody's.
  private static func dialect(named name: String) -> Dialect? {
    if name.utf8.first == UInt8(ascii: ".") { return nil }
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
