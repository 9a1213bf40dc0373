#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Which process, told from a later one that got the same number.
package struct ProcessIdentity: Sendable, Equatable {
  package var pid: Int
  /// When it started, in the system's own count; empty where the system does not tell.
  package var startTime: String

  package init(pid: Int, startTime: String) {
    self.pid = pid
    self.startTime = startTime
  }

  package static let current = ProcessIdentity(
    pid: Int(getpid()), startTime: startTime(of: Int(getpid())) ?? "")

  package var isAlive: Bool {
    guard pid > 0, let number = Int32(exactly: pid) else { return false }
    guard kill(number, 0) == 0 || errno == EPERM else { return false }
    guard let found = Self.startTime(of: pid), !startTime.isEmpty else { return true }
    return found == startTime
  }
}
