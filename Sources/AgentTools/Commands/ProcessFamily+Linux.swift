#if os(Linux)
  internal import Glibc
  internal import SystemPackage

  extension ProcessFamily {
    /// The living members, without the leader.
    func members() -> [pid_t] {
      let search = ByteSearch(mark.bytes)
      // What began before the leader is none of its offspring, and that is nearly everything.
      let begun = Process(id: leader)?.start ?? 0
      let own = getpid()
      let candidates = Process.all().filter {
        $0.isAlive && $0.start >= begun && $0.id != own && $0.id != leader
      }
      var members: Set<pid_t> = [leader]
      for process in candidates where process.session == leader || process.isMarked(by: search) {
        members.insert(process.id)
      }
      // Children of members are members, however deep.
      var count = 0
      while members.count > count {
        count = members.count
        for process in candidates where members.contains(process.parent) { members.insert(process.id) }
      }
      return members.subtracting([leader]).sorted()
    }
  }

  extension RunningPrograms {
    /// Kills what this process has started and not yet taken note of.
    static func killOwnChildren() {
      let own = getpid()
      for process in Process.all() where process.parent == own && process.isAlive {
        kill(-process.id, SIGKILL)
        kill(process.id, SIGKILL)
      }
    }
  }

  /// A line of the system's table of processes.
  private struct Process {
    let id: pid_t
    let parent: pid_t
    let session: pid_t
    /// In ticks since the system started.
    let start: UInt64
    /// False for one that has ended and waits to be noticed by its parent.
    let isAlive: Bool

    static func all() -> [Process] {
      guard let names = try? Descriptor.folder(at: "/proc").names() else { return [] }
      return names.compactMap { name in pid_t(name).flatMap { Process(id: $0) } }
    }

    /// Reads `/proc/ID/stat`, such as `12 (a name) S 1 12 12 …`: what comes after the name, which may itself contain
    /// anything, are the state, the parent, the group and the session, and the start as the twentieth.
    init?(id: pid_t) {
      guard let bytes = Self.read("/proc/\(id)/stat", limit: 4096), let name = bytes.lastIndex(of: UInt8(ascii: ")"))
      else { return nil }
      let fields = String(decoding: bytes[(name + 1)...], as: UTF8.self).split(separator: " ")
      guard fields.count > 19, let parent = pid_t(fields[1]), let session = pid_t(fields[3]),
        let start = UInt64(fields[19])
      else { return nil }
      self.id = id
      self.parent = parent
      self.session = session
      self.start = start
      isAlive = fields[0] != "Z" && fields[0] != "X"
    }

    func isMarked(by search: ByteSearch) -> Bool {
      guard let bytes = Self.read("/proc/\(id)/environ", limit: 4 << 20) else { return false }
      return !search.places(in: bytes, limit: 1).isEmpty
    }

    private static func read(_ path: String, limit: Int) -> [UInt8]? {
      try? Descriptor.file(at: path).contents(limit: limit)
    }
  }
#endif
