package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Reads whole files, or the heads of those that turn out to be of no use: one open and one look at what was opened.
///
/// Never blocks on a pipe or a device, and never reads more than the limit, even from a file that grows meanwhile.
package enum ReadFile {
  /// `followsLinks`: whether a symbolic link as the last component may lead elsewhere.
  package static func bytes(
    of path: FilePath, limit: Int = 1 << 20, followsLinks: Bool = true
  ) throws(ReadFault) -> [UInt8] {
    try contents(of: path, limit: limit, followsLinks: followsLinks, head: 0) { _ in true }.bytes
  }

  /// The whole file when `isWanted` says so of its first bytes, and otherwise those alone, however large it is.
  package static func bytes(
    of path: FilePath, limit: Int = 1 << 20, head: Int, isWanted: (ArraySlice<UInt8>) -> Bool
  ) throws(ReadFault) -> (bytes: [UInt8], isWanted: Bool) {
    try contents(of: path, limit: limit, followsLinks: true, head: head, isWanted: isWanted)
  }

  private static func contents(
    of path: FilePath, limit: Int, followsLinks: Bool, head: Int, isWanted: (ArraySlice<UInt8>) -> Bool
  ) throws(ReadFault) -> (bytes: [UInt8], isWanted: Bool) {
    func fault(_ code: ReadFault.Code) -> ReadFault { ReadFault(path: path, code: code) }

    if let bytes = FileOverlay.current?.bytes(at: path) {
      guard head == 0 || isWanted(bytes.prefix(head)) else { return (Array(bytes.prefix(head)), false) }
      guard bytes.count <= limit else { throw fault(.tooLarge(limit: limit)) }
      return (bytes, true)
    }
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW)
    let file = retrying { path.withPlatformString { open($0, flags) } }
    guard file >= 0 else { throw fault(.init(Errno(rawValue: errno))) }
    defer { close(file) }

    var status = stat()
    guard fstat(file, &status) == 0 else { throw fault(.init(Errno(rawValue: errno))) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw fault(.folder)
    default: throw fault(.special)
    }

    var contents: [UInt8] = []
    if head > 0 {
      let (part, failure) = readPart(of: file, upTo: head)
      if let failure { throw fault(.failed(failure)) }
      guard isWanted(part[...]) else { return (part, false) }
      if part.count < head, part.count <= limit { return (part, true) }
      contents = part
    }
    guard status.st_size <= limit else { throw fault(.tooLarge(limit: limit)) }

    // One byte more than the file is said to have, so that a full read shows the end in the same call.
    var capacity = max(0, Int(status.st_size) - contents.count) + 1
    while true {
      let (part, failure) = readPart(of: file, upTo: capacity)
      if let failure { throw fault(.failed(failure)) }
      if contents.isEmpty { contents = part } else { contents += part }
      guard contents.count <= limit else { throw fault(.tooLarge(limit: limit)) }
      if part.count < capacity { return (contents, true) }
      capacity = 64 * 1024
    }
  }

  /// Fewer bytes than asked for only at the end of the file.
  private static func readPart(of file: CInt, upTo capacity: Int) -> (bytes: [UInt8], failure: Errno?) {
    var failure: Errno?
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity {
        let got = retrying { read(file, buffer.baseAddress?.advanced(by: count), capacity - count) }
        if got < 0 { failure = Errno(rawValue: errno) }
        if got <= 0 { return }
        count += got
      }
    }
    return (bytes, failure)
  }

  private static func retrying<Status: SignedInteger>(_ call: () -> Status) -> Status {
    while true {
      let status = call()
      if status != -1 || errno != EINTR { return status }
    }
  }
}
