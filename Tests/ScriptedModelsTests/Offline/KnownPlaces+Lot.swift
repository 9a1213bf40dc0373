/// Questions about functions that were drawn by lot from the sources, as somebody would put them who has not seen the
/// code: written, with their places, before anything of the search was looked at.
extension KnownPlace {
  /// One half, which the ranking was chosen on.
  static let lotTuned: [KnownPlace] = [
    KnownPlace(
      .client, "What if a server suddenly only speaks HTTP/1 although we had HTTP/2 connections to it before?",
      (
        "HTTPConnectionPool+StateMachine.swift",
        "mutating func newHTTP1ConnectionCreated(_ connection: Connection) -> A"
      ),
      ("HTTPConnectionPool+HTTP1StateMachine.swift", "mutating func migrateFromHTTP2(")),
    KnownPlace(
      .client, "How is a request that gave up waiting taken out of the queue?",
      ("HTTPConnectionPool+RequestQueue.swift", "mutating func remove(_ requestID: Request.ID) -> Request? {")),
    KnownPlace(
      .client, "How does a file download know how many bytes to expect in total?",
      ("FileDownloadDelegate.swift", "public func didReceiveHead(")),
    KnownPlace(
      .client, "What happens to a connection after the server sends GOAWAY?",
      (
        "HTTPConnectionPool+HTTP2StateMachine.swift",
        "mutating func http2ConnectionGoAwayReceived(_ connectionID: Connection"
      ),
      (
        "HTTPConnectionPool+HTTP2Connections.swift",
        "mutating func goAwayReceived(_ connectionID: Connection.ID) -> GoAwayC"
      ),
      ("HTTPConnectionPool+HTTP2Connections.swift", "mutating func goAwayReceived() -> EventLoop {"),
      ("HTTP2IdleHandler.swift", "mutating func goAwayReceived() -> Action {")),
    KnownPlace(
      .client, "What happens to a running request when the Swift task awaiting it is cancelled?",
      ("HTTPClient+execute.swift", "return try await withTaskCancellationHandler("),
      ("HTTPClient+execute.swift", "/// in the `body` closure and cancelation from the `onCancel` closure"),
      ("HTTPClient+execute.swift", "private func cancelTransaction(_ transaction: Transaction, for reason:")),
    KnownPlace(
      .client, "What does the client do when the proxy answers the CONNECT with a body?",
      ("HTTP1ProxyConnectHandler.swift", "private func handleHTTPBodyReceived(context: ChannelHandlerContext) {")),
    KnownPlace(
      .client, "Where are the parts of a Set-Cookie header split into names and values?",
      ("HTTPClient+HTTPCookie.swift", "return (Substring(trimmedName).lowercased(), trimmedValue)")),
    KnownPlace(
      .client, "If I cancel a request before anything was sent, is the connection closed or kept for others?",
      ("HTTPRequestStateMachine.swift", "mutating func requestCancelled() -> Action {")),
    KnownPlace(
      .client, "How does it connect through an HTTP proxy?",
      ("HTTPConnectionPool+Factory.swift", "private func makeHTTPProxyChannel<Requester: HTTPConnectionRequester>(")),
    KnownPlace(
      .client, "Where are user name and password taken out of the URL before it is put on a span?",
      ("TracingSupport.swift", "fileprivate var stringWithUserAndPasswordStripped: String? {")),
    KnownPlace(
      .server, "When does a value stored in memory expire?",
      ("MemoryPersistDriver.swift", "public func get<Object: Codable & Sendable>(key: String, as: Object.Ty"),
      ("MemoryPersistDriver.swift", "public func getWithTTL<Object: Codable & Sendable>(key: String, as typ"),
      ("MemoryPersistDriver.swift", "private func tidy() {")),
    KnownPlace(
      .server, "What does the client get if a path parameter cannot be converted to the type I ask for?",
      ("Parameters.swift", "guard let result = T(String(param))"),
      ("Parameters.swift", "guard let result = T(rawValue: String(param))"),
      ("Parameters.swift", "guard let result = T(String($0)) else {"),
      ("Parameters.swift", "guard let result = T(rawValue: String($0)) else {")),
    KnownPlace(
      .server, "How does the router compare paths when upper and lower case should not matter?",
      ("Trie+resolve.swift", "return lhs._routerCaseInsensitiveCompare(rhs)"),
      ("Trie+resolve.swift", "return lhs.prefix(rhs.count)._routerCaseInsensitiveCompare(rhs)")),
    KnownPlace(
      .server, "Which status is sent when a handler returns nil?",
      ("ResponseGenerator.swift", "switch self {")),
    KnownPlace(
      .server, "If I give a relative folder for static files, what is it relative to?",
      ("LocalFileSystem.swift", "self.fileIO = .init(threadPool: threadPool)")),
    KnownPlace(
      .server, "What happens if the body of a request is read a second time?",
      ("RequestBody.swift", "// verify if an iterator has already been created. If it has then crea")),
    KnownPlace(
      .server, "How are secret header values hidden in the request log?",
      ("LogRequestMiddleware.swift", "public init(_ logLevel: Logger.Level, includeHeaders: HeaderFilter = ."),
      ("LogRequestMiddleware.swift", "func filterHeaders(headers: HTTPFields, filter: [HTTPField.Name]) -> [")),
    KnownPlace(
      .server, "How are HEAD requests answered when I only wrote a GET route?",
      ("EndpointResponder.swift", "mutating func autoGenerateHeadEndpoint() {"),
      ("Router.swift", "if self.options.contains(.autoGenerateHeadEndpoints) {")),
    KnownPlace(
      .server, "How do request headers become attributes of a trace?",
      ("TracingMiddleware.swift", "func recordHeaders(_ headers: HTTPFields, toSpanAttributes attributes:")),
    KnownPlace(
      .server, "How do I stop a long running response, like server sent events, when the client goes away?",
      ("RequestBody+inboundClose.swift", "case .byteBuffer(_, .some(let originalRequestBody)), .anyAsyncSequence")),
    KnownPlace(
      .roster, "How are escape sequences in TOML strings read?",
      ("TOMLReader+Texts.swift", "private mutating func escape(_ text: inout TextScan) throws(SourceFaul")),
    KnownPlace(
      .roster, "How is a number of days turned into year, month and day?",
      ("Timestamp.swift", "private static func civil(fromDays days: Int64) -> (year: Int64, month")),
    KnownPlace(
      .roster, "When are the descriptions of two agents too similar?",
      ("OverlappingDescriptions.swift", "private func checkAlike(_ agents: [AgentDefinition], into findings: in")),
    KnownPlace(
      .roster, "What happens when the next call to the model would go over the token limit?",
      ("Budget.swift", "package mutating func reserve("),
      ("Budget.swift", "let left = limit - account.tokens - account.reserved")),
    KnownPlace(
      .roster, "What is reported when an agent uses tools of an MCP server that nobody declared?",
      ("UndeclaredServer.swift", "func check(_ agent: AgentDefinition, into findings: inout Findings) {")),
    KnownPlace(
      .roster, "Where are sessions kept on disk if I do not say where?",
      ("StateFolder.swift", "package init?(explicit: String?, environment: [String: String]) {")),
    KnownPlace(
      .roster, "Which name is suggested when somebody misspells a tool?",
      ("ToolSuggestion.swift", "init(for name: String, in dialect: Dialect) {")),
    KnownPlace(
      .roster, "What does the linter say when a tool is granted and denied at the same time?",
      ("ConflictingTools.swift", "private func checkBoth(_ agent: AgentDefinition, except narrowed: Set<"),
      ("ConflictingTools.swift", "fileprivate static func both(_ written: String) -> FindingText {")),
    KnownPlace(
      .roster, "How are octal and hexadecimal numbers read?",
      ("SourceScalar.swift", "private static func number(_ bytes: ArraySlice<UInt8>) -> SourceScalar")),
    KnownPlace(
      .roster, "How are symbolic links told apart from ordinary files and folders when a directory is listed?",
      ("FolderListing.swift", "init(mode: mode_t) {"),
      ("FolderListing.swift", "private static func kind(of entry: UnsafeMutablePointer<dirent>, name:")),
  ]

  /// The other half, drawn by lot as well: only counted, once the ranking was done. To tune on one of them spoils the
  /// table.
  static let lotUnseen: [KnownPlace] = [
    KnownPlace(
      .client, "What happens when the SOCKS proxy reports an error before it is ready?",
      ("SOCKSEventsHandler.swift", "func errorCaught(context: ChannelHandlerContext, error: Error) {")),
    KnownPlace(
      .client, "Why does it close the whole HTTP/2 stream when a request on it failed?",
      ("HTTP2ClientRequestHandler.swift", "private func runFailedFinalAction(")),
    KnownPlace(
      .client, "Is there a limit when I read the whole response body into memory?",
      ("HTTPClientResponse.swift", "throw NIOTooManyBytesError(maxBytes: maxBytes)")),
    KnownPlace(
      .client, "When is the client considered completely shut down, once every pool is gone?",
      ("HTTPConnectionPool+Manager.swift", "func connectionPoolDidShutdown(_ pool: HTTPConnectionPool, unclean: Bo")),
    KnownPlace(
      .client, "Where is the timer stopped that would close an unused connection?",
      ("HTTPConnectionPool.swift", "private func cancelIdleTimerForConnection(_ connectionID: Connection.I")),
    KnownPlace(
      .client, "What happens if the channel cannot take writes at the moment a request wants to start?",
      ("HTTPRequestStateMachine.swift", "mutating func startRequest(head: HTTPRequestHead, metadata: RequestFra")),
    KnownPlace(
      .client, "What happens to the requests that are waiting when opening a connection for them fails?",
      (
        "HTTPConnectionPool+HTTP1StateMachine.swift",
        "mutating func failedToCreateNewConnection(_ error: Error, connectionID"
      ),
      ("HTTPConnectionPool+HTTP1StateMachine.swift", "private mutating func nextActionForFailedEventLoopConnection("),
      (
        "HTTPConnectionPool+HTTP2StateMachine.swift",
        "mutating func failedToCreateNewConnection(_ error: Error, connectionID"
      )),
    KnownPlace(
      .client, "How can I send additional headers to the proxy only?",
      ("HTTPClient+Proxy.swift", "proxy.connectHeaders = connectHeaders")),
    KnownPlace(
      .client, "Which existing connection is chosen for a request that would like a certain event loop?",
      (
        "HTTPConnectionPool+HTTP1Connections.swift",
        "mutating func leaseConnection(onPreferred eventLoop: EventLoop) -> Con"
      ),
      (
        "HTTPConnectionPool+HTTP1Connections.swift",
        "private func findIdleConnection(onPreferred preferredEL: EventLoop) ->"
      )),
    KnownPlace(
      .client, "Where is it decided after the TLS handshake whether to speak HTTP/2 or HTTP/1.1?",
      ("HTTPConnectionPool+Factory.swift", "private static func matchALPNToHTTPVersion(_ negotiated: String?, chan")),
    KnownPlace(
      .server, "What response does a client get for an error that no handler caught?",
      ("Application.swift", "logger.debug(\"Unrecognised Error\", metadata: [\"error.type\": \"\\(error)\"")),
    KnownPlace(
      .server, "How does the server pick HTTP/1 or HTTP/2 for a new connection?",
      ("HTTP2UpgradeChannel.swift", "/// - Returns: Object to process input/output on child channel"),
      ("HTTP2UpgradeChannel.swift", "case .http1_1(let http1):")),
    KnownPlace(
      .server, "Is a small response sent in a single write or in several?",
      ("ResponseWriter.swift", "/// ResponseBodyWriter that writes ByteBuffers to AsyncChannel outboun")),
    KnownPlace(
      .server, "What happens to idle keep-alive connections when the server shuts down gracefully?",
      ("HTTPConnectionStateHandler.swift", "public func userInboundEventTriggered(context: ChannelHandlerContext,"),
      ("HTTPConnectionStateHandler.swift", "mutating func receivingQuiesceEvent() -> ReceivedQuiesceAction {")),
    KnownPlace(
      .server, "How are lists and dictionaries written out in a URL encoded form?",
      ("URLEncodedFormNode.swift", "return string.map { \"\\(prefix)=\\($0.percentEncoded)\" } ?? \"\"")),
    KnownPlace(
      .server, "How is a .env file read?",
      ("Environment.swift", "public static func dotEnv(_ dotEnvPath: String = \".env\") async throws"),
      ("Environment.swift", "internal static func parseDotEnv(_ dotEnv: String) throws -> [String:")),
    KnownPlace(
      .server, "When is a connection closed on which nothing happens?",
      ("HTTPConnectionStateHandler.swift", "guard let idleTimeout, self.isActive else { return .doNothing }")),
    KnownPlace(
      .server, "In which formats can dates be written when a form is encoded?",
      ("URLEncodedFormEncoder.swift", "func box(_ date: Date) throws -> URLEncodedFormNode {")),
    KnownPlace(
      .server, "Where can I limit how large the request headers may be?",
      ("HTTP1Channel.swift", "public var maxHeaderListSize: Int"),
      ("HTTP1Channel.swift", "public init(maxHeaderFieldSize: Int = 80 * 1024, maxHeaderListSize: In"),
      ("HTTP1Channel.swift", "decoderLimitsConfiguration.maxHeaderListSize = self.configuration.http")),
    KnownPlace(
      .server, "How do I change an environment variable from code?",
      ("Environment.swift", "/// Merge two environment variable sets together and return result")),
    KnownPlace(
      .roster, "How does the regular expression engine look for a match without backtracking?",
      ("RegexProgram.swift", ") -> Range<Int>? {")),
    KnownPlace(
      .roster, "What if a prompt tells the agent to use another agent that does not exist?",
      ("UnknownMentionedAgent.swift", "func check(_ team: CheckedTeam, into findings: inout Findings) {"),
      ("UnknownMentionedAgent.swift", "private func report(")),
    KnownPlace(
      .roster, "How does it find passwords and keys in a text so that reports do not show them?",
      ("NamedSecrets.swift", "static func all(in bytes: [UInt8]) -> [Range<Int>] {"),
      ("NamedSecrets.swift", "private mutating func all() -> [Range<Int>] {")),
    KnownPlace(
      .roster, "What stops two processes from opening the same session at once?",
      ("LogFile.swift", "let path = folder + \"/\" + name")),
    KnownPlace(
      .roster, "How is a model's thinking told apart from its answer in a streamed chunk?",
      ("ChatCompletionsReply.swift", "private mutating func take(_ choice: JSON, number: Int, _ parts: inout")),
    KnownPlace(
      .roster, "What happens when a command runs for too long?",
      ("Command.swift", "private func follow(")),
    KnownPlace(
      .roster, "Which paths is a file tool not allowed to open?",
      ("FileTree.swift", "private func components(of given: String) throws(PathRefusal) -> [Stri"),
      ("FileTree.swift", "private func walk(_ given: String) throws(PathRefusal) -> Place {")),
    KnownPlace(
      .roster, "How are agents found that could call each other in a circle forever?",
      ("EndlessDelegation.swift", "func check(_ team: CheckedTeam, into findings: inout Findings) {"),
      ("EndlessDelegation.swift", "private struct Circles {")),
    KnownPlace(
      .roster, "How is a file replaced so that a crash in between does not lose the old contents?",
      ("UserFolder.swift", "var folder = FilePath(path).removingLastComponent()")),
    KnownPlace(
      .roster, "Where are brackets, braces and stars of a glob pattern parsed?",
      ("GlobParser.swift", "var nodes: [GlobNode] = []")),
  ]
}
