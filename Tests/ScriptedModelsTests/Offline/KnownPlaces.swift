/// A question about a public source tree, and the lines that answer it.
struct KnownPlace: Sendable {
  enum Tree: String, Sendable {
    case client = "async-http-client"
    case server = "hummingbird"
    case sockets = "swift-nio"
    case logging = "swift-log"
    case arguments = "swift-argument-parser"
    case roster
  }

  let tree: Tree
  let question: String
  /// File name and a text on the line. Any of them is right.
  let answers: [(file: String, line: String)]

  init(_ tree: Tree, _ question: String, _ answers: (file: String, line: String)...) {
    self.tree = tree
    self.question = question
    self.answers = answers
  }
}

extension KnownPlace {
  /// The ones that the ranking was tuned on.
  static let tuned: [KnownPlace] = [
    KnownPlace(
      .client, "Where is the connection pool's idle timeout handled?",
      ("HTTPConnectionPool.swift", "private func scheduleIdleTimerForConnection("),
      ("HTTPConnectionPool.swift", "self.idleConnectionTimeout = clientConfiguration.connectionPool.idleTimeout"),
      ("HTTPClient.swift", "public var idleTimeout: TimeAmount")),
    KnownPlace(
      .client, "Where is the backoff before the next connection attempt computed?",
      ("HTTPConnectionPool+Backoff.swift", "static func calculateBackoff(")),
    KnownPlace(
      .client, "How does the proxy CONNECT request get sent?",
      ("HTTP1ProxyConnectHandler.swift", "private func sendConnect(")),
    KnownPlace(
      .client, "Where are request header names validated?",
      ("RequestValidation.swift", "private func validateFieldNames()"),
      ("RequestValidation.swift", "mutating func validateAndSetTransportFraming(")),
    KnownPlace(
      .client, "Where is the TLS context cached?",
      ("SSLContextCache.swift", "final class SSLContextCache"), ("SSLContextCache.swift", "func sslContext(")),
    KnownPlace(
      .client, "How are files downloaded to disk?",
      ("FileDownloadDelegate.swift", "public final class FileDownloadDelegate")),
    KnownPlace(
      .client, "Where are waiting requests queued until a connection is free?",
      ("HTTPConnectionPool+RequestQueue.swift", "struct RequestQueue"),
      ("HTTPConnectionPool+RequestQueue.swift", "mutating func push(")),
    KnownPlace(
      .server, "How does the CORS middleware decide the value of the allow-origin header?",
      ("CORSMiddleware.swift", "func value(for request: Request) -> String?"),
      ("CORSMiddleware.swift", "public enum AllowOrigin: Sendable"),
      ("CORSMiddleware.swift", "enum Internal {")),
    KnownPlace(
      .server, "How are variables read from a .env file?",
      ("Environment.swift", "internal static func loadDotEnv("),
      ("Environment.swift", "internal static func parseDotEnv(")),
    KnownPlace(
      .server, "Where is the date header cached?", ("DateCache.swift", "final class DateCache: Service"),
      ("DateCache.swift", "self.dateContainer = .init(.init(date: Date.now.httpHeader))")),
    KnownPlace(
      .server, "Where is the limit of open connections enforced?",
      ("AvailableConnectionsHandler.swift", "public func isAcceptingNewConnections()"),
      ("AvailableConnectionsHandler.swift", "public static func maximum("),
      ("AvailableConnectionsHandler.swift", "public struct MaximumAvailableConnections")),
    KnownPlace(
      .server, "Where is a cookie's SameSite attribute handled?",
      ("Cookie.swift", "public enum SameSite"), ("Cookie.swift", "public var sameSite: SameSite?"),
      ("Cookie.swift", "if let sameSite {")),
    KnownPlace(
      .server, "Where are request metrics recorded?",
      ("MetricsMiddleware.swift", "public func handle("), ("MetricsMiddleware.swift", "public struct MetricsMiddleware")
    ),
    KnownPlace(
      .server, "Which headers are redacted when requests are logged?",
      ("LogRequestMiddleware.swift", "let redactHeaders: [HTTPField.Name]"),
      ("LogRequestMiddleware.swift", "if self.redactHeaders.contains(entry.name) {"),
      ("LogRequestMiddleware.swift", "if self.redactHeaders.contains(entry) {")),
    KnownPlace(
      .server, "Where are HEAD endpoints generated automatically?",
      ("EndpointResponder.swift", "mutating func autoGenerateHeadEndpoint()"),
      ("Router.swift", "if self.options.contains(.autoGenerateHeadEndpoints)"),
      ("Router.swift", "public static var autoGenerateHeadEndpoints")),
    KnownPlace(
      .roster, "Where are duplicate YAML keys found?", ("SourceTreeBuilder.swift", "SourceFault(.duplicateKey("),
      ("DuplicateKey.swift", "struct DuplicateKey")),
    KnownPlace(
      .roster, "Where are secrets redacted before an event is written?",
      ("Redactor.swift", "struct Redactor"), ("Redactor.swift", "class Redactor")),
    KnownPlace(
      .roster, "How wide is a character on the terminal?",
      ("DisplayWidth.swift", "package enum DisplayWidth"), ("DisplayWidth.swift", "fileprivate var isWide: Bool")),
    KnownPlace(
      .client, "Where is a redirect cycle detected?",
      ("RedirectState.swift", "throw HTTPClientError.redirectCycleDetected")),
    KnownPlace(
      .client, "How are cookies parsed from the Set-Cookie header?",
      ("HTTPClient+HTTPCookie.swift", "public init?(header: String, defaultDomain: String)")),
    KnownPlace(
      .client, "What happens when a response body is too big?",
      ("HTTPHandler.swift", "public struct ResponseTooBigError"),
      ("HTTPHandler.swift", "let error = ResponseTooBigError(maxBodySize: self.maxBodySize)")),
    KnownPlace(
      .client, "How is basic authentication encoded?", ("BasicAuth.swift", "func encodeBasicAuthCredentials("),
      ("HTTPClientRequest+auth.swift", "public mutating func setBasicAuth("),
      ("HTTPHandler.swift", "public mutating func setBasicAuth(")),
    KnownPlace(
      .client, "Where is the least recently used element of the LRU cache evicted?",
      ("LRUCache.swift", "mutating func append(key: Key, value: Value)"), ("LRUCache.swift", "struct LRUCache"),
      ("LRUCache.swift", "let minIndex = self.elements.minIndex")),
    KnownPlace(
      .client, "Where are DNS overrides applied to the connection target?",
      ("ConnectionPool.swift", "func applyDNSOverride(")),
    KnownPlace(
      .client, "How is the number of uses of one connection limited?",
      ("HTTPClient.swift", "public var maximumUsesPerConnection: Int?"),
      ("HTTPConnectionPool.swift", "maximumConnectionUses: clientConfiguration.maximumUsesPerConnection")),
    KnownPlace(
      .server, "How does a static file get its ETag?", ("FileMiddleware.swift", "private func createETag(")),
    KnownPlace(
      .server, "How is a byte range request for a file answered?",
      ("FileMiddleware.swift", "if let rangeHeader = request.headers[.range]"),
      ("FileMiddleware.swift", "Convert \"bytes=value-value\" range header into")),
    KnownPlace(
      .server, "Where does the router resolve a path in its trie?",
      ("Trie+resolve.swift", "public func resolve(_ path: String)"),
      ("Trie+resolve.swift", "mutating func resolve() ->")),
    KnownPlace(
      .server, "How are request IDs generated?",
      ("RequestID.swift", "package struct RequestID"), ("RequestID.swift", "struct RequestID")),
    KnownPlace(
      .server, "How does HTTP/2 graceful shutdown work?",
      ("HTTP2ServerConnectionManager.swift", "func triggerGracefulShutdown(context"),
      ("HTTP2ServerConnectionManager.swift", "func triggerGracefulShutdown() {"),
      ("HTTP2ServerConnectionManager+StateMachine.swift", "mutating func triggerGracefulShutdown()")),
    KnownPlace(
      .server, "When does the memory persist driver delete expired values?",
      ("MemoryPersistDriver.swift", "private func tidy()")),
    KnownPlace(
      .server, "Where is percent encoding removed from a string?",
      ("String+percentEncode.swift", "package func removingURLPercentEncoding("),
      ("HBParser.swift", "public func percentDecode()")),
    KnownPlace(
      .server, "Where is the cache-control header chosen for a file?",
      ("CacheControl.swift", "public func getCacheControlHeader(for file")),
    KnownPlace(
      .roster, "How are .gitignore files respected?",
      ("GitIgnore.swift", "package final class GitIgnore"), ("FileWalker.swift", "package struct FileWalker"),
      ("FileWalker.swift", "private mutating func ignoring("), ("IgnoreRule.swift", "struct IgnoreRule"),
      ("FileTree.swift", "gitignore")),
    KnownPlace(
      .roster, "Where is the checksum of a log line computed with CRC-32C?",
      ("CRC32C.swift", "enum CRC32C"), ("LogStamp.swift", "crc")),
    KnownPlace(
      .roster, "What does the JSON parser do with lone surrogates?", ("JSONParser+Strings.swift", "Surrogate(")),
  ]

  /// The ones that it was at first only checked on.
  static let checked: [KnownPlace] = [
    KnownPlace(
      .client, "Where is the HTTP version negotiated with ALPN?",
      ("HTTPConnectionPool+Factory.swift", "private static func matchALPNToHTTPVersion("),
      ("HTTPConnectionPool+Factory.swift", "try Self.matchALPNToHTTPVersion(")),
    KnownPlace(
      .client, "How does the client decide between chunked transfer encoding and a content length?",
      ("RequestValidation.swift", "private mutating func setTransportFraming("),
      ("RequestValidation.swift", "mutating func validateAndSetTransportFraming(")),
    KnownPlace(
      .client, "How is a host recognised as an IP address?", ("ConnectionPool.swift", "var isIPAddress: Bool {")),
    KnownPlace(
      .client, "Where is the shared singleton client made?",
      ("Singleton.swift", "public static var shared: HTTPClient"),
      ("Singleton.swift", "private let globallySharedHTTPClient")),
    KnownPlace(
      .client, "Where does a request start its tracing span?",
      ("RequestBag+Tracing.swift", "mutating func startRequestSpan("),
      ("HTTPClient+tracing.swift", "func withRequestSpan("),
      ("RequestBag.swift", "self.loopBoundState.value.startRequestSpan(")),
    KnownPlace(
      .client, "What happens when the SOCKS proxy handshake fails?",
      ("SOCKSEventsHandler.swift", "func errorCaught("), ("SOCKSEventsHandler.swift", "func userInboundEventTriggered(")
    ),
    KnownPlace(
      .server, "How does the server bind to a unix domain socket?",
      ("Server.swift", "case .unixDomainSocket(let path):"), ("Server.swift", "unixDomainSocketPath: String,"),
      ("BindAddress.swift", "public static func unixDomainSocket(path")),
    KnownPlace(
      .server, "Where is the media type of a file extension looked up?",
      ("MediaType.swift", "public static func getMediaType(forExtension")),
    KnownPlace(
      .server, "How are query parameters decoded from the URI?",
      ("URI+decodeQuery.swift", "public func decodeQuery<")),
    KnownPlace(
      .server, "Where is the Content-Security-Policy header added to a response?",
      ("ContentSecurityMiddleware.swift", "public func handle(")),
    KnownPlace(
      .server, "What is the response when no route is found?", ("Router.swift", "struct NotFoundResponder")),
    KnownPlace(
      .server, "How does an HTTP error become a response?",
      ("HTTPError.swift", "public func response(from request"), ("EditedHTTPError.swift", "func response(from request")),
    KnownPlace(.roster, "Where is the exclusive lock of a session's log taken?", ("OpenFile.swift", "while flock(")),
    KnownPlace(
      .roster, "How is a shell line taken apart into the programs that it runs?",
      ("ShellLine.swift", "struct ShellLine")),
  ]
}
