internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What lies directly in one folder, sorted by the bytes of the names.
struct FolderListing {
  enum Kind {
    case file, folder, link, special
  }

  struct Entry {
    let name: [UInt8]
    let kind: Kind
  }

  let entries: [Entry]

  /// `followsLink`: whether `path` itself may be a link to a folder.
  init(path: [UInt8], followsLink: Bool) throws(Errno) {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW)
    let file = withCString(path) { open($0, flags) }
    guard file >= 0 else { throw Errno(rawValue: errno) }
    guard let folder = fdopendir(file) else {
      let error = Errno(rawValue: errno)
      close(file)
      throw error
    }
    defer { closedir(folder) }

    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw Errno(rawValue: errno) }
        break
      }
      let name = Self.name(of: entry)
      if name == [UInt8(ascii: ".")] || name == Array("..".utf8) { continue }
      // A name that is gone by now, or cannot be looked at, is of no use to anybody.
      guard let kind = Self.kind(of: entry, name: name, in: file) else { continue }
      entries.append(Entry(name: name, kind: kind))
    }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
    self.entries = entries
  }

  func entry(named name: StaticString) -> Entry? {
    let wanted = name.withUTF8Buffer { Array($0) }
    return entries.first { $0.name == wanted }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
    let start = UnsafeRawPointer(entry).advanced(by: offset)
    let length = strlen(start.assumingMemoryBound(to: CChar.self))
    return Array(UnsafeRawBufferPointer(start: start, count: length))
  }

  private static func kind(of entry: UnsafeMutablePointer<dirent>, name: [UInt8], in folder: CInt) -> Kind? {
    switch CInt(entry.pointee.d_type) {
    case CInt(DT_REG): return .file
    case CInt(DT_DIR): return .folder
    case CInt(DT_LNK): return .link
    case CInt(DT_UNKNOWN): break
    default: return .special
    }
    // Some file systems do not say what an entry is.
    var status = stat()
    guard withCString(name, { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else { return nil }
    return Kind(mode: status.st_mode)
  }
}

extension FolderListing.Kind {
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .special
    }
  }

  /// What a path leads to, through links. Throws `noSuchFileOrDirectory` and the like.
  init(ofPath path: [UInt8]) throws(Errno) {
    var status = stat()
    guard withCString(path, { stat($0, &status) }) == 0 else { throw Errno(rawValue: errno) }
    self.init(mode: status.st_mode)
  }
}

/// The path without links, `.` and `..`; nil when it leads nowhere.
func realPath(_ path: [UInt8]) -> [UInt8]? {
  guard let resolved = withCString(path, { realpath($0, nil) }) else { return nil }
  defer { free(resolved) }
  return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
}

private func withCString<Result>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
  (bytes + [0]).withUnsafeBytes { buffer in
    withExtendedLifetime(buffer) {
      buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return "".withCString(body) }
        return body(start)
      }
    }
  }
}
