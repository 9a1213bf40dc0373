/// Reads the pattern of a `.gitignore` line as git's wildmatch does.
///
/// It differs from a glob in the details: no braces, classes with names such as `[:alpha:]`, bytes instead of
/// characters, and a malformed pattern is no error but matches nothing.
struct WildmatchParser {
  private let text: [UInt8]
  private let matchesPath: Bool
  private var offset = 0

  /// `matchesPath`: the pattern contains a slash, so that `**` can have its special meaning.
  init(_ text: [UInt8], matchesPath: Bool) {
    self.text = text
    self.matchesPath = matchesPath
  }

  /// Nil when the pattern is malformed.
  mutating func pattern() -> [GlobNode]? {
    var nodes: [GlobNode] = []
    while let byte = peek {
      offset += 1
      switch byte {
      case UInt8(ascii: "\\"):
        guard let escaped = peek else { return nil }
        offset += 1
        nodes.append(.one(.exactly(UInt32(escaped))))
      case UInt8(ascii: "?"):
        nodes.append(.one(.anythingButSlash))
      case UInt8(ascii: "*"):
        let node = stars()
        if nodes.last != .folders || node != .folders { nodes.append(node) }
      case UInt8(ascii: "["):
        guard let symbol = characterClass() else { return nil }
        nodes.append(.one(symbol))
      default:
        nodes.append(.one(.exactly(UInt32(byte))))
      }
    }
    return nodes
  }

  /// Two or more stars span folders only as a whole component; anywhere else they are one star.
  private mutating func stars() -> GlobNode {
    let start = offset - 1
    while peek == UInt8(ascii: "*") { offset += 1 }
    let startsComponent = start == 0 || text[start - 1] == UInt8(ascii: "/")
    guard matchesPath, startsComponent, offset - start > 1 else { return .many(.anythingButSlash) }
    if peek == UInt8(ascii: "/") {
      offset += 1
      return .folders
    }
    let endsComponent = peek == nil || text[offset...].starts(with: "\\/".utf8)
    return .many(endsComponent ? .anything : .anythingButSlash)
  }

  private mutating func characterClass() -> GlobSymbol? {
    var negated = false
    if peek == UInt8(ascii: "!") || peek == UInt8(ascii: "^") {
      negated = true
      offset += 1
    }
    var ranges: [ClosedRange<UInt32>] = []
    var previous: UInt8?
    var isFirst = true
    while let byte = peek, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      offset += 1
      switch byte {
      case UInt8(ascii: "\\"):
        guard let escaped = take() else { return nil }
        ranges.append(UInt32(escaped)...UInt32(escaped))
        previous = escaped
      case UInt8(ascii: "-") where previous != nil && peek != nil && peek != UInt8(ascii: "]"):
        guard let high = rangeEnd() else { return nil }
        if let low = previous, low <= high { ranges.append(UInt32(low)...UInt32(high)) }
        previous = nil
      case UInt8(ascii: "[") where peek == UInt8(ascii: ":"):
        guard let close = text[offset...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
        guard close > offset + 1, text[close - 1] == UInt8(ascii: ":") else {
          // No `:]` ends the name, so that the bracket stands for itself.
          ranges.append(UInt32(byte)...UInt32(byte))
          previous = byte
          continue
        }
        let name = String(decoding: text[(offset + 1)..<(close - 1)], as: UTF8.self)
        guard let named = Self.namedClasses[name] else { return nil }
        ranges += named
        offset = close + 1
        previous = nil
      default:
        ranges.append(UInt32(byte)...UInt32(byte))
        previous = byte
      }
    }
    guard peek != nil else { return nil }
    offset += 1
    return .oneOf(ranges, negated: negated)
  }

  private mutating func rangeEnd() -> UInt8? {
    let byte = take()
    return byte == UInt8(ascii: "\\") ? take() : byte
  }

  private mutating func take() -> UInt8? {
    let byte = peek
    offset += 1
    return byte
  }

  private var peek: UInt8? {
    offset < text.count ? text[offset] : nil
  }

  /// The POSIX classes over ASCII, as inclusive byte ranges.
  private static let namedClasses: [String: [ClosedRange<UInt32>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
    "alpha": [0x41...0x5A, 0x61...0x7A],
    "blank": [0x09...0x09, 0x20...0x20],
    "cntrl": [0x00...0x1F, 0x7F...0x7F],
    "digit": [0x30...0x39],
    "graph": [0x21...0x7E],
    "lower": [0x61...0x7A],
    "print": [0x20...0x7E],
    "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "space": [0x09...0x0D, 0x20...0x20],
    "upper": [0x41...0x5A],
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]
}
