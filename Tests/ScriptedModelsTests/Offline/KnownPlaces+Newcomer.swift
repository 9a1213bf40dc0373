/// What somebody new to a source tree would ask, in their own words. Written, with their places, before anything of the
/// search was looked at.
extension KnownPlace {
  /// Every other one, on which the search was tuned.
  static let newcomerTuned: [KnownPlace] = [
    KnownPlace(
      .client, "What happens when a server keeps redirecting us in a circle?",
      ("RedirectState.swift", "mutating func redirect(to redirectURL: String) throws {"),
      ("RedirectState.swift", "throw HTTPClientError.redirectCycleDetected")),
    KnownPlace(
      .client, "Which code strips the Authorization header when a redirect goes to another host?",
      ("RedirectState.swift", "headers.remove(name: \"Authorization\")")),
    KnownPlace(
      .server, "Is there any protection against path traversal when serving static files?",
      ("FileMiddleware.swift", "guard !path.contains(\"..\") else {")),
    KnownPlace(
      .server, "Two of my routes clash. Where would it notice that?",
      ("Router+validation.swift", "public func validate() throws {"),
      ("Router+validation.swift", "func validate(_ root: String = \"\") throws {"),
      ("Router+validation.swift", "throw RouterValidationError(")),
    KnownPlace(
      .sockets, "who throws \"BUG DETECTED: wait() must not be called when on an EventLoop\"?",
      ("SelectableEventLoop.swift", "BUG DETECTED: wait() must not be called when on an EventLoop")),
    KnownPlace(
      .arguments, "How does it come up with the \"Did you mean\" suggestion for a mistyped option?",
      ("UsageGenerator.swift", "func unknownOptionMessage(origin: InputOrigin.Element, name:"),
      ("UsageGenerator.swift", "let suggestion ="),
      ("UsageGenerator.swift", "\"Unknown option '\\(name.synopsisString)'. Did you mean '\\(su")),
    KnownPlace(
      .roster, "How does it decide whether a failed model call is retried, and how long to wait?",
      ("RetryPolicy.swift", "package func delay(")),
    KnownPlace(
      .roster, "Which file decides which model is used when I give no flag?",
      ("ModelChoice.swift", "/// Which model answers, and where: flags, then the team fil"),
      ("ModelChoice.swift", "static func decide(_ inputs: Inputs) throws -> ModelChoice {")),
    KnownPlace(
      .roster, "Where are secrets taken out of the text before it gets stored?",
      ("Redactor.swift", "package struct Redactor: Sendable {"),
      ("Redactor.swift", "package func clean(_ text: String) -> String {")),
    KnownPlace(
      .roster, "What happens when I press Ctrl-C twice?",
      ("Interruption.swift", "/// Ctrl-C and SIGTERM: the first stops the session cleanly,"),
      ("Interruption.swift", "private func receive(_ number: Int32) {")),
    KnownPlace(
      .roster, "Is a shell command with $(…) in it ever allowed without asking?",
      ("ShellLine.swift", "/// It only ever makes us ask or deny: a line with anything "),
      ("ShellScanner.swift", "throw Obstacle(\"it has a variable or a command inside ($…)\")"),
      ("PermissionPolicy.swift", "if line.mayHideCommands, let rule = layers.lazy.flatMap"),
      ("PermissionPolicy.swift", "private func isApproved(_ request: PermissionRequest) -> Boo")),
    KnownPlace(
      .roster, "How does the linter tell a GitHub workflow or a Compose file from a team file?",
      ("FileSort.swift", "init(_ root: SourceValue) {"), ("FileSort.swift", "self = .other(\"a GitHub workflow\")")),
  ]

  /// The ones between, which were at first only counted.
  static let newcomerOthers: [KnownPlace] = [
    KnownPlace(
      .client, "How long does the client wait before it tries to open a failed connection again?",
      ("HTTPConnectionPool+Backoff.swift", "static func calculateBackoff(failedAttempt attempts: Int) ->")),
    KnownPlace(
      .client, "where is the Set-Cookie header parsed",
      ("HTTPClient+HTTPCookie.swift", "public init?(header: String, defaultDomain: String) {")),
    KnownPlace(
      .server, "How does the server stop taking new clients once too many are connected?",
      ("AvailableConnectionsHandler.swift", "public struct MaximumAvailableConnections: AvailableConnecti"),
      ("AvailableConnectionsHandler.swift", "public func isAcceptingNewConnections() -> Bool {"),
      ("AvailableConnectionsHandler.swift", "public final class AvailableConnectionsChannelHandler<Delega"),
      ("AvailableConnectionsHandler.swift", "public func read(context: ChannelHandlerContext) {")),
    KnownPlace(
      .server, "How are expired values removed from the in-memory store?",
      ("MemoryPersistDriver.swift", "private func tidy() {")),
    KnownPlace(
      .sockets, "How does the receive buffer size adapt to how much data was read?",
      ("RecvByteBufferAllocator.swift", "public struct AdaptiveRecvByteBufferAllocator: RecvByteBuffe"),
      ("RecvByteBufferAllocator.swift", "public mutating func record(actualReadBytes: Int) -> Bool {"),
      ("RecvByteBufferAllocator.swift", "if actualReadBytes <= lowerBound && lowerBound >= self.minim")),
    KnownPlace(
      .logging, "What log level does a logger get that sends to several handlers at once?",
      ("MultiplexLogHandler.swift", "/// When first initialized, the multiplex log handlers' log "),
      ("MultiplexLogHandler.swift", "self.effectiveLogLevel = handlers.map { $0.logLevel }.min() ")),
    KnownPlace(
      .roster, "What happens to the half-written line at the end of the log after a crash?",
      ("LogFile.swift", "private static func moveTailAside("),
      ("LogProblem.swift", "/// After the last whole line: what a crash in the middle")),
    KnownPlace(
      .roster, "why do I get \"leads through a link. Its real path is\"",
      ("Place.swift", "throw .forModel(\"\\(given.shownPath) leads through a link. It")),
    KnownPlace(
      .roster, "how wide are Chinese characters and emoji counted in the terminal",
      ("DisplayWidth.swift", "package static func columns(of text: String) -> Int {"),
      ("DisplayWidth.swift", "package static func columns(of character: Character) -> Int "),
      ("DisplayWidth.swift", "private static func columns(of scalar: UnicodeScalar) -> Int"),
      ("DisplayWidth.swift", "fileprivate var isWide: Bool {"),
      ("DisplayWidth.swift", "private static let wideRanges: [ClosedRange<UInt32>] = [")),
    KnownPlace(
      .roster, "How does edit explain itself when the text to replace is not in the file?",
      ("TextReplacement.swift", "private func missing(from file: TextFile, _ path: String) ->")),
    KnownPlace(
      .roster, "How many subagents can run at once and what happens to the others?",
      ("Slots.swift", "struct Slots {"), ("RunLimits.swift", "package var concurrency: Int")),
    KnownPlace(
      .roster, "Where does the program look for sessions on disk if no state directory is given?",
      ("StateFolder.swift", "package struct StateFolder: Sendable, Equatable {"),
      ("StateFolder.swift", "package init?(explicit: String?, environment: [String: Strin")),
  ]
}
