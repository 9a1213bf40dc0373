internal import JSONText
internal import NIOHTTP1
internal import SessionCore

/// What a server said instead of a reply: a status other than 2xx, or an error inside a stream.
struct VendorFailure {
  private static let longest = 600

  let status: Int?
  private let code: String
  private let words: String
  private let retryAfter: Duration?

  init(status: Int, headers: HTTPHeaders, body: [UInt8]) {
    self.status = status
    let details = Details(body: body, location: status / 100 == 3 ? headers.first(name: "Location") : nil)
    code = details.code
    words = details.words
    retryAfter = RetryAfter.wait(headers)
  }

  /// The `error` of a message inside a stream, or of an answer with status 200.
  init(error: JSON) {
    let details = Details(error)
    status = error["code"]?.intValue ?? error["status"]?.intValue
    code = details.code
    words = details.words
    retryAfter = nil
  }

  func failure(of endpoint: ModelEndpoint) -> ModelFailure {
    // Redacted before it is shortened: half a secret would not be recognised.
    let words = Self.shortened(endpoint.redact(words))
    let who = status.map { "\(endpoint.shown) answered \($0)" } ?? "\(endpoint.shown) reported an error"
    let message = words.isEmpty ? who : "\(who): \(words)"
    return ModelFailure(kind, message, status: status, retryAfter: retryAfter)
  }

  private var kind: ModelFailure.Kind {
    if isAboutLength { return .tooLong }
    // An empty account does not fill up by waiting.
    if code == "insufficient_quota" { return .rejected }
    switch status {
    case 401, 403: return .unauthorized
    case 429: return .rateLimited
    case 408, 409, 425: return .server
    case .some(let status) where (300..<500).contains(status): return .rejected
    default: return Self.kinds[code] ?? (code.contains("rate_limit") ? .rateLimited : .server)
    }
  }

  /// What vendors call a failure inside a stream, where there is no status.
  private static let kinds: [String: ModelFailure.Kind] = [
    "authentication_error": .unauthorized, "permission_error": .unauthorized, "invalid_api_key": .unauthorized,
    "invalid_request_error": .rejected, "not_found_error": .rejected, "billing_error": .rejected,
    "invalid_prompt": .rejected, "model_not_found": .rejected, "request_too_large": .tooLong,
  ]

  private var isAboutLength: Bool {
    guard status.map({ [400, 413, 422].contains($0) }) ?? true || code.contains("context") else { return false }
    if ["context_length_exceeded", "exceed_context_size_error"].contains(code) || status == 413 { return true }
    let words = words.lowercased()
    return [
      "context length", "context size", "context window", "context limit", "prompt is too long", "too many tokens",
    ]
    .contains { words.contains($0) }
  }

  private static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= longest ? line : line.prefix(longest) + "…"
  }
}

/// The vendor's own words and code, wherever in the answer they are.
private struct Details {
  var code = ""
  var words = ""

  init(body: [UInt8], location: String?) {
    if let location {
      words = "it sends us to \(location)"
    } else if let json = try? JSON(parsing: body) {
      self = Details(json["error"] ?? json[0]?["error"] ?? json)
    } else {
      words = Self.plain(String(decoding: body, as: UTF8.self))
    }
  }

  init(_ error: JSON) {
    let text = error["message"] ?? error["detail"] ?? error["error"] ?? error["msg"] ?? error
    words = text.string ?? text["message"]?.string ?? (text == [:] ? "" : text.text)
    code = error["code"]?.string ?? error["type"]?.string ?? error["status"]?.string ?? ""
  }

  /// Of a page for people its title, of other text the text.
  private static func plain(_ text: String) -> String {
    guard text.first(where: { !$0.isWhitespace }) == "<" else { return text }
    guard let start = text.firstRange(of: "<title>") ?? text.firstRange(of: "<TITLE>"),
      let end = text[start.upperBound...].firstRange(of: "</")
    else { return "a page of HTML" }
    return "a page of HTML, “\(text[start.upperBound..<end.lowerBound])”"
  }
}
