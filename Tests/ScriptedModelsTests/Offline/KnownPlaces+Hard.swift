/// Further questions of newcomers, about places all over the sources; hard ones.
extension KnownPlace {
  /// The ranking was chosen on these, among others.
  static let hard: [KnownPlace] = [
    KnownPlace(
      .client, "Our proxy wants a password. What do I see when I did not give one?",
      ("HTTP1ProxyConnectHandler.swift", "case 407:")),
    KnownPlace(
      .client, "Can I talk to a server over a unix socket, and where is the address taken apart?",
      ("DeconstructedURL.swift", "case .httpUnix, .httpsUnix:"),
      ("DeconstructedURL.swift", "throw HTTPClientError.missingSocketPath")),
    KnownPlace(
      .client, "How many connections to one host are opened at the same time by default?",
      ("HTTPClient.swift", "public var concurrentHTTP1ConnectionsPerHostSoftLimit: Int = 8")),
    KnownPlace(
      .client, "Where is it noticed that I forgot to shut the client down?",
      ("HTTPClient.swift", "Client not shut down before the deinit")),
    KnownPlace(
      .server, "What if somebody asks for a folder instead of a file?",
      ("FileMiddleware.swift", "private func getFileAttributes("),
      ("FileMiddleware.swift", "guard self.searchForIndexHtml else")),
    KnownPlace(
      .server, "On which signals does the application stop cleanly?",
      ("Application.swift", "public func runService(gracefulShutdownSignals")),
    KnownPlace(
      .server, "How does a cookie get turned into a header line, and are bad characters refused?",
      ("Cookie.swift", "public static func validated("),
      ("Cookie.swift", "public var description: String")),
    KnownPlace(
      .server,
      "How do I get one handler for several requests to send less, slow readers: is there back pressure for the incoming body?",
      ("RequestBody.swift", "func produceMore() {"),
      ("RequestBody.swift", "func waitForProduceMore()"),
      ("RequestBody.swift", "public func yield(_ element: ByteBuffer) async")),
    KnownPlace(
      .sockets, "A host has both IPv4 and IPv6 addresses. How long does it wait before trying the next one?",
      ("HappyEyeballs.swift", "fileprivate let connectionDelay: TimeAmount"),
      ("HappyEyeballs.swift", "private func connectionDelayElapsed() {"),
      ("HappyEyeballs.swift", "private func beginConnecting() {")),
    KnownPlace(
      .sockets, "Who makes sure that answers go out in the order of pipelined requests?",
      ("HTTPServerPipelineHandler.swift", "public final class HTTPServerPipelineHandler"),
      ("HTTPServerPipelineHandler.swift", "mutating func responseEndReceived()"),
      ("HTTPServerPipelineHandler.swift", "private func deliverOneMessage")),
    KnownPlace(
      .sockets, "How do I find out on which event loop the current thread is running?",
      ("MultiThreadedEventLoopGroup.swift", "public static var currentEventLoop: EventLoop?")),
    KnownPlace(
      .logging, "In which format is the time of day printed in front of a line?",
      ("StreamLogHandler.swift", "private func timestamp() -> String {")),
    KnownPlace(
      .arguments, "How is the usage text broken into lines that fit the window?",
      ("StringExtensions.swift", "func wrapped(to columns: Int"),
      ("HelpGenerator.swift", "func rendered(screenWidth"),
      ("Platform.swift", "static func terminalSize")),
    KnownPlace(
      .arguments, "How does a property name become a long option with dashes?",
      ("StringExtensions.swift", "func convertedToSnakeCase("),
      ("NameSpecification.swift", "case .long")),
    KnownPlace(
      .arguments, "What if two options of a command have the same name?",
      ("UniqueNamesValidator.swift", "struct UniqueNamesValidator")),
    KnownPlace(
      .arguments, "How is everything after two dashes treated?",
      ("SplitArguments.swift", "case terminator"),
      ("ArgumentSet.swift", "case .terminator"),
      ("SplitArguments.swift", "\"--\""),
      ("Argument.swift", "postTerminator")),
    KnownPlace(
      .roster, "Can a background process survive after the command that started it has ended?",
      ("ProcessFamily.swift", "struct ProcessFamily"),
      ("ProcessFamily.swift", "func end() async {"),
      ("Command.swift", "/// Whatever way it ends, nothing that it started")),
    KnownPlace(
      .roster, "What does the tool say when the text to replace is not in the file? Does it show similar lines?",
      ("NearestLines.swift", "struct NearestLines"),
      ("NearestLines.swift", "static func find("),
      ("EditTool.swift", "private static func change("),
      ("TextReplacement.swift", "struct TextReplacement")),
    KnownPlace(
      .roster, "Do I have to type the whole session id to go on with one?",
      ("StoredSession.swift", "/// Finds a session by its id, or by a beginning"),
      ("StoredSession.swift", "package func find(_ text: String)")),
    KnownPlace(
      .roster, "Which keys can I press when I am asked for permission?",
      ("PermissionPrompt.swift", "static func answer(to typed: String)"),
      ("PermissionPrompt.swift", "struct PermissionPrompt")),
    KnownPlace(
      .roster, "Is the screen put back in order when the program gets killed while reading single keys?",
      ("TerminalGuard.swift", "/// Puts a terminal right"),
      ("TerminalGuard.swift", "private static func restore()"),
      ("TerminalGuard.swift", "static func readsKeys(")),
    KnownPlace(
      .roster, "How is a diff shortened when the changed part is very long?",
      ("UnifiedDiff.swift", "/// Beyond this many lines a changed stretch"),
      ("UnifiedDiff.swift", "private static func changed("),
      ("UnifiedDiff.swift", "/// More bytes than this")),
  ]
}
