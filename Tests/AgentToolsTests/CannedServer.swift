import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A web server on this machine that answers each path with bytes of the test's own, however wrong they are.
final class CannedServer: Sendable {
  let port: Int
  private let listener: CInt
  private let seen = Mutex<[String]>([])
  private let replies: @Sendable (_ path: String, _ port: Int) -> [UInt8]?

  struct Failed: Error {}

  /// - Parameter replies: nil: the connection is closed without a word.
  init(_ replies: @escaping @Sendable (_ path: String, _ port: Int) -> [UInt8]?) throws {
    self.replies = replies
    #if canImport(Glibc)
      listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard isBound else { throw Failed() }
    port = Int(UInt16(bigEndian: address.sin_port))
    DispatchQueue(label: "canned").async { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        self?.answer(connection)
        close(connection)
      }
    }
  }

  deinit {
    // Wakes the one who accepts.
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// The head of each request, as it came.
  var requests: [String] { seen.withLock { $0 } }

  private func answer(_ connection: CInt) {
    var head: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
      let count = recv(connection, &part, part.count, 0)
      guard count > 0 else { return }
      head += part[..<count]
    }
    let text = String(decoding: head, as: UTF8.self)
    seen.withLock { $0.append(text) }
    let path = text.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    guard var rest = replies(path, port)?[...] else { return }
    while !rest.isEmpty {
      #if canImport(Glibc)
        let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      #else
        let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
      #endif
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  static func reply(
    _ body: [UInt8], type: String? = "text/html; charset=utf-8", status: String = "200 OK", more: [String] = []
  ) -> [UInt8] {
    var head = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)", "Connection: close"] + more
    if let type { head.append("Content-Type: \(type)") }
    return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  static func reply(
    _ body: String, type: String? = "text/html; charset=utf-8", status: String = "200 OK", more: [String] = []
  ) -> [UInt8] {
    reply(Array(body.utf8), type: type, status: status, more: more)
  }

  static func redirect(to location: String) -> [UInt8] {
    reply("", type: nil, status: "302 Found", more: ["Location: \(location)"])
  }
}
