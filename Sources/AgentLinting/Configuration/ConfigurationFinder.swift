package import AgentDefinitions

/// Finds the configuration of each file: the nearest `.agentlint.yaml` in its folder or above it, up to the top of its
/// repository. Outside of a repository it looks up to the outermost folder that was asked for, or the working folder.
/// A folder is looked at once, however many files lie in it.
package struct ConfigurationFinder {
  package enum Source: Sendable {
    case nearest
    /// One for all files; its globs start at the working folder.
    case file(String)
    case none
  }

  /// What is wrong with the configurations that were found.
  package private(set) var faults: [Fault] = []
  /// Files that look like configurations and are none.
  package private(set) var notices: [String] = []
  private(set) var configurations: [Configuration] = []
  private let source: Source
  private let working = WorkingFolder()
  private let roots: [String]
  private var byFolder: [String: Int?] = [:]
  /// The folder that was asked about last, as it was written: files come folder by folder.
  private var last: (folder: Substring, index: Int?)?
  private var repositories: [String: String?] = [:]

  /// - Parameter roots: the files and folders that are checked.
  package init(_ source: Source, for roots: [String]) {
    self.source = source
    self.roots = roots.map(working.absolute) + [working.path]
    guard case .file(let path) = source else { return }
    let absolute = working.absolute(path)
    if let configuration = load(absolute, globs: working.path) {
      configurations = [configuration]
    } else {
      let file = SourceFile(path: path, bytes: [])
      faults.append(Fault(.unreadableFile(path: path, .notFound), in: file, at: file.contents))
    }
  }

  /// Whether a configuration leaves the file out.
  package mutating func excludes(_ path: String) -> Bool {
    index(forWritten: path).map { configurations[$0].excludes(working.absolute(path)) } ?? false
  }

  /// The path of the baseline that counts for a file, as short as it can be said; nil when there is none.
  package mutating func baseline(forWritten path: String) -> String? {
    index(forWritten: path).flatMap { configurations[$0].baseline }.map { shown(working.absolute($0)) }
  }

  /// The number of the configuration that counts for a file whose path is as somebody wrote it.
  mutating func index(forWritten path: String) -> Int? {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
    if let last, last.folder == folder { return last.index }
    let index = index(for: working.absolute(path))
    last = (folder, index)
    return index
  }

  func absolute(_ path: String) -> String { working.absolute(path) }

  /// The number of the configuration that counts for a file.
  mutating func index(for absolute: String) -> Int? {
    switch source {
    case .none: nil
    case .file: configurations.isEmpty ? nil : 0
    case .nearest: index(forFolder: Self.parent(of: absolute))
    }
  }

  private mutating func index(forFolder folder: String) -> Int? {
    if let known = byFolder[folder] { return known }
    let top = top(of: folder)
    var climbed: [String] = []
    var current = folder
    var result: Int?
    while true {
      if let known = byFolder[current] {
        result = known
        break
      }
      climbed.append(current)
      tellOfMisnamed(in: current)
      if let found = load("\(current)/\(ConfigurationFields.fileName)", globs: current) {
        configurations.append(found)
        result = configurations.count - 1
        break
      }
      if current == top || current.isEmpty { break }
      current = Self.parent(of: current)
    }
    for folder in climbed { byFolder[folder] = .some(result) }
    return result
  }

  /// Settings that do not count must not look as if they did.
  private mutating func tellOfMisnamed(in folder: String) {
    for name in ConfigurationFields.misspelledNames where WorkingFolder.exists("\(folder)/\(name)") {
      notices.append(
        "\(shown("\(folder)/\(name)")) is not read; rename it to \(ConfigurationFields.fileName) for its settings to count"
      )
    }
  }

  /// Above which folder nothing is looked for.
  private mutating func top(of folder: String) -> String {
    if let repository = repository(around: folder) { return repository }
    let outer = roots.filter { folder == $0 || folder.hasPrefix($0 + "/") }
    return outer.min { $0.utf8.count < $1.utf8.count } ?? folder
  }

  private mutating func repository(around folder: String) -> String? {
    var climbed: [String] = []
    var current = folder
    var result: String?
    while true {
      if let known = repositories[current] {
        result = known
        break
      }
      climbed.append(current)
      if WorkingFolder.isRepository(current) {
        result = current
        break
      }
      if current.isEmpty { break }
      current = Self.parent(of: current)
    }
    for folder in climbed { repositories[folder] = .some(result) }
    return result
  }

  // MARK: - Loading

  private mutating func load(_ path: String, globs folder: String) -> Configuration? {
    var known: [String: Configuration] = [:]
    return load(path, globs: folder, chain: [path], &known)
  }

  /// - Parameters:
  ///   - chain: the files that extend this one, and this one.
  ///   - known: those that were read already on behalf of the first in the chain.
  private mutating func load(
    _ path: String, globs folder: String, chain: [String], _ known: inout [String: Configuration]
  ) -> Configuration? {
    let first = Self.parent(of: chain.first ?? path)
    guard let (file, fault) = RecordFile.open(path, shown: shown(path), from: first) else { return nil }
    if let fault {
      faults.append(Fault(fault, in: file, at: file.contents))
      return Configuration(folder: folder)
    }
    let reader = ConfigurationReader(file, folder: folder)
    faults += reader.faults
    var result = Configuration(folder: folder)
    for base in reader.extends {
      let target = working.absolute(base.value.hasPrefix("/") ? base.value : Self.parent(of: path) + "/" + base.value)
      if let configuration = known[target] {
        result.add(configuration)
      } else if chain.contains(target) {
        let circle = (chain + [target]).drop { $0 != target }.map(shown).joined(separator: " → ")
        let expected = "a file that does not itself build on this one (\(circle))"
        faults.append(
          Fault(.invalidValue(key: "extends", written: base.value, expected: expected), in: file, at: base.range))
      } else if let configuration = load(target, globs: folder, chain: chain + [target], &known) {
        result.add(configuration)
      } else {
        faults.append(Fault(.unreadableFile(path: base.value, .notFound), in: file, at: base.range))
      }
    }
    var own = reader.configuration
    // Of this file's folder, whatever the globs are seen from.
    own.baseline = own.baseline.map { $0.hasPrefix("/") ? $0 : Self.parent(of: path) + "/" + $0 }
    result.add(own)
    known[path] = result
    return result
  }

  private func shown(_ absolute: String) -> String { working.shown(absolute) }

  private static func parent(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }
}
