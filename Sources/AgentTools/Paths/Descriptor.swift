internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An open file or folder; closed when the last reference goes.
final class Descriptor: Sendable {
  let number: CInt

  private init(_ number: CInt) { self.number = number }

  deinit { close(number) }

  /// Opens a folder by its path, links followed: for the top of a tree, which its owner names.
  static func folder(at path: String) throws(Errno) -> Descriptor {
    try opening { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  }

  /// Opens a file by its path: for the system's own, which no model names.
  static func file(at path: String) throws(Errno) -> Descriptor {
    try opening { open(path, O_RDONLY | O_CLOEXEC) }
  }

  /// Opens a folder inside this one; a link in its place is an error.
  func folder(named name: String) throws(Errno) -> Descriptor {
    try Self.opening { openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
  }

  /// Opens a file for reading; a link in its place is an error, and a pipe without a writer does not block.
  func file(named name: String) throws(Errno) -> Descriptor {
    try Self.opening { openat(number, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) }
  }

  /// Makes a file that was not there before.
  func newFile(named name: String, mode: mode_t) throws(Errno) -> Descriptor {
    try Self.opening { openat(number, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode) }
  }

  /// What is known about an entry of this folder, about the link itself if it is one.
  func status(of name: String) throws(Errno) -> FileStatus {
    var status = stat()
    try Self.checking { fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) }
    return FileStatus(status)
  }

  func status() throws(Errno) -> FileStatus {
    var status = stat()
    try Self.checking { fstat(number, &status) }
    return FileStatus(status)
  }

  /// Where a link in this folder leads, as written in it.
  func target(ofLink name: String) throws(Errno) -> String {
    var length = 0
    let buffer = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      length = buffer.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { readlinkat(number, name, $0, characters.count) } ?? -1
      }
      count = max(length, 0)
    }
    guard length >= 0 else { throw Errno(rawValue: errno) }
    return String(decoding: buffer, as: UTF8.self)
  }

  func makeFolder(named name: String) throws(Errno) {
    try Self.checking { mkdirat(number, name, 0o777) }
  }

  /// Gives a file of this folder a second name; an error when that is taken.
  func link(_ name: String, as other: String) throws(Errno) {
    try Self.checking { linkat(number, name, number, other, 0) }
  }

  /// Gives a file of this folder another name, in place of what has it.
  func rename(_ name: String, to other: String) throws(Errno) {
    try Self.checking { renameat(number, name, number, other) }
  }

  func remove(_ name: String) throws(Errno) {
    try Self.checking { unlinkat(number, name, 0) }
  }

  /// Takes over the permissions and, where allowed, the owner of another file.
  func adopt(_ status: FileStatus) throws(Errno) {
    // Changing the owner is for root; where it fails, the file belongs to whoever edited it.
    _ = fchown(number, status.owner, status.group)
    try Self.checking { fchmod(number, status.mode & 0o7777) }
  }

  func sync() throws(Errno) {
    try Self.checking { fsync(number) }
  }

  /// Reads to the end, or nil when there is more than `limit` bytes.
  func contents(limit: Int) throws(Errno) -> [UInt8]? {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: min(limit + 1, 64 * 1024))
    while true {
      let count = read(number, &part, part.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Errno(rawValue: errno)
      }
      if count == 0 { return bytes }
      bytes += part[..<count]
      if bytes.count > limit { return nil }
    }
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(Errno) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Self.put($0, in: number) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Errno(rawValue: errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  // Named apart: inside the type, `write` is the method.
  private static func put(_ bytes: UnsafeRawBufferPointer, in number: CInt) -> Int {
    #if canImport(Glibc)
      Glibc.write(number, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(number, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func opening(_ call: () -> CInt) throws(Errno) -> Descriptor {
    while true {
      let number = call()
      if number >= 0 { return Descriptor(number) }
      if errno != EINTR { throw Errno(rawValue: errno) }
    }
  }

  private static func checking(_ call: () -> CInt) throws(Errno) {
    while call() != 0 {
      if errno != EINTR { throw Errno(rawValue: errno) }
    }
  }
}

/// What a file is, and enough to tell whether it changed.
struct FileStatus: Sendable, Equatable {
  enum Kind: Sendable { case file, folder, link, special }

  let kind: Kind
  let mode: mode_t
  let owner: uid_t
  let group: gid_t
  let size: Int
  private let device: UInt64
  private let inode: UInt64
  private let changedAt: [Int]

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    mode = status.st_mode
    owner = status.st_uid
    group = status.st_gid
    size = Int(status.st_size)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
    #if canImport(Glibc)
      changedAt = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    #else
      changedAt = [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
    #endif
  }

  var isWritable: Bool { mode & 0o222 != 0 }
}
