/// Where a vendor's models are to be had, and what it takes to be let in.
package struct ModelEndpoint: Sendable {
  package enum KeyHeader: Sendable, Equatable {
    /// `Authorization: Bearer KEY`
    case bearer
    /// `NAME: KEY`
    case named(String)
  }

  /// As people write it: with or without `/v1`, a slash at the end, or a query.
  package var baseURL: String
  package var apiKey: String?
  package var keyHeader: KeyHeader
  /// Azure's `api-version`; nil asks for the interface that has none.
  package var apiVersion: String?
  /// Sent with every request; these win over ours of the same name.
  package var headers: [(name: String, value: String)]
  package var limits: TransferLimits

  package init(
    baseURL: String, apiKey: String? = nil, keyHeader: KeyHeader = .bearer, apiVersion: String? = nil,
    headers: [(name: String, value: String)] = [], limits: TransferLimits = TransferLimits()
  ) {
    self.baseURL = baseURL
    self.apiKey = apiKey
    self.keyHeader = keyHeader
    self.apiVersion = apiVersion
    self.headers = headers
    self.limits = limits
  }

  /// The address of `path`, which starts with a slash, below the base. A base that is only a host gets the `/v1` that
  /// vendors' pages often leave out; one with a path of its own is taken at its word.
  func url(for path: String) -> String {
    let parts = parts
    return parts.origin + (parts.path.isEmpty ? "/v1" : parts.path) + path + parts.query
  }

  /// The base as it may be shown: without user information and query, which can hold secrets.
  package var shown: String {
    let parts = parts
    guard let scheme = parts.origin.firstRange(of: "://") else { return parts.origin + parts.path }
    let host = parts.origin[scheme.upperBound...].split(separator: "@").last ?? ""
    return parts.origin[..<scheme.upperBound] + host + parts.path
  }

  var origin: String { parts.origin }

  /// The host's name, without user information and port.
  package var host: String {
    let origin = parts.origin
    let start = origin.firstRange(of: "://")?.upperBound ?? origin.startIndex
    let authority = origin[start...].split(separator: "@").last ?? ""
    return authority.split(separator: ":").first.map { $0.lowercased() } ?? ""
  }

  /// Where below the host the base is; empty for one that is only a host.
  var path: String { parts.path }

  /// Goes one step further down, unless the base ends with that step already.
  mutating func add(path step: String) {
    let parts = parts
    baseURL = parts.origin + parts.path + (parts.path.hasSuffix(step) ? "" : step) + parts.query
  }

  mutating func add(query: String) {
    let parts = parts
    baseURL = parts.origin + parts.path + (parts.query.isEmpty ? "?" : parts.query + "&") + query
  }

  /// Whether the base is an address of the kind this client can reach.
  var isUsable: Bool {
    let origin = parts.origin.lowercased()
    return ["http://", "https://"].contains { origin.hasPrefix($0) && origin.utf8.count > $0.utf8.count }
  }

  /// Takes every secret of this endpoint out of a text.
  func redact(_ text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "•••") }
  }

  /// The longest first, so that one inside another does not leave the rest behind.
  package var secrets: [String] {
    var secrets = headers.map(\.value).filter { $0.utf8.count >= 8 }
    secrets += headers.compactMap { $0.value.split(separator: " ").last.map(String.init) }.filter {
      $0.utf8.count >= 16
    }
    if let apiKey, apiKey.utf8.count >= 4 { secrets.append(apiKey) }
    let origin = parts.origin
    if let scheme = origin.firstRange(of: "://"), let at = origin.lastIndex(of: "@") {
      secrets.append(String(origin[scheme.upperBound..<at]))
    }
    secrets += parts.query.dropFirst().split(separator: "&").compactMap { pair in
      pair.split(separator: "=", maxSplits: 1).last.map(String.init)
    }.filter { $0.utf8.count >= 16 }
    return secrets.sorted { $0.utf8.count > $1.utf8.count }
  }

  private var parts: (origin: String, path: String, query: String) {
    var rest = Substring(baseURL)
    var query = ""
    if let mark = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) {
      if rest[mark] == "?" { query = String(rest[mark...].prefix { $0 != "#" }) }
      rest = rest[..<mark]
    }
    for ending in ["/", "/chat/completions", "/responses", "/messages", "/"] {
      while rest.hasSuffix(ending) { rest = rest.dropLast(ending.count) }
    }
    let afterScheme = rest.firstRange(of: "://")?.upperBound ?? rest.startIndex
    let slash = rest[afterScheme...].firstIndex(of: "/") ?? rest.endIndex
    return (String(rest[..<slash]), String(rest[slash...]), query)
  }
}
