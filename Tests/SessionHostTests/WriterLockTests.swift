#if os(Linux)
  import Foundation
  import SessionCore
  import Testing

  @testable import SessionHost

  /// The lock against a process of its own.
  @Suite struct WriterLockTests {
    @Test func aLivingWriterIsNamedAndADeadOneFollowed() async throws {
      let folder = TemporaryFolder()
      try folder.write([], to: "events.jsonl")
      let holder = try LockHolder(folder.file("events.jsonl"))
      let writer = SampleLog.event(
        "w1",
        RosterWriter(
          pid: Int(holder.pid), startTime: ProcessIdentity.startTime(of: Int(holder.pid)) ?? "", version: "0.1.0"))
      try folder.append(SampleLog.lines([writer])[0], to: "events.jsonl")

      await #expect(throws: LogOpenError(.inUse(pid: Int(holder.pid)), folder.file("events.jsonl"))) {
        try await FileEventLog.open(in: folder.path, writer: SampleLog.writer)
      }
      holder.kill()
      let opened = try await FileEventLog.open(in: folder.path, writer: SampleLog.writer)
      await opened.log.close()
      let log = try LogReader.read(folder.file("events.jsonl"))
      #expect(log.lines.map(\.epoch) == [1, 2] && log.problems == [])
    }

    @Test func aProcessIsToldFromALaterOneWithItsNumber() {
      var process = ProcessIdentity.current
      #expect(process.isAlive)
      process.startTime = "1"
      #expect(!process.isAlive)
      #expect(!ProcessIdentity(pid: 0, startTime: "").isAlive)
      #expect(!ProcessIdentity(pid: -1, startTime: "").isAlive)
    }
  }

  /// `flock`, holding the lock on a file until it is killed.
  private final class LockHolder {
    let pid: pid_t
    private var isGone = false

    /// Returns when the lock is held.
    init(_ path: String) throws {
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
      posix_spawn_file_actions_addclose(&actions, ends[0])
      defer { posix_spawn_file_actions_destroy(&actions) }
      let arguments = ["flock", "--no-fork", path, "sh", "-c", "echo held; exec tail -f /dev/null"]
      var pointers = arguments.map { strdup($0) } + [nil]
      defer { for pointer in pointers { free(pointer) } }
      var pid: pid_t = 0
      try #require(posix_spawnp(&pid, "flock", &actions, nil, &pointers, environ) == 0)
      self.pid = pid
      close(ends[1])
      var byte: UInt8 = 0
      let count = read(ends[0], &byte, 1)
      close(ends[0])
      try #require(count == 1)
    }

    func kill() {
      guard !isGone else { return }
      isGone = true
      Foundation.kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }

    deinit { kill() }
  }
#endif
