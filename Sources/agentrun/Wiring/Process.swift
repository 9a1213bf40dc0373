#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What this process was started with, and how it ends.
enum Process {
  static let environment: [String: String] = {
    var environment: [String: String] = [:]
    var pointer = environ
    while let entry = pointer.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        environment[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      pointer += 1
    }
    return environment
  }()

  static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Absolute, symlinks resolved; nil where there is nothing of that name.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

enum StandardError {
  static func write(_ text: String) { Descriptor.write(Array(text.utf8), to: 2) }
}

enum StandardOutput {
  static func write(_ text: String) { Descriptor.write(Array(text.utf8), to: 1) }
  static func write(_ bytes: [UInt8]) { Descriptor.write(bytes, to: 1) }
  static func flush() { fflush(nil) }
}

enum StandardInput {
  /// Everything up to the end, or up to `limit` bytes; nil beyond that.
  static func readAll(limit: Int) -> String? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { return nil }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

private enum Descriptor {
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      // A closed pipe: nobody is listening any more.
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
