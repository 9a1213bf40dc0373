internal import SystemPackage

/// Texts that count for those of some files on disk: what an editor holds unsaved, or what a fix made of a file and has
/// not written yet. Whatever reads files meanwhile (definitions, prompts, skills, team files) sees them.
///
/// A file that is not on disk is read too when somebody names its path; no walk lists it.
package struct FileOverlay: Sendable {
  @TaskLocal static var current: FileOverlay?

  /// By whole paths: as they were given, and without links.
  private var texts: [[UInt8]: [UInt8]] = [:]
  /// The last components of those paths: other files are none of these at first sight.
  private var names: Set<[UInt8]> = []

  package init() {}

  package var isEmpty: Bool { texts.isEmpty }

  /// - Parameter path: from the working directory, or whole.
  package subscript(path: String) -> [UInt8]? {
    get { bytes(at: FilePath(path)) }
    set {
      for key in Self.keys(of: Array(path.utf8)) {
        texts[key] = newValue
        if newValue != nil { names.insert(Self.name(of: key)) }
      }
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
    guard names.contains(Self.name(of: path)) else { return nil }
    for key in Self.keys(of: path) { if let text = texts[key] { return text } }
    return nil
  }

  /// The whole path as it was given, and the one that it leads to.
  private static func keys(of path: [UInt8]) -> [[UInt8]] {
    var whole = path
    if path.first != UInt8(ascii: "/"), let folder = realPath([UInt8(ascii: ".")]) {
      whole = folder + [UInt8(ascii: "/")] + path
    }
    let tidy = FilePath(bytes: whole).lexicallyNormalized().bytes
    return [tidy] + (realPath(whole).map { $0 == tidy ? [] : [$0] } ?? [])
  }

  private static func name(of path: [UInt8]) -> [UInt8] {
    Array(path[(path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...])
  }
}
