#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why a file was not made.
struct NewFileFailure: Error, CustomStringConvertible {
  let code: Int32

  var description: String { String(cString: strerror(code)) }
}

/// Makes files where none is; what is there is never touched.
enum NewFile {
  /// With the folders above it. What cannot be written in full is taken away again.
  static func create(_ path: String, _ text: String) throws(NewFileFailure) {
    for (place, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && place > 0 {
      let folder = String(decoding: path.utf8.prefix(place), as: UTF8.self)
      if mkdir(folder, 0o777) != 0, errno != EEXIST { throw NewFileFailure(code: errno) }
    }
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw NewFileFailure(code: errno) }
    var failure = writeAll(Array(text.utf8), to: file)
    if failure == 0, fsync(file) != 0 { failure = errno }
    close(file)
    guard failure == 0 else {
      unlink(path)
      throw NewFileFailure(code: failure)
    }
  }

  private static func writeAll(_ bytes: [UInt8], to file: CInt) -> Int32 {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count > 0 { done += count } else if errno != EINTR { return errno }
    }
    return 0
  }
}
