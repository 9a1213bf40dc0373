#if os(Linux)
  internal import Glibc
  internal import SystemPackage

  extension ProcessFamily {
    /// The living members, without the leader.
    func members() -> [pid_t] {
      let search = ByteSearch(mark.bytes)
      var processes: [Process] = []
      var members: Set<pid_t> = [leader]
      let own = getpid()
      for process in Process.all() where process.id != own && process.id != leader {
        if process.session == leader || process.isMarked(by: search) {
          members.insert(process.id)
        } else {
          processes.append(process)
        }
      }
      // Children of members are members, however deep.
      var count = 0
      while members.count > count {
        count = members.count
        for process in processes where members.contains(process.parent) { members.insert(process.id) }
      }
      return members.subtracting([leader]).sorted()
    }
  }

  /// A line of the system's table of processes.
  private struct Process {
    let id: pid_t
    let parent: pid_t
    let session: pid_t

    /// All that run; those that have ended and wait to be noticed are left out.
    static func all() -> [Process] {
      guard let names = try? Descriptor.folder(at: "/proc").names() else { return [] }
      return names.compactMap { name in pid_t(name).flatMap(Process.init) }
    }

    /// Reads `/proc/ID/stat`, such as `12 (a name) S 1 12 12 …`: state, parent, group and session come after the name,
    /// which may itself contain anything.
    init?(id: pid_t) {
      guard let bytes = Self.read("/proc/\(id)/stat", limit: 4096), let name = bytes.lastIndex(of: UInt8(ascii: ")"))
      else { return nil }
      let fields = String(decoding: bytes[(name + 1)...], as: UTF8.self).split(separator: " ")
      guard fields.count > 3, fields[0] != "Z", fields[0] != "X", let parent = pid_t(fields[1]),
        let session = pid_t(fields[3])
      else { return nil }
      self.id = id
      self.parent = parent
      self.session = session
    }

    func isMarked(by search: ByteSearch) -> Bool {
      guard let bytes = Self.read("/proc/\(id)/environ", limit: 4 << 20) else { return false }
      return !search.places(in: bytes, limit: 1).isEmpty
    }

    private static func read(_ path: String, limit: Int) -> [UInt8]? {
      let slash = path.lastIndex(of: "/") ?? path.startIndex
      let folder = try? Descriptor.folder(at: String(path[..<slash]))
      let file = try? folder?.file(named: String(path[path.index(after: slash)...]))
      return try? file?.contents(limit: limit)
    }
  }
#endif
