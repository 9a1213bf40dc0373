import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of files for one test, gone afterwards.
final class TestFolder {
  let path: FilePath

  /// Files by their path below the folder. `→target` as a text makes a symbolic link.
  init(_ files: [String: String]) throws {
    path = try Self.make()
    for (name, text) in files { try Self.add(name, text, to: path) }
  }

  deinit { Self.remove(path) }

  func callAsFunction(_ name: String) -> String { path.appending(name).string }

  private static func make() throws -> FilePath {
    var template = Array("/tmp/roster-definitions-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
    return FilePath(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  private static func add(_ name: String, _ text: String, to root: FilePath) throws {
    let file = root.appending(name)
    var folder = root
    for component in FilePath(name).removingLastComponent().components {
      folder.append(component)
      mkdir(folder.string, 0o755)
    }
    if text.hasPrefix("→") {
      symlink(String(text.dropFirst()), file.string)
      return
    }
    let descriptor = try FileDescriptor.open(
      file, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
    try descriptor.closeAfter { _ = try descriptor.writeAll(text.utf8) }
  }

  private static func remove(_ path: FilePath) {
    var status = stat()
    guard lstat(path.string, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR, let folder = opendir(path.string) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove(path.appending(name)) }
      }
      closedir(folder)
      rmdir(path.string)
    } else {
      unlink(path.string)
    }
  }
}
