internal import SessionCore

/// The address of something on the web, taken apart and put together again, so that what is asked for, what is checked
/// and what is fetched are one.
struct WebAddress: Sendable, Equatable, CustomStringConvertible {
  let scheme: String
  /// In small letters; without the brackets of an IPv6 address.
  let host: String
  let port: Int?
  /// With the query, without the fragment; begins with a slash. ASCII only.
  let target: String

  private static let lengthLimit = 8_000

  /// - Throws: `ToolFailure` which says what is wrong with it.
  init(_ text: String) throws(ToolFailure) {
    guard text.utf8.count <= Self.lengthLimit else { throw Self.refused(text, "is too long") }
    guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7f || $0 == UInt8(ascii: "\\") }) else {
      throw Self.refused(text, "contains spaces, control characters or backslashes")
    }
    guard let colon = text.firstRange(of: "://") else {
      throw Self.refused(text, "has no scheme: write https://…")
    }
    let scheme = text[..<colon.lowerBound].lowercased()
    guard scheme == "https" || scheme == "http" else { throw Self.refused(text, "is neither http nor https") }
    let rest = text[colon.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else {
      // Not shown: it may be a secret.
      throw ToolFailure(.badArguments, "The address has a name or password before the host; fetch it without.")
    }
    guard let (host, port) = Self.host(authority) else { throw Self.refused(text, "has no host that can be read") }
    self.init(scheme: scheme, host: host, port: port, target: rest[authority.endIndex...])
  }

  private init(scheme: String, host: String, port: Int?, target: Substring) {
    self.scheme = scheme
    self.host = host
    self.port = port == (scheme == "https" ? 443 : 80) ? nil : port
    let path = target.prefix { $0 != "#" }
    self.target = Self.escaped(path.hasPrefix("/") ? path : "/" + path)
  }

  private static func refused(_ text: String, _ why: String) -> ToolFailure {
    ToolFailure(.badArguments, "The address \(text.shownPath) \(why).")
  }

  private static func host(_ authority: Substring) -> (String, Int?)? {
    var host = authority
    var port: Int?
    if authority.hasPrefix("[") {
      guard let close = authority.firstIndex(of: "]") else { return nil }
      host = authority[authority.index(after: authority.startIndex)..<close]
      guard !host.isEmpty, host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
      let rest = authority[authority.index(after: close)...]
      if !rest.isEmpty {
        guard rest.first == ":", let number = number(rest.dropFirst()) else { return nil }
        port = number
      }
      return (host.lowercased(), port)
    }
    if let colon = authority.lastIndex(of: ":") {
      guard let number = number(authority[authority.index(after: colon)...]) else { return nil }
      port = number
      host = authority[..<colon]
    }
    // Names in other scripts are for somebody who can tell them apart.
    let isName = host.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    var name = host.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    guard isName, !name.isEmpty, name.utf8.count <= 253 else { return nil }
    return (name, port)
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 5, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text), number > 0, number < 65_536
    else { return nil }
    return number
  }

  private static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for byte in text.utf8 {
      if byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  /// What a link in a page at this address leads to.
  func resolving(_ link: String) throws(ToolFailure) -> WebAddress {
    let link = link.filter { !$0.isNewline && $0 != "\t" }
    if let colon = link.firstIndex(of: ":"), link[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
      return try WebAddress(link)
    }
    if link.hasPrefix("//") { return try WebAddress(scheme + ":" + link) }
    let base = target.prefix { $0 != "?" }
    let path: String
    if link.isEmpty || link.hasPrefix("#") {
      path = target
    } else if link.hasPrefix("?") {
      path = base + link
    } else if link.hasPrefix("/") {
      path = link
    } else {
      path = base[...(base.lastIndex(of: "/") ?? base.startIndex)] + link
    }
    return try WebAddress(origin + Self.withoutDots(path).replacing(" ", with: "%20"))
  }

  /// `/a/../b` is `/b`; what comes after `?` is left alone.
  private static func withoutDots(_ path: String) -> String {
    let end = path.firstIndex { "?#".contains($0) } ?? path.endIndex
    var parts: [Substring] = []
    let all = path[..<end].split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (index, part) in all.enumerated() {
      let isLast = index == all.count - 1
      switch part {
      case ".": if isLast { parts.append("") }
      case "..":
        _ = parts.popLast()
        if isLast { parts.append("") }
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/") + path[end...]
  }

  var origin: String {
    "\(scheme)://" + (host.contains(":") ? "[\(host)]" : host) + (port.map { ":\($0)" } ?? "")
  }

  var description: String { origin + target }
}
