internal import SessionCore
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The files below one folder, and the only way that tools reach them.
///
/// A path is walked component by component on open descriptors, and links are followed by hand, so that what is checked
/// is what is opened: nobody can put a link in between. A step above the top is refused, wherever it comes from.
struct FileTree: Sendable {
  /// Absolute, without links.
  let root: String

  /// As many as the system itself follows.
  private static let linkLimit = 40
  private static let lengthLimit = 4096

  /// Finds what a path names, whether or not it exists.
  func place(_ given: String) throws(ToolFailure) -> Place {
    do {
      return try walk(given)
    } catch {
      throw error.failure(for: given, in: self)
    }
  }

  private func walk(_ given: String) throws(PathRefusal) -> Place {
    var pending: [String] = try components(of: given).reversed()
    var passed: [(name: String, folder: Descriptor)] = []
    var links = 0
    let top: Descriptor
    do { top = try .folder(at: root) } catch { throw .failed(error) }

    func found(_ rest: [String], _ status: FileStatus?) -> Place {
      Place(
        given: given, relative: (passed.map(\.name) + rest).joined(separator: "/"),
        folder: passed.last?.folder ?? top, rest: rest, status: status, passedLink: links > 0)
    }

    while let name = pending.popLast() {
      if name == "." { continue }
      if name == ".." {
        guard passed.popLast() != nil else { throw .outside(viaLink: links > 0) }
        continue
      }
      let folder = passed.last?.folder ?? top
      guard let status = try Self.status(of: name, in: folder) else {
        guard !pending.contains("..") else { throw .missing }
        return found([name] + pending.reversed().filter { $0 != "." }, nil)
      }
      switch status.kind {
      case .folder:
        do { passed.append((name, try folder.folder(named: name))) } catch { throw .failed(error) }
      case .link:
        links += 1
        guard links <= Self.linkLimit else { throw .failed(.tooManySymbolicLinkLevels) }
        let target: String
        do { target = try folder.target(ofLink: name) } catch { throw .failed(error) }
        if target.hasPrefix("/") {
          guard let inside = components(ofAbsolute: target) else { throw .outside(viaLink: true) }
          passed = []
          pending += inside.reversed()
        } else {
          pending += Self.split(target).reversed()
        }
      case .file, .special:
        guard pending.isEmpty else { throw .notFolder((passed.map(\.name) + [name]).joined(separator: "/")) }
        return found([name], status)
      }
    }
    do { return found([], try (passed.last?.folder ?? top).status()) } catch { throw .failed(error) }
  }

  private static func status(of name: String, in folder: Descriptor) throws(PathRefusal) -> FileStatus? {
    do {
      return try folder.status(of: name)
    } catch .noSuchFileOrDirectory {
      return nil
    } catch .fileNameTooLong {
      throw .tooLong
    } catch {
      throw .failed(error)
    }
  }

  private func components(of given: String) throws(PathRefusal) -> [String] {
    guard !given.isEmpty else { throw .empty }
    guard !given.utf8.contains(0) else { throw .hasNUL }
    guard given.utf8.count < Self.lengthLimit else { throw .tooLong }
    guard given != "~", !given.hasPrefix("~/") else { throw .home }
    guard given.hasPrefix("/") else { return Self.split(given) }
    guard let components = components(ofAbsolute: given) else { throw .outside(viaLink: false) }
    return components
  }

  /// The way down from the top that an absolute path means; nil when it lies elsewhere. The path may begin with another
  /// spelling of the top, through links that lie outside it; the rest is left to be walked.
  private func components(ofAbsolute path: String) -> [String]? {
    if root == "/" { return Self.split(path) }
    if path == root || path.hasPrefix(root + "/") { return Self.split(String(path.dropFirst(root.count))) }
    let parts = Self.split(path)
    for length in parts.indices {
      let start = "/" + parts[...length].joined(separator: "/")
      guard let real = Self.realPath(start) else { return nil }
      if real == root || real.hasPrefix(root + "/") {
        return Self.split(String(real.dropFirst(root.count))) + parts[(length + 1)...]
      }
    }
    return nil
  }

  /// A dot at the end, written or implied by a slash, asks for a folder.
  private static func split(_ path: String) -> [String] {
    path.split(separator: "/").map(String.init) + (path.hasSuffix("/") ? ["."] : [])
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

/// Why a path was not followed to its end.
private enum PathRefusal: Error {
  case empty
  case hasNUL
  case tooLong
  case home
  case outside(viaLink: Bool)
  case missing
  case notFolder(String)
  case failed(Errno)

  func failure(for given: String, in tree: FileTree) -> ToolFailure {
    let shown = given.shownPath
    return switch self {
    case .empty: ToolFailure(.badArguments, "The path is empty.")
    case .hasNUL: ToolFailure(.badArguments, "The path \(shown) contains a NUL character.")
    case .tooLong: ToolFailure(.badArguments, "The path \(shown) is too long.")
    case .home:
      ToolFailure(.outside, "\(shown): ~ is not expanded, and only \(tree.root) can be reached.")
    case .outside(viaLink: false): ToolFailure(.outside, "\(shown) is outside the working directory \(tree.root).")
    case .outside(viaLink: true):
      ToolFailure(.outside, "\(shown) leads through a link outside the working directory \(tree.root).")
    case .missing: .missing(given)
    case .notFolder(let path): .forModel("\(shown): \(path.shownPath) is a file, not a folder.")
    case .failed(let error): .forModel("Cannot open \(shown): \(error).")
    }
  }
}
