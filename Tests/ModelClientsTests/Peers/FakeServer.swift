import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A server on a port of its own that answers every request with the same bytes, sent as told.
///
/// It knows no HTTP beyond where a request ends, so that it can break every rule.
struct FakeServer: Sendable {
  enum Step: Sendable, ExpressibleByStringLiteral {
    case send([UInt8])
    /// Ends the connection in order.
    case close
    /// Ends it with a reset.
    case reset

    init(stringLiteral text: String) { self = .send(Array(text.utf8)) }
    static func text(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  /// What came in.
  final class Record: Sendable {
    private let state = Mutex((requests: [String](), connections: 0))

    var requests: [String] { state.withLock { $0.requests } }
    var connections: Int { state.withLock { $0.connections } }

    fileprivate func add(_ request: String) { state.withLock { $0.requests.append(request) } }
    fileprivate func connect() { state.withLock { $0.connections += 1 } }
  }

  let baseURL: String
  let record: Record

  /// Runs a server for as long as `body` runs. After the last step a connection stays open until the client ends it.
  static func lend<Result: Sendable>(
    _ steps: [Step], to body: (FakeServer) async throws -> Result
  ) async throws -> Result {
    let record = Record()
    let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        record.connect()
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(FakeConnection(steps: steps, record: record))
        }
      }
    let channel = try await bootstrap.bind(host: "127.0.0.1", port: 0).get()
    let port = channel.localAddress?.port ?? 0
    do {
      let result = try await body(FakeServer(baseURL: "http://127.0.0.1:\(port)", record: record))
      try await channel.close()
      return result
    } catch {
      try? await channel.close()
      throw error
    }
  }
}

private final class FakeConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let steps: [FakeServer.Step]
  private let record: FakeServer.Record
  private var received = ""

  init(steps: [FakeServer.Step], record: FakeServer.Record) {
    self.steps = steps
    self.record = record
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += String(buffer: unwrapInboundIn(data))
    guard let head = received.firstRange(of: "\r\n\r\n") else { return }
    guard received[head.upperBound...].utf8.count >= length(received[..<head.lowerBound]) else { return }
    record.add(received)
    received = ""
    for step in steps { perform(step, context) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func length(_ head: Substring) -> Int {
    for line in head.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "content-length" { return Int(parts[1].dropFirst()) ?? 0 }
    }
    return 0
  }

  private func perform(_ step: FakeServer.Step, _ context: ChannelHandlerContext) {
    switch step {
    case .send(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    case .close: context.close(promise: nil)
    case .reset:
      let atOnce = linger(l_onoff: 1, l_linger: 0)
      _ = (context.channel as? any SocketOptionProvider)?.setSoLinger(atOnce)
      context.close(promise: nil)
    }
  }
}

extension [FakeServer.Step] {
  /// A whole answer with a length.
  static func answer(_ status: String, _ headers: [String] = [], _ body: String) -> Self {
    let lines = ["HTTP/1.1 \(status)"] + headers + ["Content-Length: \(body.utf8.count)", "", body]
    return [.text(lines.joined(separator: "\r\n"))]
  }

  static func json(_ body: String) -> Self { answer("200 OK", ["Content-Type: application/json"], body) }

  /// The head of a stream, which ends with the connection.
  static let streamHead: FakeServer.Step = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"

  /// A stream of these pieces in chunked coding, ended as it should be.
  static func stream(_ pieces: String...) -> Self { stream(pieces) }

  static func stream(_ pieces: [String]) -> Self {
    let head: FakeServer.Step =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
    return [head] + pieces.map { .text(chunk($0)) } + ["0\r\n\r\n"]
  }

  static func chunk(_ piece: String) -> String { String(piece.utf8.count, radix: 16) + "\r\n" + piece + "\r\n" }

  /// The pieces as events with this data.
  static func events(_ data: String...) -> Self { events(data) }

  static func events(_ data: [String]) -> Self {
    var stream = stream([])
    stream.insert(contentsOf: data.map { .text(chunk("data: \($0)\n\n")) }, at: 1)
    return stream
  }
}
