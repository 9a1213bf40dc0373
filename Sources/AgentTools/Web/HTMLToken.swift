/// A piece of an HTML page.
enum HTMLToken: Sendable, Equatable {
  /// Characters, references such as `&amp;` resolved.
  case text(String)
  case start(String, attributes: [String: String])
  case end(String)
}

/// Takes an HTML page apart. Whatever it is given, it ends, and takes no longer than the page is long.
struct HTMLTokenizer {
  private let bytes: [UInt8]
  private var index = 0

  /// Their contents are text, however they look.
  private static let raw: Set<String> = ["script", "style", "textarea", "title", "noscript", "iframe", "xmp"]
  private static let attributeLimit = 100

  init(_ text: String) { bytes = Array(text.utf8) }

  static func tokens(of text: String) -> [HTMLToken] {
    var tokenizer = HTMLTokenizer(text)
    var tokens: [HTMLToken] = []
    while let token = tokenizer.next() {
      tokens.append(token)
      guard case .start(let name, _) = token, raw.contains(name) else { continue }
      let contents = tokenizer.takeRaw(until: name)
      if !contents.isEmpty { tokens.append(.text(name == "title" ? HTMLReferences.resolve(contents) : contents)) }
      tokens.append(.end(name))
    }
    return tokens
  }

  private mutating func next() -> HTMLToken? {
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), let tag = takeMarkup() else { return takeText() }
      if let token = tag { return token }
    }
    return nil
  }

  private mutating func takeText() -> HTMLToken? {
    let start = index
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    return .text(HTMLReferences.resolve(String(decoding: bytes[start..<index], as: UTF8.self)))
  }

  /// - Returns: nil where the `<` begins nothing; `.some(nil)` for what is passed over, such as a comment.
  private mutating func takeMarkup() -> HTMLToken?? {
    guard index + 1 < bytes.count else { return nil }
    let following = bytes[index + 1]
    if following == UInt8(ascii: "!") || following == UInt8(ascii: "?") {
      skipDeclaration()
      return .some(nil)
    }
    let isEnd = following == UInt8(ascii: "/")
    var place = index + (isEnd ? 2 : 1)
    guard place < bytes.count, Self.isLetter(bytes[place]) else { return nil }
    let start = place
    while place < bytes.count, !Self.endsName(bytes[place]) { place += 1 }
    let name = String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
    index = place
    let attributes = takeAttributes()
    return .some(isEnd ? .end(name) : .start(name, attributes: attributes))
  }

  /// `<!-- … -->`, `<!DOCTYPE …>`, `<?…>`.
  private mutating func skipDeclaration() {
    if bytes[index...].starts(with: "<!--".utf8) {
      var place = index + 4
      while place + 2 < bytes.count, !bytes[place...].starts(with: "-->".utf8) { place += 1 }
      index = min(place + 3, bytes.count)
      return
    }
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
    index = min(index + 1, bytes.count)
  }

  /// Up to and with the `>`.
  private mutating func takeAttributes() -> [String: String] {
    var attributes: [String: String] = [:]
    while index < bytes.count {
      while index < bytes.count, Self.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") { index += 1 }
      guard index < bytes.count else { break }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        break
      }
      let start = index
      index += 1
      while index < bytes.count, !Self.endsName(bytes[index]), bytes[index] != UInt8(ascii: "=") { index += 1 }
      let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
      let value = takeValue()
      if attributes.count < Self.attributeLimit, attributes[name] == nil { attributes[name] = value }
    }
    return attributes
  }

  private mutating func takeValue() -> String {
    var place = index
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return "" }
    place += 1
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    guard place < bytes.count else {
      index = place
      return ""
    }
    let quote = bytes[place]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { place += 1 }
    let start = place
    while place < bytes.count,
      isQuoted ? bytes[place] != quote : !Self.isSpace(bytes[place]) && bytes[place] != UInt8(ascii: ">")
    {
      place += 1
    }
    index = isQuoted ? min(place + 1, bytes.count) : place
    return HTMLReferences.resolve(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  /// Everything before the end tag, which is taken too.
  private mutating func takeRaw(until name: String) -> String {
    let start = index
    let end = Array("</\(name)".utf8)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), index + end.count <= bytes.count,
        zip(bytes[index...], end).allSatisfy({ Self.small($0) == $1 })
      {
        let contents = String(decoding: bytes[start..<index], as: UTF8.self)
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
        index = min(index + 1, bytes.count)
        return contents
      }
      index += 1
    }
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }
}
