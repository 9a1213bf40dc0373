#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes a file so that whoever reads it sees the old text or the new one, and never a part.
enum AtomicFile {
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let code: Int32

    var description: String { "\(path) cannot be written: \(String(cString: strerror(code)))" }
  }

  /// With the folders above it. A link stays and leads to what is written; what is no ordinary file, as `/dev/stdout`, is
  /// written to as it is.
  static func write(_ text: String, to path: String) throws(Failure) {
    makeFolders(above: path)
    var status = stat()
    guard stat(path, &status) == 0 else { return try replace(path, with: text, mode: nil) }
    if status.st_mode & S_IFMT == S_IFREG {
      let real = realpath(path, nil)
      defer { free(real) }
      try replace(real.map { String(cString: $0) } ?? path, with: text, mode: status.st_mode & 0o7777)
    } else {
      try put(text, into: open(path, O_WRONLY | O_CLOEXEC), of: path)
    }
  }

  private static func replace(_ path: String, with text: String, mode: mode_t?) throws(Failure) {
    let temporary = "\(path).\(getpid()).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if file >= 0, let mode { fchmod(file, mode) }
    do throws(Failure) {
      try put(text, into: file, of: path)
      guard rename(temporary, path) == 0 else { throw Failure(path: path, code: errno) }
    } catch {
      if file >= 0 { unlink(temporary) }
      throw error
    }
  }

  private static func put(_ text: String, into file: CInt, of path: String) throws(Failure) {
    guard file >= 0 else { throw Failure(path: path, code: errno) }
    let bytes = Array(text.utf8)
    var done = 0
    var failure: Int32 = 0
    while done < bytes.count, failure == 0 {
      let count = bytes[done...].withUnsafeBytes { writeSome(file, $0.baseAddress, $0.count) }
      if count > 0 { done += count } else if errno != EINTR { failure = errno }
    }
    guard close(file) == 0 || failure != 0 else { throw Failure(path: path, code: errno) }
    guard failure == 0 else { throw Failure(path: path, code: failure) }
  }

  private static func makeFolders(above path: String) {
    for (place, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && place > 0 {
      mkdir(String(decoding: path.utf8.prefix(place), as: UTF8.self), 0o777)
    }
  }

  private static func writeSome(_ file: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes, count)
    #else
      Darwin.write(file, bytes, count)
    #endif
  }
}
