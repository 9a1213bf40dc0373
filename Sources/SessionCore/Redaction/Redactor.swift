package import JSONText

/// Takes secrets out of everything before it is stored or shown: values that we know, and shapes that give themselves away.
package struct Redactor: Sendable {
  package static let mark = "‹redacted›"

  private let known: [[UInt8]]

  /// - Parameter known: keys and tokens of this session. Values under 6 bytes are ignored: they occur by chance.
  package init(known: some Sequence<String> = []) {
    self.known = Set(known).filter { $0.utf8.count >= 6 }.sorted { $0.utf8.count > $1.utf8.count }.map {
      Array($0.utf8)
    }
  }

  /// The same text where it holds no secret.
  package func clean(_ text: String) -> String {
    var copy = text
    let ranges = copy.withUTF8 { secrets(in: $0) }
    guard !ranges.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var cleaned: [UInt8] = []
    var position = 0
    for range in ranges {
      cleaned += bytes[position..<range.lowerBound]
      cleaned += Array(Self.mark.utf8)
      position = range.upperBound
    }
    cleaned += bytes[position...]
    return String(decoding: cleaned, as: UTF8.self)
  }

  /// Cleans every text inside, keys left alone; nil where there was nothing to clean.
  package func cleaned(_ json: JSON) -> JSON? {
    switch json {
    case .string(let text):
      let cleaned = clean(text)
      return cleaned == text ? nil : .string(cleaned)
    case .array(let items):
      var result = items
      var changed = false
      for (index, item) in items.enumerated() {
        guard let cleaned = cleaned(item) else { continue }
        result[index] = cleaned
        changed = true
      }
      return changed ? .array(result) : nil
    case .object(let object):
      return cleaned(object).map { .object($0) }
    default: return nil
    }
  }

  package func cleaned(_ object: JSONObject) -> JSONObject? {
    var result = object
    var changed = false
    for (key, value) in object {
      guard let cleaned = cleaned(value) else { continue }
      result[key] = cleaned
      changed = true
    }
    return changed ? result : nil
  }

  /// Where the text ends with the beginning of a known secret; nil where it does not.
  func startOfUnfinishedSecret(in bytes: [UInt8]) -> Int? {
    var earliest: Int?
    for secret in known {
      let longest = min(secret.count - 1, bytes.count)
      guard longest > 0 else { continue }
      for length in stride(from: longest, through: 1, by: -1)
      where bytes[(bytes.count - length)...].elementsEqual(secret[..<length]) {
        earliest = min(earliest ?? bytes.count, bytes.count - length)
        break
      }
    }
    return earliest
  }

  /// Sorted, not overlapping.
  private func secrets(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while position < bytes.count {
      if let end = knownEnd(in: bytes, at: position) ?? shapeEnd(in: bytes, at: position) {
        found.append(position..<end)
        position = end
      } else {
        position += 1
      }
    }
    return found
  }

  private func knownEnd(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    for secret in known where bytes.count - start >= secret.count && bytes[start] == secret[0] {
      if secret.indices.allSatisfy({ bytes[start + $0] == secret[$0] }) { return start + secret.count }
    }
    return nil
  }

  private func shapeEnd(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    // A token begins where a word begins.
    if start > 0, isTokenByte(bytes[start - 1]) { return nil }
    for shape in SecretShape.all where shape.prefix[0] == bytes[start] {
      if let end = shape.end(in: bytes, at: start) { return end }
    }
    return nil
  }
}

/// What a kind of key looks like: a fixed beginning and a run of at least so many key characters.
private struct SecretShape {
  let prefix: [UInt8]
  let least: Int
  var isBlock = false

  init(_ prefix: String, _ least: Int) {
    self.prefix = Array(prefix.utf8)
    self.least = least
  }

  static let all: [SecretShape] = [
    SecretShape("AIza", 30), SecretShape("AKIA", 16), SecretShape("ASIA", 16), SecretShape("eyJ", 40),
    SecretShape("gho_", 30), SecretShape("ghp_", 30), SecretShape("ghs_", 30), SecretShape("ghu_", 30),
    SecretShape("github_pat_", 30), SecretShape("glpat-", 18), SecretShape("hf_", 30), SecretShape("npm_", 30),
    SecretShape("pypi-", 40), SecretShape("sk-", 20), SecretShape("sk_live_", 20), SecretShape("xoxb-", 20),
    SecretShape("xoxp-", 20), SecretShape("xapp-", 20), SecretShape("-----BEGIN ", 0),
  ]

  private static let privateKey = Array("PRIVATE KEY-----".utf8)

  func end(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard bytes.count - start > prefix.count, prefix.indices.allSatisfy({ bytes[start + $0] == prefix[$0] }) else {
      return nil
    }
    if least == 0 { return endOfPrivateKey(in: bytes, at: start) }
    var end = start + prefix.count
    while end < bytes.count,
      isTokenByte(bytes[end]) || (prefix[0] == UInt8(ascii: "e") && bytes[end] == UInt8(ascii: "."))
    { end += 1 }
    return end - start - prefix.count >= least ? end : nil
  }

  // From `-----BEGIN … PRIVATE KEY-----` to the end of its last line, or of the text where that is missing.
  private func endOfPrivateKey(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard let head = find(in: bytes, from: start, within: 40) else { return nil }
    return find(in: bytes, from: head, within: bytes.count) ?? bytes.count
  }

  private func find(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, within limit: Int) -> Int? {
    let wanted = Self.privateKey
    var position = start
    while position + wanted.count <= bytes.count, position - start <= limit {
      if wanted.indices.allSatisfy({ bytes[position + $0] == wanted[$0] }) { return position + wanted.count }
      position += 1
    }
    return nil
  }
}

private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
    true
  default: false
  }
}
