internal import Dispatch
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A program and everything it started.
///
/// The program leads a session of its own, and so a process group. On Linux its offspring is also found when it left
/// both: by the parents that the system knows, and by a mark in the environment that is inherited. What clears its
/// environment, leaves the session *and* outlives its parents is not found; only the
/// process namespace of the sandbox holds that.
/// Elsewhere only the process group is known.
struct ProcessFamily: Sendable {
  let leader: pid_t
  let mark: ProcessMark
  /// Whether the leader is the sandbox, which ends all that is in it when it ends, and then has something to put away.
  var isConfined = false

  enum Signal: Sendable { case terminate, kill }

  /// Whether the program itself has ended. Nobody has asked for its status yet, so its number is still its own.
  var leaderHasEnded: Bool {
    var status = siginfo_t()
    return waitid(P_PID, id_t(leader), &status, WEXITED | WNOHANG | WNOWAIT) != 0 || status.si_signo != 0
  }

  /// Calls `then` once the program itself has ended. Its status stays there for whoever asks for it.
  func onEnd(_ then: @escaping @Sendable () -> Void) {
    // A queue, and so a thread, of its own: the wait may be long.
    DispatchQueue(label: "roster.process").async {
      var status = siginfo_t()
      while waitid(P_PID, id_t(leader), &status, WEXITED | WNOWAIT) != 0, errno == EINTR {}
      then()
    }
  }

  func signal(_ signal: Signal) {
    if signal == .kill, isConfined {
      // The sandbox kills all that is in it at once. Told one by one, a shell whose command has just ended would go on
      // to its next.
      kill(leader, SIGQUIT)
      return
    }
    let number = signal == .terminate ? SIGTERM : SIGKILL
    kill(-leader, number)
    for member in members() { kill(member, number) }
  }

  /// Asks everything to stop, then makes it. Returns early when its task is cancelled: the program has ended.
  func stop(grace: Duration) async {
    signal(.terminate)
    try? await Task.sleep(for: grace)
    while !Task.isCancelled {
      signal(.kill)
      try? await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Ends what the program left running. New members may appear while others are being stopped, so it is done over.
  func end() async {
    for round in 0..<Self.rounds {
      guard !members().isEmpty else { return }
      signal(round < Self.politeRounds ? .terminate : .kill)
      try? await Task.sleep(for: .milliseconds(10))
    }
  }

  // Ten milliseconds each.
  private static let politeRounds = 30
  private static let rounds = 500
}

/// Marks a program and its offspring in their environment.
///
/// The mark of a program that we were ourselves started by stays in front: who ends that one ends these too.
struct ProcessMark: Sendable {
  static let name = "ROSTER_CALL"
  /// What the environment says.
  let value: String
  private let own: String

  /// What to look for in an environment.
  var bytes: [UInt8] { Array(own.utf8) }

  init() {
    own = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    let outer = getenv(Self.name).map { String(cString: $0).suffix(Self.remembered) + "/" } ?? ""
    value = outer + own
  }

  private static let remembered = 1000
}

#if !os(Linux)
  extension ProcessFamily {
    func members() -> [pid_t] { [] }
  }

  extension RunningPrograms {
    static func killOwnChildren() {}
  }
#endif
