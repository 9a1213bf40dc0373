/// What stands in the parentheses of a url rule: `example.com`, `*.example.com` (what lies below it, not itself),
/// `example.com:8080`, `https://example.com/docs/*`.
struct HostPattern: Sendable {
  private let scheme: String?
  private let host: String
  private let port: String?
  private let path: Wildcard?

  init(_ text: String) {
    var rest = text[...]
    if rest.lowercased().hasPrefix("domain:") { rest = rest.dropFirst("domain:".count) }
    if let separator = rest.firstRange(of: "://") {
      scheme = rest[..<separator.lowerBound].lowercased()
      rest = rest[separator.upperBound...]
    } else {
      scheme = nil
    }
    let authority = rest.prefix { $0 != "/" }
    rest = rest[authority.endIndex...]
    path = rest.isEmpty || rest == "/" || rest == "/*" || rest == "/**" ? nil : Wildcard(String(rest))
    let parts = authority.split(separator: ":", maxSplits: 1).map(String.init)
    host = (parts.first ?? "").lowercased()
    port = parts.count > 1 ? parts[1] : nil
  }

  /// Why it cannot be used; nil: it can.
  var fault: String? {
    let name = host.hasPrefix("*.") ? host.dropFirst(2) : host[...]
    guard !name.isEmpty else { return "names no host" }
    guard !name.contains("*") else { return "has a * that is not the first label of the host" }
    return name.contains(where: { $0.isWhitespace || "/?#@\\()".contains($0) }) ? "has a host that is none" : nil
  }

  func allows(_ address: String) -> Bool {
    guard let url = Address(address) else { return false }
    return (scheme.map { $0 == url.scheme } ?? true) && fits(url.host) && (port.map { $0 == url.port } ?? true)
      && (path?.matches(url.path) ?? true)
  }

  /// For a deny: an address that is odd touches it when its host is anywhere in it.
  func touches(_ address: String) -> Bool {
    guard let url = Address(address) else { return address.lowercased().contains(bareHost) }
    return allows(address) || path != nil && fits(url.host) && url.path.contains("%")
  }

  /// For a command line, where an address often has no scheme.
  func isNamed(in word: String) -> Bool {
    if word.contains("://") { return touches(word) }
    let host = word.split(separator: "@").last?.prefix { !"/?#:".contains($0) }.lowercased() ?? ""
    return scheme == nil && path == nil && fits(host)
  }

  private var bareHost: String { host.hasPrefix("*.") ? String(host.dropFirst(2)) : host }

  private func fits(_ other: String) -> Bool {
    host.hasPrefix("*.") ? other.hasSuffix(host.dropFirst()) && other.utf8.count >= host.utf8.count : other == host
  }

  /// An address that every reader reads alike.
  private struct Address {
    let scheme: String
    let host: String
    let port: String?
    let path: String

    init?(_ text: String) {
      let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
      guard isPlain, let separator = text.firstRange(of: "://") else { return nil }
      scheme = text[..<separator.lowerBound].lowercased()
      let rest = text[separator.upperBound...]
      let authority = rest.prefix { !"/?#".contains($0) }
      guard !authority.contains("%") else { return nil }
      path =
        rest[authority.endIndex...].isEmpty
        ? "/" : String(rest[authority.endIndex...].prefix { $0 != "?" && $0 != "#" })
      let name = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
      guard !name.isEmpty else { return nil }
      if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
        host = name[...end].lowercased()
        port = name[end...].dropFirst().first == ":" ? String(name[end...].dropFirst(2)) : nil
        return
      }
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      let given = (parts.first ?? "").lowercased()
      host = given.hasSuffix(".") ? String(given.dropLast()) : given
      port = parts.count > 1 ? parts[1] : nil
    }
  }
}
