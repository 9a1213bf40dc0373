internal import AgentDefinitions
internal import JSONText
internal import SessionCore
internal import SystemPackage

/// What the user has allowed for good, folder by folder: `permissions.json` beside their configuration, never a file of a
/// repository. A rule counts only in the folder where it was made, for its paths mean something else in others.
struct KeptRules: Sendable {
  struct Entry: Equatable, Sendable {
    var rule: String
    /// Absolute, symlinks resolved.
    var folder: String
    /// When it was allowed.
    var time: String
  }

  let path: String

  init(environment: [String: String]) throws { path = try UserFolder.configuration(environment) + "/permissions.json" }

  func entries() throws -> [Entry] {
    guard Process.realPath(path) != nil else { return [] }
    let text: [UInt8]
    do { text = try ReadFile.bytes(of: FilePath(path)) } catch {
      throw StartError("What you allowed for good cannot be read: \(error)")
    }
    guard let json = try? JSON(parsing: text), let list = json["allowed"]?.array else { throw damaged }
    return try list.map { entry in
      guard let rule = entry["rule"]?.string, let folder = entry["folder"]?.string else { throw damaged }
      return Entry(rule: rule, folder: folder, time: entry["time"]?.string ?? "")
    }
  }

  /// The rules that count in a folder.
  func rules(in folder: String, servers: Set<String>) throws -> [PermissionRule] {
    try entries().filter { $0.folder == folder }.map { entry in
      do throws(PermissionRuleError) {
        var rule = try PermissionRule(entry.rule, servers: servers)
        rule.origin = "you, for good"
        return rule
      } catch {
        var error = error
        error.place = path
        throw error
      }
    }
  }

  func add(_ rule: PermissionRule, in folder: String, at time: Timestamp) throws {
    var entries = try entries()
    guard !entries.contains(where: { $0.rule == rule.written && $0.folder == folder }) else { return }
    entries.append(Entry(rule: rule.written, folder: folder, time: time.text))
    try write(entries)
  }

  /// - Returns: what was taken back.
  func remove(_ isUnwanted: (Entry) -> Bool) throws -> [Entry] {
    let entries = try entries()
    let gone = entries.filter(isUnwanted)
    if !gone.isEmpty { try write(entries.filter { !isUnwanted($0) }) }
    return gone
  }

  private func write(_ entries: [Entry]) throws {
    let list: [JSON] = entries.map {
      ["rule": .string($0.rule), "folder": .string($0.folder), "time": .string($0.time)]
    }
    let json: JSON = ["version": 1, "allowed": .array(list)]
    try UserFolder.replace(path, with: Array((json.pretty() + "\n").utf8))
  }

  private var damaged: StartError { StartError("\(path) is damaged; mend it or delete it.") }
}
