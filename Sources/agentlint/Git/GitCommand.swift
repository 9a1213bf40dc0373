#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Runs git in a folder: no shell, no pager, none of the programs that a repository can name, nothing fetched, nothing
/// written.
struct GitCommand {
  struct Output {
    let status: Int32
    let bytes: [UInt8]
    let errors: String

    func lines(separatedBy separator: Unicode.Scalar) -> [String] {
      bytes.split(separator: UInt8(ascii: separator)).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  let folder: String
  /// More settings that count over the repository's, as `name=value`.
  var overrides: [String] = []

  private static let quieting = [
    "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.untrackedCache=false",
    "-c", "core.quotePath=false",
  ]

  private static let settings = [
    "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_PAGER=cat", "LC_ALL=C",
  ]

  /// A hook is called with variables that lead git to the repository that it is a hook of.
  private static let dropped = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE",
    "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_TRACE",
  ]

  func run(_ arguments: [String]) throws(ChangesFailure) -> Output {
    guard let output = Self.pipe(), let errors = Self.pipe() else { throw .failed("no more files can be opened") }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.1, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.1, 2)

    var process: pid_t = 0
    let words = ["git", "-C", folder] + Self.quieting + overrides.flatMap { ["-c", $0] } + arguments
    let failure = Self.withPointers(words) { words in
      Self.withPointers(Self.environment) { posix_spawnp(&process, "git", &actions, nil, words, $0) }
    }
    close(output.1)
    close(errors.1)
    defer {
      close(output.0)
      close(errors.0)
    }
    guard failure == 0 else { throw failure == ENOENT ? .noGit : .failed(String(cString: strerror(failure))) }
    let (bytes, complaint) = Self.drain(output.0, errors.0)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return Output(status: exit, bytes: bytes, errors: String(decoding: complaint, as: UTF8.self))
  }

  private static var environment: [String] {
    var kept: [String] = []
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      let name = text.prefix { $0 != "=" }
      if !dropped.contains(String(name)) { kept.append(text) }
      next += 1
    }
    return settings + kept.filter { entry in !settings.contains { entry.hasPrefix($0.prefix { $0 != "=" } + "=") } }
  }

  /// Both ends close by themselves in children, so that no other child keeps one open.
  private static func pipe() -> (CInt, CInt)? {
    var ends: [CInt] = [-1, -1]
    #if canImport(Glibc)
      guard Glibc.pipe(&ends) == 0 else { return nil }
    #else
      guard Darwin.pipe(&ends) == 0 else { return nil }
    #endif
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Reads both to their ends, whichever has something: one that is not read would block the writer of the other.
  private static func drain(_ first: CInt, _ second: CInt) -> ([UInt8], [UInt8]) {
    var open = [first, second]
    var found: [CInt: [UInt8]] = [:]
    while !open.isEmpty {
      var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if poll(&waiting, nfds_t(waiting.count), -1) < 0, errno != EINTR { break }
      for entry in waiting where entry.revents != 0 {
        var failure: CInt = 0
        let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
          count = read(entry.fd, buffer.baseAddress, buffer.count)
          if count < 0 {
            failure = errno
            count = 0
          }
        }
        if part.isEmpty, failure != EINTR { open.removeAll { $0 == entry.fd } }
        found[entry.fd, default: []] += part
      }
    }
    return (found[first] ?? [], found[second] ?? [])
  }

  private static func withPointers<Result>(
    _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers)
  }
}
