internal import AgentDefinitions
package import SessionCore

/// Fetches a page from the web, as text.
///
/// Whatever leads there, a redirection or a name, only public machines are reached, unless a rule names the host. Each
/// host on the way needs permission of its own.
package struct WebFetchTool: Tool {
  static let url = Parameter<String>("url", required: true)
  static let maxLength = Parameter<Int>("max_length", "Characters of the answer; 10000 unless given, at most 20000")
  static let startIndex = Parameter<Int>("start_index", "The first character wanted")
  static let raw = Parameter<Bool>("raw", "HTML as it is")

  package static let spec = ToolSpec(
    .webFetch, prose: Prose.text(PackageResources.web_fetch_md), parameters: [url, maxLength, startIndex, raw])

  private let lookUp: @Sendable (String) async throws(LookupError) -> [HostAddress]

  package init() { self.init(lookUp: HostAddress.lookUp) }

  init(lookUp: @escaping @Sendable (String) async throws(LookupError) -> [HostAddress]) { self.lookUp = lookUp }

  private static let redirectLimit = 8
  private static let longest = 20_000

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? {
    let address = try WebAddress(try input.require(Self.url))
    return .url(address.description, intention: "Fetch a page from \(address.host)")
  }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    var address = try WebAddress(try input.require(Self.url))
    for _ in 0...Self.redirectLimit {
      let answer = try await WebClient().get(address, at: try await machine(of: address, in: context))
      guard (300..<400).contains(answer.status), let location = answer.location else {
        return try output(answer, address, input, in: context)
      }
      let target = try address.resolving(location)
      if target.scheme == "http", address.scheme == "https" {
        throw .forModel("\(address) leads on to \(target), which is not encrypted. Fetch that yourself if it is meant.")
      }
      if target.host != address.host || target.port != address.port {
        try await context.permit(
          .url(target.description, intention: "Follow \(address.host) to \(target.host)"))
      }
      address = target
    }
    throw .forModel("The address leads on more than \(Self.redirectLimit) times, last to \(address).")
  }

  /// What the host's name stands for right now: the number that is checked is the one that is connected to.
  private func machine(of address: WebAddress, in context: ToolContext) async throws(ToolFailure) -> HostAddress {
    let found: [HostAddress]
    do { found = try await lookUp(address.host) } catch {
      throw .forModel("\(address.host) cannot be found: \(error.reason). Is the network there, and the name right?")
    }
    if let machine = found.first(where: \.isPublic), found.allSatisfy(\.isPublic) { return machine }
    guard let machine = found.first else { throw .forModel("\(address.host) has no address.") }
    guard context.isNamed(.url(address.description, intention: "")) else {
      throw ToolFailure(
        .denied,
        "\(address.host) is \(machine.text), on this machine or in a private network. Only a rule that names it, such as "
          + "url(\(address.host)), allows that.")
    }
    return machine
  }

  private func output(
    _ answer: WebClient.Answer, _ address: WebAddress, _ input: ToolInput, in context: ToolContext
  ) throws(ToolFailure) -> ToolOutput {
    let page = try WebPage(answer, at: address, isRaw: input[Self.raw] ?? false)
    guard (200..<300).contains(answer.status) else {
      let start = page.text.prefix(500)
      throw .forModel(
        "\(address) answers \(answer.status) \(answer.reason)." + (start.isEmpty ? "" : " It says: \(start)"))
    }
    guard !page.text.allSatisfy(\.isWhitespace) else { return ToolOutput(text: "\(address) is empty.") }
    let start = max(input[Self.startIndex] ?? 0, 0)
    let length = min(max(input[Self.maxLength] ?? 10_000, 1), Self.longest)
    let rest = page.text.dropFirst(start)
    guard !rest.isEmpty else {
      throw ToolFailure(
        .badArguments, "start_index \(start) is after the end; there are \(page.text.count) characters.")
    }
    var text = String(rest.prefix(length))
    let end = start + text.count
    let count = page.text.count
    if end < count {
      let spill = SpillFile(named: "web_fetch", in: context)
      try spill.write(page.text)
      text +=
        "\n[characters \(start) to \(end) of \(count); start_index \(end) shows more, and all of it is in \(spill.path)]"
    }
    if answer.isCut { text += "\n[the page is longer than \(WebClient.bodyLimit) bytes; the rest was not fetched]" }
    return ToolOutput(text: text, detail: "\(address)\n\n\(text)")
  }
}
