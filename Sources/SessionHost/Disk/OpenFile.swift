internal import SessionCore

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file that is open for as long as somebody holds this.
final class OpenFile: Sendable {
  let descriptor: Int32
  let path: String

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    // A child of this process that is just being started shares the descriptor until it runs its program: closing alone
    // would leave the lock with it.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  convenience init(reading path: String) throws(LogOpenError) {
    try self.init(path, O_RDONLY)
  }

  /// For appending; made if it is not there and may be.
  convenience init(appending path: String, mayCreate: Bool) throws(LogOpenError) {
    try self.init(path, O_RDWR | O_APPEND | (mayCreate ? O_CREAT : 0))
  }

  /// Fails if it is there already.
  convenience init(creating path: String) throws(LogOpenError) {
    try self.init(path, O_WRONLY | O_CREAT | O_EXCL)
  }

  private convenience init(_ path: String, _ flags: Int32) throws(LogOpenError) {
    var descriptor: Int32
    repeat { descriptor = open(path, flags | O_CLOEXEC, 0o600) } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw Self.error(path) }
    self.init(descriptor: descriptor, path: path)
  }

  /// The error that `errno` stands for.
  static func error(_ path: String, _ number: Int32 = errno) -> LogOpenError {
    if number == ENOENT { return LogOpenError(.missing, path) }
    return isLackOfSpace(number) ? LogOpenError(.noSpace, path) : LogOpenError(.io, path, systemText(number))
  }

  /// Also a quota, and a limit on the size of files.
  static func isLackOfSpace(_ number: Int32) -> Bool { [ENOSPC, EDQUOT, EFBIG].contains(number) }

  var size: Int? { status.map { Int($0.st_size) } }

  var modified: Timestamp? {
    #if os(Linux)
      status.map { Timestamp(milliseconds: Int64($0.st_mtim.tv_sec) * 1000 + Int64($0.st_mtim.tv_nsec) / 1_000_000) }
    #else
      status.map { Timestamp(milliseconds: Int64($0.st_mtimespec.tv_sec) * 1000) }
    #endif
  }

  /// The file system that it is in.
  var device: UInt64 { status.map { UInt64(truncatingIfNeeded: $0.st_dev) } ?? 0 }

  /// Whether the file is still the one that its path leads to.
  var isInPlace: Bool {
    var there = stat()
    guard let here = status, stat(path, &there) == 0 else { return false }
    return here.st_dev == there.st_dev && here.st_ino == there.st_ino
  }

  private var status: stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// - Returns: false when another open file has the lock.
  func lock() throws(LogOpenError) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      guard errno == EINTR else { throw Self.error(path) }
    }
    return true
  }

  /// Reads into the buffer from `start` on; 0 at the end of the file.
  func read(into buffer: inout [UInt8], from start: Int, at offset: Int) throws(LogOpenError) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes { bytes in
        pread(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start, off_t(offset))
      }
      if count >= 0 { return count }
      guard errno == EINTR else { throw Self.error(path) }
    }
  }

  func cut(to size: Int) -> Bool { ftruncate(descriptor, off_t(size)) == 0 }

  /// Writes all of it, over as many calls as that takes.
  ///
  /// - Returns: 0, or the `errno` of what went wrong.
  func write(_ bytes: UnsafeRawBufferPointer, by calls: DiskCalls) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = calls.write(descriptor, UnsafeRawBufferPointer(rebasing: rest))
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 {
        return EIO
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// - Returns: 0, or the `errno` of what went wrong.
  func sync(by calls: DiskCalls) -> Int32 {
    while calls.sync(descriptor) != 0 {
      if errno != EINTR { return errno }
    }
    return 0
  }

  /// Makes what was created in a folder survive a crash of the machine.
  static func syncFolder(_ path: String) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return fsync(descriptor) == 0 ? 0 : errno
  }
}

/// What the system calls an error, e.g. `No space left on device`.
func systemText(_ number: Int32) -> String { String(cString: strerror(number)) }
