#if os(Linux)
  internal import Glibc

  extension ProcessIdentity {
    /// Field 22 of `/proc/PID/stat`: clock ticks since the machine started.
    static func startTime(of pid: Int) -> String? {
      guard let file = try? OpenFile(reading: "/proc/\(pid)/stat") else { return nil }
      var buffer = [UInt8](repeating: 0, count: 1024)
      guard let count = try? file.read(into: &buffer, from: 0, at: 0) else { return nil }
      // The second field is the program's name in parentheses, and may hold spaces and parentheses itself.
      guard let name = buffer[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
      let fields = buffer[(name + 1)..<count].split(separator: UInt8(ascii: " "))
      return fields.count > 19 ? String(decoding: fields[19], as: UTF8.self) : nil
    }
  }
#else
  extension ProcessIdentity {
    static func startTime(of pid: Int) -> String? { nil }
  }
#endif
