/// Values that a name says to be secret, found in text of any kind: `API_KEY: …`, `"token": "…"`, `--password …`,
/// `Bearer …`, and the password in an address.
struct NamedSecrets {
  private let bytes: [UInt8]
  /// The last value without quotes that was looked at: one that begins inside of it ends where it does.
  private var last = 0..<0

  static func all(in bytes: [UInt8]) -> [Range<Int>] {
    var search = NamedSecrets(bytes: bytes)
    return search.all()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func all() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    while let word = Self.next(from: offset, in: bytes) {
      offset = word.upperBound
      if let value = value(after: word) {
        found.append(value)
        offset = max(offset, value.upperBound)
      } else if let value = password(after: offset) {
        found.append(value)
      }
    }
    return found
  }

  /// The next word that ends as the names of secrets do, or that an address may begin with. Most words are neither, and
  /// nothing is made of them.
  private static func next(from start: Int, in bytes: [UInt8]) -> Range<Int>? {
    let endings = endings
    let letters = letters
    return bytes.withUnsafeBufferPointer { bytes in
      var offset = start
      while offset < bytes.count {
        let start = letters.next(in: bytes, from: offset, to: bytes.count)
        offset = letters.next(false, in: bytes, from: start, to: bytes.count)
        guard offset > start else { return nil }
        if offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: ":"), bytes[offset + 1] == UInt8(ascii: "/") {
          return start..<offset
        }
        var last = offset - 1
        while last > start,
          bytes[last] == UInt8(ascii: "-") || bytes[last] == UInt8(ascii: "_") || bytes[last] == UInt8(ascii: ".")
        {
          last -= 1
        }
        if last > start, endings[pair(bytes[last - 1], bytes[last])] { return start..<offset }
      }
      return nil
    }
  }

  /// By the last two letters, in capitals or not: whether a name or a scheme ends so.
  private static let endings: [Bool] = {
    var endings = [Bool](repeating: false, count: 1 << 10)
    for word in SecretText.names + schemes { endings[pair(word[word.count - 2], word[word.count - 1])] = true }
    return endings
  }()

  private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) << 5 | Int(second & 31) }

  private mutating func value(after name: Range<Int>) -> Range<Int>? {
    guard name.count <= Self.longestName else { return nil }
    guard var value = start(after: name) else { return nil }
    var isNamed =
      bytes[name.lowerBound] == UInt8(ascii: "-") || bytes[name.upperBound..<value].contains(where: Self.isSign)
    // `name: API_KEY`, and on its next line `value: …`.
    if bytes[value...].starts(with: "value".utf8), let second = start(after: value..<value + 5) {
      value = second
      isNamed = true
    }
    // Most words are prose, without a sign behind them: nothing is made of those.
    guard isNamed, SecretText.isSecretName(bytes[name]) else {
      guard Self.isScheme(bytes[name]) else { return nil }
      let range = word(at: value)
      return range.count >= Self.longestWord || isLiteral(range) ? range : nil
    }
    var range = word(at: value)
    if Self.isScheme(bytes[range]), let second = start(after: range) {
      range = word(at: second)
    }
    return isHidden(range) ? range : nil
  }

  private func isLiteral(_ range: Range<Int>) -> Bool {
    SecretText(String(decoding: bytes[range], as: UTF8.self)).isLiteral
  }

  /// A word alone is hidden also where it does not look like a key: `password: horsebattery`. Before others it is
  /// prose: `the key: always check twice`.
  private func isHidden(_ range: Range<Int>) -> Bool {
    guard range.count >= 6, !"${<%-".utf8.contains(bytes[range.lowerBound]) else { return false }
    // No word is as long as that.
    guard range.count < Self.longestWord else { return true }
    let text = String(decoding: bytes[range], as: UTF8.self)
    if SecretText(text).isLiteral { return true }
    let rest = bytes[range.upperBound..<min(range.upperBound + 64, bytes.count)].prefix { $0 != 0x0A && $0 != 0x0D }
    return !rest.contains { $0 >= UInt8(ascii: "0") && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "]") }
      && !SecretText(text).standsForOne
  }

  /// Where what stands behind a name begins: behind a colon, a quote, a bracket, an equals sign, perhaps on the next
  /// line and as the next element of a list. Nil when nothing near does.
  private func start(after name: Range<Int>) -> Int? {
    let end = min(name.upperBound + 120, bytes.count)
    var offset = name.upperBound
    while offset < end, Self.isBetween(bytes[offset]) { offset += 1 }
    guard offset > name.upperBound, offset < end else { return nil }
    // The dash of `>-` or of a list's next element is not the dash of an option.
    for _ in 0..<2 where offset + 1 < end && bytes[offset] == UInt8(ascii: "-") && bytes[offset + 1] <= 0x20 {
      offset += 1
      while offset < end, Self.isBetween(bytes[offset]) { offset += 1 }
    }
    return offset < end ? offset : nil
  }

  /// Up to the quote that closes it, or to what ends a value without quotes.
  private mutating func word(at start: Int) -> Range<Int> {
    let quote = start > 0 ? bytes[start - 1] : 0
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if !isQuoted, last.contains(start) { return start..<last.upperBound }
    var end = start
    while end < bytes.count, bytes[end] > 0x20 {
      let byte = bytes[end]
      if isQuoted ? byte == quote : Self.isEnd(byte) { break }
      end += 1
    }
    if !isQuoted { last = start..<end }
    return start..<end
  }

  /// `user:password@`, where an address began with `://`.
  private func password(after scheme: Int) -> Range<Int>? {
    guard scheme + 3 < bytes.count, bytes[scheme] == UInt8(ascii: ":"),
      bytes[scheme..<scheme + 3].elementsEqual("://".utf8)
    else { return nil }
    let rest = bytes[(scheme + 3)..<min(scheme + 4096, bytes.count)].prefix {
      $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "\"")
    }
    guard let at = rest.lastIndex(of: UInt8(ascii: "@")), let colon = rest[..<at].firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let first = bytes[colon + 1]
    let isVariable = first == UInt8(ascii: "$") || first == UInt8(ascii: "{") || first == UInt8(ascii: "<")
    return colon + 1 < at && !isVariable ? colon + 1..<at : nil
  }

  private static let longestName = 80
  private static let longestWord = 128
  private static func isScheme(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count == 5 || word.count == 6 else { return false }
    return schemes.contains { word.count == $0.count && zip(word, $0).allSatisfy { $0 | 0x20 == $1 } }
  }

  private static let schemes = ["bearer", "basic", "token", "apikey"].map { Array($0.utf8) }

  /// What words are made of.
  private static let letters = ByteSet { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }

  private static func isBetween(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "`"):
      true
    default: false
    }
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") }

  private static func isEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "`"):
      true
    default: false
    }
  }
}
