internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Texts that count for those of some files on disk: what an editor holds unsaved, or what a fix made of a file and has
/// not written yet. Whatever reads files meanwhile (definitions, prompts, skills, team files) sees them.
///
/// A file that is not on disk is read too when somebody names its path; no walk lists it.
package struct FileOverlay: Sendable {
  @TaskLocal static var current: FileOverlay?

  /// By whole paths, without links where the file is there.
  private var texts: [[UInt8]: [UInt8]] = [:]
  /// The last components of those paths: other files are none of these at first sight.
  private var names: Set<[UInt8]> = []

  package init() {}

  package var isEmpty: Bool { texts.isEmpty }

  /// - Parameter path: from the working directory, or whole.
  package subscript(path: String) -> [UInt8]? {
    get { bytes(at: FilePath(path)) }
    set {
      let keys = Self.keys(of: Array(path.utf8))
      for key in keys { texts[key] = nil }
      guard let newValue, let key = keys.first else { return }
      texts[key] = newValue
      for key in keys { names.insert(Self.name(of: key)) }
    }
  }

  /// Does something during which these texts count, on every thread that `Parallel` uses for it.
  package func whileReading<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // `withValue` knows no typed errors.
    let result: Swift.Result<Result, Failure> = Self.$current.withValue(isEmpty ? nil : self) {
      do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
    }
    return try result.get()
  }

  func bytes(at path: FilePath) -> [UInt8]? {
    let path = path.bytes
    guard names.contains(Self.name(of: path)) || Self.isLink(path) else { return nil }
    for key in Self.keys(of: path) { if let text = texts[key] { return text } }
    return nil
  }

  /// The path that it leads to, if it does, and the whole path as it was given.
  private static func keys(of path: [UInt8]) -> [[UInt8]] {
    var whole = path
    if path.first != UInt8(ascii: "/"), let folder = realPath([UInt8(ascii: ".")]) {
      whole = folder + [UInt8(ascii: "/")] + path
    }
    let tidy = FilePath(bytes: whole).lexicallyNormalized().bytes
    return (realPath(whole).map { $0 == tidy ? [] : [$0] } ?? []) + [tidy]
  }

  private static func isLink(_ path: [UInt8]) -> Bool {
    var status = stat()
    return FilePath(bytes: path).withPlatformString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func name(of path: [UInt8]) -> [UInt8] {
    Array(path[(path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...])
  }
}
