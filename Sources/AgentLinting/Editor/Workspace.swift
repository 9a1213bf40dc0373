package import AgentDefinitions

/// The folders and files that somebody works on in an editor: what is on disk, with what is open and unsaved over it.
///
/// What is wrong with an open file is known in two steps. `quickFindings` takes what the file says itself, which is a
/// matter of a millisecond, and what is still known of it from before; `findings` reads what has changed since and looks
/// at the teams too.
package struct Workspace: Sendable {
  /// Whole paths, without a slash at the end.
  package private(set) var folders: [String]
  package private(set) var documents: [String: Document] = [:]
  private var overlay = FileOverlay()
  private var memory = LoadMemory()
  private var state: State?

  /// What the last look at everything found.
  private struct State: Sendable {
    let loaded: LoadedFiles
    let linter: Linter
    /// By the paths of the open files.
    var found: [String: OpenFileCheck.Found]
    /// Open files that may have an agent in them, and nothing else.
    let agentPaths: Set<String>
    /// What is wrong with the configurations.
    let configuration: [Finding]
    /// What is let pass of open files because it was there before.
    let known: KnownFindings

    /// What there is to show of a file.
    func shown(_ found: OpenFileCheck.Found, of path: String) -> [Finding] {
      known.taken(from: linter.shown(found), of: path)
    }
  }

  /// The baselines that projects have named, as they were last read.
  private var baselines: [String: Baseline] = [:]

  package init(folders: [String] = []) { self.folders = folders }

  /// Whether something has changed since everything was looked at.
  package var isStale: Bool { state == nil || isChanged }
  private var isChanged = false

  // MARK: - What happens

  package mutating func setFolders(_ folders: [String]) {
    self.folders = folders
    forgetAll()
  }

  package mutating func open(_ document: Document) {
    documents[document.path] = document
    overlay[document.path] = document.source.bytes
    if folder(of: document.path) != nil {
      if !WorkingFolder.exists(document.path) {
        memory.unsaved.insert(document.path)
      } else if !memory.lists(document.path) {
        // It may have come since.
        memory.forgetAll()
      }
    }
    touch(document.path)
  }

  package mutating func change(_ path: String, version: Int?, to bytes: [UInt8]) {
    guard documents[path] != nil else { return }
    documents[path]?.version = version
    documents[path]?.replace(bytes)
    overlay[path] = bytes
    touch(path)
  }

  /// The file on disk counts again.
  package mutating func close(_ path: String) {
    documents[path] = nil
    overlay[path] = nil
    state?.found[path] = nil
    if memory.unsaved.remove(path) != nil { memory.forgetAll() }
    touch(path)
  }

  /// Files on disk have changed. `isListChanged`: some have come or gone, or nobody knows.
  package mutating func filesChanged(_ paths: [String], isListChanged: Bool) {
    baselines = [:]
    if isListChanged { return forgetAll() }
    for path in paths { touch(path) }
  }

  private mutating func touch(_ path: String) {
    memory.forget(path)
    isChanged = true
  }

  private mutating func forgetAll() {
    memory.forgetAll()
    isChanged = true
  }

  // MARK: - What is wrong

  /// What is wrong with an open file, as far as can be told at once; nil where that takes a look at everything.
  package func quickFindings(of path: String) -> [Finding]? {
    guard let document = documents[path], let state, state.agentPaths.contains(path), let before = state.found[path]
    else { return nil }
    let loaded = overlay.whileReading { FilesLoader.load(document.source) }
    // What is no agent's is passed over where nobody has named it.
    if loaded.faults.contains(where: { if case .notAnAgentDefinition = $0.kind { true } else { false } }) { return [] }
    var found = OpenFileCheck(state.linter, of: { $0 === document.source }).own(loaded)
    if let old = before.shared.first?.file {
      let change = TextChange(from: old.bytes, to: document.source.bytes)
      found.shared = before.shared.compactMap { $0.moved(by: change, to: document.source) }
    }
    return state.shown(found, of: path)
  }

  /// Everything that is wrong with an open file.
  package mutating func findings(of path: String) -> [Finding] {
    guard let document = documents[path] else { return [] }
    guard folder(of: path) != nil else { return findings(ofLone: document) }
    refresh()
    guard let state else { return [] }
    return (state.found[path].map { state.shown($0, of: path) } ?? [])
      + state.configuration.filter { $0.file.path == path }
  }

  /// A file that belongs to no folder is checked as if nothing lay around it.
  private func findings(ofLone document: Document) -> [Finding] {
    var finder = ConfigurationFinder(.nearest, for: [document.path])
    if finder.excludes(document.path) { return [] }
    let loaded = overlay.whileReading { FilesLoader.load(document.source) }
    let linter = Linter(
      settings: LintSettings(for: [document.path], in: &finder, as: RequestedSettings()))
    return linter.shown(OpenFileCheck(linter, of: { $0.path == document.path }).all(loaded))
  }

  /// What would be found in an open file, were its text another; nothing of it is kept.
  func trial(of path: String, with text: [UInt8]?) -> [Finding] {
    var trial = self
    if let text { trial.change(path, version: nil, to: text) }
    return trial.findings(of: path)
  }

  /// Looks at everything again, if something has changed.
  package mutating func refresh() {
    guard isStale else { return }
    isChanged = false
    var finder = overlay.whileReading { ConfigurationFinder(.nearest, for: folders) }
    let overlay = self.overlay
    let loaded = FilesLoader.load(folders, overlay: overlay, memory: &memory) { path in finder.excludes(path) }
    let open = Set(documents.keys.filter { folder(of: $0) != nil })
    let paths = loaded.files.map(\.path)
    let settings = overlay.whileReading {
      LintSettings(for: paths, in: &finder, as: RequestedSettings())
    }
    let linter = Linter(settings: settings)
    let all = overlay.whileReading { OpenFileCheck(linter, of: { open.contains($0.path) }).all(loaded) }
    let working = WorkingFolder()
    let known = KnownFindings(of: open.sorted(), in: &finder, &baselines)
    state = State(
      loaded: loaded, linter: linter, found: all.byFile(among: open),
      agentPaths: open.filter { memory.hasRead($0) }.subtracting(loaded.passedOver)
        .subtracting(loaded.teams.compactMap(\.file?.path)),
      configuration: FaultFindings(agents: []).findings(for: finder.faults).map { finding in
        let file = SourceFile(path: working.absolute(finding.file.path), bytes: finding.file.bytes)
        return finding.moved(by: TextChange(from: file.bytes, to: file.bytes), to: file) ?? finding
      }, known: known)
  }

  /// Everything as it was read when it was last looked at.
  package mutating func loaded() -> LoadedFiles {
    refresh()
    return state?.loaded ?? LoadedFiles()
  }

  /// The folder that a file lies in; nil for a file that somebody opened from elsewhere.
  package func folder(of path: String) -> String? { folders.first { path.hasPrefix($0 + "/") } }
}

extension OpenFileCheck.Found {
  fileprivate func byFile(among paths: Set<String>) -> [String: Self] {
    var files = Dictionary(uniqueKeysWithValues: paths.map { ($0, Self()) })
    for finding in own { files[finding.file.path]?.own.append(finding) }
    for finding in shared { files[finding.file.path]?.shared.append(finding) }
    for allowance in allowances { files[allowance.file.path]?.allowances.append(allowance) }
    return files
  }
}

extension Finding {
  /// The finding in a later text of its file; nil when what it is about has changed. Its fixes are of the old text.
  fileprivate func moved(by change: TextChange, to file: SourceFile) -> Finding? {
    guard let range = change.moved(range) else { return nil }
    return Finding(
      rule: rule, severity: severity, file: file, range: range, message: message, effects: effects, related: related,
      isBlocking: isBlocking)
  }
}
