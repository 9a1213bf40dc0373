internal import SystemPackage

/// The user's own files: `$XDG_CONFIG_HOME/roster`, readable by nobody else.
enum UserFolder {
  static func configuration(_ environment: [String: String]) throws -> String {
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + "/roster" }
    if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.config/roster" }
    throw StartError("There is no place for your configuration: neither XDG_CONFIG_HOME nor HOME is set.")
  }

  /// Either the old contents stay or the new ones are there whole.
  static func replace(_ path: String, with bytes: [UInt8]) throws {
    var folder = FilePath(path).removingLastComponent()
    var missing: [FilePath] = []
    while !folder.isEmpty, Process.realPath(folder.string) == nil {
      missing.append(folder)
      folder = folder.removingLastComponent()
    }
    for folder in missing.reversed() { try folder.string.withCString { try makeFolder($0) } }
    let temporary = FilePath(path + ".new")
    let file = try FileDescriptor.open(
      temporary, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
    try file.closeAfter {
      _ = try file.writeAll(bytes)
      guard Files.sync(file.rawValue) else { throw Errno.ioError }
    }
    guard Files.rename(temporary.string, path) else { throw Errno.ioError }
  }

  private static func makeFolder(_ path: UnsafePointer<CChar>) throws {
    guard Files.makeFolder(path) else { throw Errno.ioError }
  }
}
