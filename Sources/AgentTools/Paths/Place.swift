internal import SessionCore
internal import SystemPackage

/// What a path turned out to name: an entry of an open folder, or nothing yet.
struct Place: Sendable {
  /// As the model wrote it.
  let given: String
  /// From the top of the tree, without links; empty for the top itself.
  let relative: String
  /// The deepest folder on the way that exists.
  let folder: Descriptor
  /// The way on from `folder`: nothing when the place is that folder, one name for an entry of it, several when
  /// folders are missing too.
  let rest: [String]
  /// Nil where nothing is.
  let status: FileStatus?
  let passedLink: Bool

  /// For people and for rules: never empty.
  var shown: String { relative.isEmpty ? "." : relative }

  /// Opens the regular file that is here.
  func open() throws(ToolFailure) -> (file: Descriptor, status: FileStatus) {
    guard let status else { throw .missing(given) }
    guard status.kind != .folder, let name = rest.first else { throw .forModel("\(given.shownPath) is a folder.") }
    guard status.kind == .file else {
      throw .forModel("\(given.shownPath) is a pipe, a socket or a device, not a file.")
    }
    do {
      let file = try folder.file(named: name)
      // Looked at again: it may have been replaced since it was found.
      let opened = try file.status()
      guard opened.kind == .file else {
        throw ToolFailure.forModel("\(given.shownPath) is a pipe, a socket or a device, not a file.")
      }
      return (file, opened)
    } catch let failure as ToolFailure {
      throw failure
    } catch {
      throw .forModel("Cannot open \(given.shownPath): \(error).")
    }
  }

  /// The whole file that is here.
  func read(limit: Int = Place.sizeLimit) throws(ToolFailure) -> (bytes: [UInt8], status: FileStatus) {
    let (file, status) = try open()
    let bytes: [UInt8]?
    do { bytes = status.size > limit ? nil : try file.contents(limit: limit) } catch {
      throw .forModel("Cannot read \(given.shownPath): \(error).")
    }
    guard let bytes else {
      throw .forModel("\(given.shownPath) has \(status.size) bytes, too many for this tool. Search it with grep.")
    }
    return (bytes, status)
  }

  static let sizeLimit = 16 << 20

  /// The same place, when it may be written: reached by its real path.
  ///
  /// A link on the way is refused rather than followed: between the question to a person and the writing it could be
  /// turned to somewhere else.
  func writable() throws(ToolFailure) -> Place {
    guard passedLink else { return self }
    throw .forModel("\(given.shownPath) leads through a link. Its real path is \(relative.shownPath); use that.")
  }
}

extension ToolFailure {
  static func missing(_ path: String) -> ToolFailure {
    .forModel("Path \(path.shownPath) does not exist. Please provide a valid path.")
  }
}

extension String {
  /// A path as a message can hold it.
  var shownPath: String {
    let safe = String(map { $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7f } ? "\u{FFFD}" : $0 })
    return safe.count > 300 ? safe.prefix(300) + "…" : safe
  }
}
