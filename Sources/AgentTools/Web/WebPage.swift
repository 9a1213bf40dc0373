internal import SessionCore

/// What a fetched page says: its bytes as text that a model can read.
struct WebPage: Sendable {
  let text: String

  /// - Throws: `ToolFailure` for what is no text, with what it is.
  init(_ answer: WebClient.Answer, at address: WebAddress, isRaw: Bool) throws(ToolFailure) {
    let type = MediaType(answer.contentType)
    let isHTML = type.isHTML || (type.name.isEmpty && Self.looksLikeHTML(answer.body))
    guard answer.contentEncoding.isEmpty || answer.contentEncoding.lowercased() == "identity" else {
      throw .forModel("\(address) is sent packed (\(answer.contentEncoding.shownPath)), though it was asked not to be.")
    }
    guard type.isText || isHTML, !answer.body.prefix(8000).contains(0) || type.charset.hasPrefix("utf-16") else {
      let name = type.name.isEmpty ? "no type and bytes that are no text" : type.name
      throw .forModel("\(address) is no text: it has \(name), \(answer.body.count) bytes. Only text can be fetched.")
    }
    let charset = type.charset.isEmpty && isHTML ? Self.declaredCharset(answer.body) : type.charset
    guard let decoded = Charset.decode(answer.body, as: charset) else {
      throw .forModel("\(address) is written in \(charset.shownPath), which cannot be read here.")
    }
    text =
      isHTML && !isRaw
      ? HTMLText.markdown(of: decoded) { link in
        // Links into the page itself and into nowhere say nothing.
        guard !link.hasPrefix("#"), let target = try? address.resolving(link) else { return nil }
        return target.description
      } : decoded
  }

  private static func looksLikeHTML(_ body: [UInt8]) -> Bool {
    let start = String(decoding: body.prefix(512), as: UTF8.self).lowercased()
    return start.contains("<!doctype html") || start.contains("<html")
  }

  /// `<meta charset=…>` or `<meta http-equiv=… content="…; charset=…">` near the beginning.
  private static func declaredCharset(_ body: [UInt8]) -> String {
    for token in HTMLTokenizer.tokens(of: String(decoding: body.prefix(2048), as: UTF8.self)) {
      guard case .start("meta", let attributes) = token else { continue }
      if let charset = attributes["charset"] { return charset }
      if let content = attributes["content"], !MediaType(content).charset.isEmpty { return MediaType(content).charset }
    }
    return ""
  }
}

/// `text/html; charset=utf-8`.
struct MediaType: Sendable, Equatable {
  /// In small letters.
  let name: String
  let charset: String

  init(_ text: String) {
    let parts = text.split(separator: ";").map { String($0).trimmed }
    name = (parts.first ?? "").lowercased()
    let charset = parts.dropFirst().first { $0.lowercased().hasPrefix("charset=") }?.dropFirst("charset=".count) ?? ""
    self.charset = charset.filter { $0 != "\"" && $0 != "'" }.lowercased()
  }

  var isHTML: Bool { name == "text/html" || name == "application/xhtml+xml" }

  var isText: Bool {
    name.isEmpty || name.hasPrefix("text/") || name.hasSuffix("+json") || name.hasSuffix("+xml")
      || [
        "application/json", "application/xml", "application/javascript", "application/x-javascript",
        "application/ecmascript", "application/yaml", "application/x-yaml", "application/toml", "application/x-sh",
        "application/sql", "application/graphql", "application/x-ndjson", "application/jsonl",
        "application/x-www-form-urlencoded", "image/svg+xml", "message/rfc822",
      ].contains(name)
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
