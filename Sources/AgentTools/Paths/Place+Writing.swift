internal import SessionCore
internal import SystemPackage

/// Files appear whole or not at all: written beside their place, synced, then given their name.
extension Place {
  /// Makes the file, and the folders on the way to it.
  func create(_ bytes: [UInt8]) throws(ToolFailure) {
    try checkIsFree()
    guard let name = rest.last else { throw alreadyThere }
    do {
      var folder = folder
      for name in rest.dropLast() {
        do { try folder.makeFolder(named: name) } catch .fileExists {}
        folder = try folder.folder(named: name)
      }
      try Self.write(bytes, in: folder, adopting: nil) { (part) throws(Errno) in
        do throws(Errno) {
          try folder.link(part, as: name)
          try? folder.remove(part)
        } catch {
          guard Self.meansNoLinks.contains(error) else { throw error }
          // The name was free a moment ago.
          try folder.rename(part, to: name)
        }
      }
    } catch .fileExists {
      throw alreadyThere
    } catch {
      throw cannotWrite(error)
    }
  }

  /// What file systems without hard links answer.
  private static let meansNoLinks: [Errno] = [.notPermitted, .notSupported, .noFunction]

  func checkIsFree() throws(ToolFailure) {
    guard status == nil else { throw alreadyThere }
  }

  /// Puts new contents in place of the file that was read when it had `status`. Its permissions stay.
  func replace(with bytes: [UInt8], was status: FileStatus) throws(ToolFailure) {
    guard let name = rest.first else { throw alreadyThere }
    guard status.isWritable else { throw .forModel("\(given.shownPath) is write-protected.") }
    var isStale = false
    do {
      try Self.write(bytes, in: folder, adopting: status) { (part) throws(Errno) in
        isStale = try folder.status(of: name) != status
        if isStale { try folder.remove(part) } else { try folder.rename(part, to: name) }
      }
    } catch {
      throw cannotWrite(error)
    }
    if isStale { throw .forModel("\(given.shownPath) was changed by something else meanwhile. View it again.") }
  }

  private var alreadyThere: ToolFailure {
    status?.kind == .folder
      ? .forModel("\(given.shownPath) is a folder.")
      : .forModel("\(given.shownPath) already exists. Use edit to change it.")
  }

  private func cannotWrite(_ error: Errno) -> ToolFailure {
    .forModel("Cannot write \(given.shownPath): \(error).")
  }

  private static func write(
    _ bytes: [UInt8], in folder: Descriptor, adopting status: FileStatus?,
    then finish: (String) throws(Errno) -> Void
  ) throws(Errno) {
    let part = ".roster-\(UInt64.random(in: .min ... .max)).part"
    let file = try folder.newFile(named: part, mode: status == nil ? 0o666 : 0o600)
    do {
      try file.write(bytes[...])
      if let status { try file.adopt(status) }
      try file.sync()
      try finish(part)
    } catch {
      try? folder.remove(part)
      throw error
    }
    try folder.sync()
  }
}
