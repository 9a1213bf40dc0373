#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A session's own temporary folder.
package enum TemporaryFolder {
  /// Removes it with all that commands left there, as far as it can be done; links are removed, not followed. Nothing
  /// may be running in it any more.
  package static func remove(_ path: String?) {
    guard let path, unlink(path) != 0, errno != ENOENT else { return }
    if rmdir(path) == 0 { return }
    chmod(path, 0o700)
    if let folder = opendir(path) {
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      closedir(folder)
      for name in names { remove(path + "/" + name) }
    }
    rmdir(path)
  }
}
