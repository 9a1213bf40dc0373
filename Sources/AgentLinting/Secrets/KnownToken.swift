internal import AgentDefinitions

/// A key, token or password of a form that one issuer gives out and nobody else writes.
struct KnownToken {
  let range: Range<Int>
  /// With an article: “a GitHub token”.
  let kind: String

  /// Those in a text. It looks at every sixteenth byte or so: each of these has a long run of letters and digits.
  static func all(in bytes: [UInt8], _ range: Range<Int>) -> [KnownToken] {
    var found: [KnownToken] = []
    bytes.withUnsafeBufferPointer { bytes in
      var start = range.lowerBound
      while start + shortestRun <= range.upperBound {
        var probe = start + shortestRun - 1
        while probe >= start, bytes[probe].isAlphanumeric { probe -= 1 }
        guard probe < start else {
          start = probe + 1
          continue
        }
        let token = token(in: bytes, around: start, range)
        if let kind = kind(of: bytes, token) { found.append(KnownToken(range: token, kind: kind)) }
        start = max(token.upperBound, start + shortestRun)
      }
    }
    return found + privateKeys(in: bytes, range)
  }

  private static let shortestRun = 16

  /// What hangs together: letters, digits, `-`, `_` and, inside, `.`.
  private static func token(in bytes: UnsafeBufferPointer<UInt8>, around run: Int, _ range: Range<Int>) -> Range<Int> {
    var lower = run
    while lower > range.lowerBound, run - lower < 64, bytes[lower - 1].isTokenByte { lower -= 1 }
    var upper = run
    while upper < range.upperBound, bytes[upper].isTokenByte { upper += 1 }
    return lower..<upper
  }

  private static func kind(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
    let token = UnsafeBufferPointer(rebasing: bytes[range])
    for form in forms where token.count >= form.prefix.utf8.count + form.rest && token.starts(with: form.prefix.utf8) {
      let text = String(decoding: token.dropFirst(form.prefix.utf8.count), as: UTF8.self)
      return text.looksRandom ? form.kind : nil
    }
    return nil
  }

  private static func privateKeys(in bytes: [UInt8], _ range: Range<Int>) -> [KnownToken] {
    ByteSearch.offsets(of: Array("PRIVATE KEY-----".utf8), in: bytes[range]).compactMap { offset in
      let end = offset + 16
      guard end < range.upperBound else { return nil }
      var start = offset
      while start > range.lowerBound, offset - start < 40, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      guard ByteSearch.first(Array("BEGIN".utf8), in: bytes[start..<offset]) != nil else { return nil }
      // A key follows, and not the end of a sentence that speaks of one.
      let rest = bytes[end..<min(end + 80, range.upperBound)].drop {
        $0 <= 0x20 || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "n")
      }
      let key = rest.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }
      guard key.count >= 32, String(decoding: key, as: UTF8.self).looksRandom else { return nil }
      return KnownToken(range: start..<key.endIndex, kind: "a private key")
    }
  }

  private static let forms: [(prefix: String, rest: Int, kind: String)] = [
    ("ghp_", 36, "a GitHub token"), ("gho_", 36, "a GitHub token"), ("ghu_", 36, "a GitHub token"),
    ("ghs_", 36, "a GitHub token"), ("ghr_", 36, "a GitHub token"), ("github_pat_", 50, "a GitHub token"),
    ("glpat-", 20, "a GitLab token"), ("sk-ant-", 24, "an Anthropic key"), ("sk-proj-", 24, "an OpenAI key"),
    ("sk-svcacct-", 24, "an OpenAI key"), ("sk-or-", 24, "an OpenRouter key"), ("sk-", 32, "an API key"),
    ("AKIA", 16, "an AWS access key"), ("ASIA", 16, "an AWS access key"), ("AIza", 35, "a Google API key"),
    ("xoxb-", 20, "a Slack token"), ("xoxp-", 20, "a Slack token"), ("xoxa-", 20, "a Slack token"),
    ("xapp-", 20, "a Slack token"), ("npm_", 36, "an npm token"), ("hf_", 30, "a Hugging Face token"),
    ("sk_live_", 20, "a Stripe key"), ("rk_live_", 20, "a Stripe key"), ("SG.", 40, "a SendGrid key"),
    ("pypi-AgE", 40, "a PyPI token"), ("lin_api_", 32, "a Linear key"), ("dop_v1_", 60, "a DigitalOcean token"),
    ("shpat_", 32, "a Shopify token"), ("figd_", 36, "a Figma token"),
  ]
}

extension UInt8 {
  fileprivate var isAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  fileprivate var isTokenByte: Bool {
    isAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }
}
