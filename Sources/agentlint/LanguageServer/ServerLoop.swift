internal import AgentLinting
internal import JSONRPCWire

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Connects a language server with standard input and output. It reads all that is waiting before it works, and looks at
/// everything when nothing has come for a moment.
struct ServerLoop {
  /// So many milliseconds nobody types, for it to be a pause. Whoever begins again while everything is looked at has to
  /// wait, so that in a project where that takes long it is not done between two keys.
  private var pause: Int32 = 60
  /// How much is taken before it is worked on, however much there is.
  private static let most = 16 << 20

  private var server = LanguageServer()
  private var decoder = HeaderDecoder()
  private var hasEnded = false
  private var folder: String?

  static func run() -> ExitStatus {
    // An editor that is gone is no reason to die by a signal.
    signal(SIGPIPE, SIG_IGN)
    var loop = ServerLoop()
    while true {
      if let status = loop.step() { return status }
    }
  }

  /// Nil while there is more to do.
  private mutating func step() -> ExitStatus? {
    guard Self.isReadable(within: server.isUnsettled ? pause : -1) else {
      let start = ContinuousClock.now
      let messages = server.settle()
      let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
      pause = Int32(min(max(60, 5 * milliseconds), 1000))
      return send(messages) ? nil : .findings
    }
    readWaiting()
    var messages: [RPCMessage] = []
    do throws(FramingFault) {
      while let bytes = try decoder.next() {
        do throws(MessageFault) {
          messages.append(try RPCMessage(parsing: bytes))
        } catch {
          guard send([error.reply]) else { return .findings }
        }
      }
    } catch {
      // Nothing that comes after it can be told apart.
      _ = send(server.receive(messages) + [.failure(nil, .init(.parseError, "\(error)"))])
      return server.ending ?? .findings
    }
    guard send(server.receive(messages)) else { return .findings }
    goToFolder()
    if let ending = server.ending { return ending }
    // Without `exit` the end came early.
    return hasEnded ? .findings : nil
  }

  /// What belongs to no repository may reach what lies below the working folder: the project's, not the editor's.
  private mutating func goToFolder() {
    guard let first = server.workspace.folders.first, first != folder else { return }
    folder = first
    _ = chdir(first)
  }

  private mutating func readWaiting() {
    var count = 0
    repeat {
      let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        repeat { count = read(0, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
        if count < 0 { count = 0 }
      }
      if part.isEmpty {
        hasEnded = true
        return
      }
      decoder.append(part)
      count += part.count
    } while count < Self.most && Self.isReadable(within: 0)
  }

  private static func isReadable(within milliseconds: Int32) -> Bool {
    var request = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    var result: Int32
    repeat { result = poll(&request, 1, milliseconds) } while result < 0 && errno == EINTR
    return result != 0
  }

  /// False when nobody reads any more.
  private func send(_ messages: [RPCMessage]) -> Bool {
    for message in messages {
      guard Self.write(message.bytesWithHeader()) else { return false }
    }
    return true
  }

  private static func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        #if canImport(Glibc)
          let written = Glibc.write(1, part.baseAddress, part.count)
        #else
          let written = Darwin.write(1, part.baseAddress, part.count)
        #endif
        if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return false }
      }
      return true
    }
  }
}
