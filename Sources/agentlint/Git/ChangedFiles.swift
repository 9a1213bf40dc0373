internal import AgentDefinitions

/// The files that differ from a revision: committed since, changed, or not yet added. What is ignored or deleted is not
/// among them. A file that was only touched counts as changed, since telling would mean running a repository's filters.
struct ChangedFiles {
  /// Without links.
  private var paths: Set<String> = []
  /// The tops of the repositories, each with what the revision is there.
  private var commits: [(root: String, commit: String)] = []

  /// - Parameter places: files and folders; the repositories that they lie in are asked.
  init(since revision: String, around places: [String]) throws(ChangesFailure) {
    let working = WorkingFolder()
    var asked: Set<String> = []
    for place in places {
      guard let root = working.repository(around: place) else {
        // What is not there is reported when it is loaded.
        if WorkingFolder.real(working.absolute(place)) == nil { continue }
        throw .notARepository(place)
      }
      guard asked.insert(root).inserted else { continue }
      let (commit, names) = try Self.changed(in: root, since: revision)
      commits.append((root, commit))
      for path in names { paths.insert(root + "/" + path) }
    }
  }

  /// The whole paths of what has changed, of deleted files too.
  var names: [String] { paths.sorted() }

  /// A file as it was; nil when it was not there.
  func earlier(_ path: String) throws(ChangesFailure) -> SourceFile? {
    let real = WorkingFolder.real(path) ?? path
    guard let (root, commit) = commits.filter({ real.hasPrefix($0.root + "/") }).max(by: { $0.root < $1.root }) else {
      return nil
    }
    let name = String(real.utf8.dropFirst(root.utf8.count + 1)) ?? ""
    let found = try GitCommand(folder: root).run(["cat-file", "blob", "\(commit):\(name)"])
    return found.status == 0 ? SourceFile(path: path, bytes: found.bytes) : nil
  }

  func contains(_ path: String) -> Bool { WorkingFolder.real(path).map(paths.contains) ?? false }

  private static func changed(
    in root: String, since revision: String
  ) throws(ChangesFailure) -> (commit: String, names: [String]) {
    var git = GitCommand(folder: root)
    let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]
    let found = try git.run(verify)
    guard found.status == 0, let commit = found.lines(separatedBy: "\n").first else {
      throw found.errors.isEmpty ? .unknownRevision(revision, repository: root) : .failed(found.errors)
    }
    git.overrides = try noFilters(git)
    let changed = ["diff-index", "--name-only", "-z", "--no-renames", "--ignore-submodules=all", commit, "--"]
    let untracked = ["ls-files", "--others", "--exclude-standard", "-z", "--"]
    var names: [String] = []
    for arguments in [changed, untracked] {
      let output = try git.run(arguments)
      guard output.status == 0 else { throw .failed(output.errors) }
      names += output.lines(separatedBy: "\0")
    }
    return (commit, names)
  }

  /// Comparing a file with what was committed would run the filters that a repository's settings name: without commands
  /// there are none.
  private static func noFilters(_ git: GitCommand) throws(ChangesFailure) -> [String] {
    let found = try git.run(["config", "-z", "--name-only", "--get-regexp", "^filter\\."])
    // 1: there are none.
    guard found.status <= 1 else { throw .failed(found.errors) }
    let drivers = Set(
      found.lines(separatedBy: "\0").compactMap { name in name.lastIndex(of: ".").map { String(name[..<$0]) } })
    if let odd = drivers.first(where: { $0.contains("=") }) {
      throw .failed("the setting \(odd) cannot be switched off")
    }
    return drivers.sorted().flatMap { ["\($0).clean=", "\($0).process=", "\($0).required=false"] }
  }
}

/// Why it cannot be told what has changed.
enum ChangesFailure: Error, Equatable, CustomStringConvertible {
  case notARepository(String)
  case unknownRevision(String, repository: String)
  case noGit
  case failed(String)

  var description: String {
    switch self {
    case .notARepository(let path): "--since needs a git repository, and \(path) lies in none"
    case .unknownRevision(let revision, let repository):
      "--since: no commit is called “\(revision)” in \(repository); a shallow clone may not have it"
    case .noGit: "--since needs the command git, which is not to be found"
    case .failed(let text): "--since: git failed: \(text.split(separator: "\n").first ?? "without a word")"
    }
  }
}
