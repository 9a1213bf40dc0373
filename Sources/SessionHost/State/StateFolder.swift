#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Where sessions are kept: one folder for each, named by its id, readable by nobody else.
package struct StateFolder: Sendable, Equatable {
  package var root: String

  package init(root: String) { self.root = root }

  /// `--state-dir`, else the user's state folder as the XDG base directory specification has it.
  ///
  /// - Returns: nil when there is no home to keep it in.
  package init?(explicit: String?, environment: [String: String]) {
    if let explicit, !explicit.isEmpty {
      root = explicit
    } else if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      // The specification says to ignore a relative one.
      root = state + "/roster/sessions"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      root = home + "/.local/state/roster/sessions"
    } else {
      return nil
    }
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
  }

  /// `[A-Za-z0-9][A-Za-z0-9._-]{0,127}`: one path component that cannot leave the folder.
  package static func isSessionID(_ text: String) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    guard let first = text.utf8.first, isAlphanumeric(first), text.utf8.count <= 128 else { return false }
    return text.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
  }

  /// - Returns: nil when `id` is not one that a session can have.
  package func folder(of id: String) -> String? { Self.isSessionID(id) ? root + "/" + id : nil }

  package func log(of id: String) -> String? { folder(of: id).map { $0 + "/" + LogFile.name } }

  /// The ids of all sessions that have a log, sorted.
  package func sessionIDs() -> [String] {
    guard let stream = opendir(root) else { return [] }
    defer { closedir(stream) }
    var ids: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let log = log(of: name), Self.exists(log) { ids.append(name) }
    }
    return ids.sorted()
  }

  // MARK: Files

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes a folder and those above it that are missing, for this user alone.
  static func makeFolder(_ path: String) throws(LogOpenError) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, parent(of: path) != path else { throw OpenFile.error(path) }
    try makeFolder(parent(of: path))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw OpenFile.error(path) }
  }

  /// Gives a folder its place for good. Fails where something is there already.
  static func move(_ path: String, to target: String) throws(LogOpenError) {
    guard rename(path, target) == 0 else { throw OpenFile.error(target) }
    let number = OpenFile.syncFolder(parent(of: target))
    guard number == 0 else { throw OpenFile.error(target, number) }
  }
}
