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
  enum Reading {
    case text(String)
    case tooLong
    /// `stop` could be read from before the end was there.
    case stopped
  }

  /// Everything up to the end.
  ///
  /// - Parameter stop: a descriptor; reading stops as soon as there is something to read from that one.
  static func readAll(limit: Int, stop: Int32) -> Reading {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      var waiting = [
        pollfd(fd: stop, events: Int16(POLLIN), revents: 0), pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&waiting, 2, -1) < 0 {
        guard errno == EINTR || errno == EAGAIN else { return .stopped }
        continue
      }
      guard waiting[0].revents == 0 else { return .stopped }
      let count = read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { return .tooLong }
    }
    return .text(String(decoding: bytes, as: UTF8.self))
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
