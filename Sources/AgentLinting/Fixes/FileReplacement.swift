internal import AgentDefinitions
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Puts a new text in the place of a file's, all of it or nothing: into a file beside it that then takes its name. What
/// the file is called through links, its mode and its owner stay as they are.
package struct FileReplacement {
  /// Why a file keeps the text that it has.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    case changed
    case readOnly
    case outside
    case severalNames
    case notAFile
    case failed(String)

    package var description: String {
      switch self {
      case .changed: "it has changed since it was read; run agentlint again"
      case .readOnly: "it is read-only"
      case .outside: "it lies outside of the paths that were given"
      case .severalNames: "it has several names (hard links), and only one of them would have the new text"
      case .notAFile: "it is no ordinary file"
      case .failed(let words): words
      }
    }
  }

  /// Without links.
  private let roots: [String]

  /// `paths`: the files and folders outside of which nothing is written.
  package init(below paths: [String]) { roots = paths.compactMap { WorkingFolder.real($0.isEmpty ? "." : $0) } }

  /// Whether a file lies below one of the paths, links resolved.
  package func contains(_ path: String) -> Bool {
    guard let real = WorkingFolder.real(path) else { return false }
    return roots.contains { root in real == root || real.hasPrefix(root.hasSuffix("/") ? root : root + "/") }
  }

  /// - Parameter old: what the file held when it was read: it must still.
  package func replace(_ path: String, _ old: [UInt8], with new: [UInt8]) throws(Failure) {
    guard let real = WorkingFolder.real(path) else { throw .changed }
    guard contains(path) else { throw .outside }
    var status = stat()
    guard stat(real, &status) == 0 else { throw Self.failure() }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    // Root may write anything; the file's owner has said no all the same.
    guard status.st_mode & S_IWUSR != 0, access(real, W_OK) == 0 else { throw .readOnly }
    guard status.st_nlink == 1 else { throw .severalNames }
    try Self.check(real, holds: old)

    let folder = String(real[..<(real.lastIndex(of: "/") ?? real.startIndex)])
    let name = real[(real.lastIndex(of: "/").map { real.index(after: $0) } ?? real.startIndex)...]
    let temporary = "\(folder)/.\(name.prefix(100)).agentlint-\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Self.failure() }
    do throws(Failure) {
      defer { close(file) }
      try Self.write(new, to: file)
      if status.st_uid != geteuid() || status.st_gid != getegid() {
        guard fchown(file, status.st_uid, status.st_gid) == 0 else { throw Self.failure() }
      }
      guard fchmod(file, status.st_mode & 0o7777) == 0, fsync(file) == 0 else { throw Self.failure() }
      // As late as can be: an editor may have saved it meanwhile.
      try Self.check(real, holds: old)
      guard rename(temporary, real) == 0 else { throw Self.failure() }
    } catch {
      unlink(temporary)
      throw error
    }
    let listing = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if listing >= 0 {
      fsync(listing)
      close(listing)
    }
  }

  private static func check(_ real: String, holds old: [UInt8]) throws(Failure) {
    guard let bytes = try? ReadFile.bytes(of: FilePath(real), limit: SourceLimits.bytes), bytes == old else {
      throw .changed
    }
  }

  private static func write(_ bytes: [UInt8], to file: CInt) throws(Failure) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes[offset...].withUnsafeBytes { rest in
        #if canImport(Glibc)
          Glibc.write(file, rest.baseAddress, rest.count)
        #else
          Darwin.write(file, rest.baseAddress, rest.count)
        #endif
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure() }
      offset += written
    }
  }

  private static func failure() -> Failure { .failed(String(cString: strerror(errno))) }
}
