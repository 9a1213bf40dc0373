internal import SystemPackage

/// What one load leaves for the next: which files there are, and what each was read as. A workspace of thousands of files
/// is read whole once, and after that only what has changed.
///
/// It does not look at the disk for changes. Whoever keeps it says what has changed, and after a file has come or gone,
/// that nothing is sure any more.
package struct LoadMemory: Sendable {
  var walk: (files: [FoundFile], faults: [WalkFault])?
  private var opened: [String: AgentFiles.Opened] = [:]
  private var foreignTeams: [String: Bool] = [:]
  /// Files that somebody is writing and that no folder lists yet.
  package var unsaved: Set<String> = []

  package init() {}

  /// The content of a file has changed.
  package mutating func forget(_ path: String) {
    opened[path] = nil
    foreignTeams[path] = nil
  }

  /// Files have come or gone, or it is not known what has changed.
  package mutating func forgetAll() { self = LoadMemory(unsaved: unsaved) }

  private init(unsaved: Set<String>) { self.unsaved = unsaved }

  /// Whether the file is one of those that are looked at because somebody might have put an agent there.
  package func lists(_ path: String) -> Bool { opened[path] != nil || unsaved.contains(path) }

  /// Whether the file was looked at as one that may be an agent's, and nothing but its own text had a say in it.
  package func hasRead(_ path: String) -> Bool { opened[path] != nil }

  mutating func files(below roots: [String]) -> (files: [FoundFile], faults: [WalkFault]) {
    let walk = self.walk ?? FileWalker.walkForAgents(roots: roots.map { FilePath($0) })
    self.walk = walk
    guard !unsaved.isEmpty else { return walk }
    let known = Set(walk.files.map(\.shown))
    let more = unsaved.subtracting(known).compactMap { path in
      roots.first { path.hasPrefix($0 + "/") }.map { FoundFile(path: Array(path.utf8), root: $0.utf8.count + 1) }
    }
    // Where they will be once they are saved.
    return ((walk.files + more).sorted { $0.order.lexicographicallyPrecedes($1.order) }, walk.faults)
  }

  mutating func isForeignTeam(_ file: FoundFile) -> Bool {
    if let known = foreignTeams[file.shown] { return known }
    let isTeam = ClaimedPath(file.shown).isForeignTeam(file.path)
    foreignTeams[file.shown] = isTeam
    return isTeam
  }

  func reading(of file: FoundFile) -> AgentFiles.Opened? { opened[file.shown] }

  /// What depends on other files too is read each time, and so are links, whose files change under other paths. Of what is
  /// no agent's, nobody looks at the text again.
  mutating func keep(_ reading: AgentFiles.Opened, of file: FoundFile) {
    guard !reading.dependsOnOthers, !file.isLink else { return }
    var reading = reading
    if reading.isHead { reading.file = SourceFile(path: file.shown, bytes: []) }
    opened[file.shown] = reading
  }
}

extension FoundFile {
  /// By components, so that a folder comes where its name does.
  fileprivate var order: some Sequence<UInt8> {
    path.bytes.lazy.map { $0 == UInt8(ascii: "/") ? 0 : $0 }
  }
}
