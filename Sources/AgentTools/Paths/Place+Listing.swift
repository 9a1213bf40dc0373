internal import SessionCore
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Place {
  private static let listed = 1000

  /// The names in this folder, one a line, sorted.
  func listing() throws(ToolFailure) -> String {
    let names: [String]
    do { names = try folder.names() } catch {
      throw .forModel("Cannot list \(given.shownPath): \(error).")
    }
    if names.isEmpty { return "\(given.shownPath) is an empty folder." }
    let more = names.count - Self.listed
    return names.prefix(Self.listed).joined(separator: "\n")
      + (more > 0 ? "\n[\(more) more; find them with glob]" : "")
  }
}

extension Descriptor {
  /// The entries of this folder, sorted.
  func names() throws(Errno) -> [String] {
    // The stream owns, and closes, a descriptor of its own.
    let copy = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw Errno(rawValue: errno) }
    guard let stream = fdopendir(copy) else {
      close(copy)
      throw Errno(rawValue: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
          String(decodingCString: $0, as: UTF8.self)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
