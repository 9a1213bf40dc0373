/// What JSON may have and the YAML reader does not take, put so that it does: comments, where a system allows them,
/// become blanks, and `\ud83d\ude80`, which is one character in two halves, becomes one escape. Trailing commas are
/// YAML anyway.
///
/// The text stays as long as it was, character for character, so that every place in the file is where it was.
enum JSONForYAML {
  /// Nil when there is nothing to change. The text must be UTF-8.
  static func rewritten(_ text: UnsafeBufferPointer<UInt8>, commentsAllowed: Bool) -> [UInt8]? {
    var result: [UInt8]?
    var offset = 0
    while offset < text.count {
      let part = Part(of: text, from: offset, commentsAllowed: commentsAllowed)
      switch part {
      case .other(let end):
        result?.append(contentsOf: text[offset..<end])
        offset = end
      case .comment(let end):
        result = result ?? Array(text[..<offset])
        for byte in text[offset..<end] where byte & 0xC0 != 0x80 { result?.append(byte.isLineBreak ? byte : 0x20) }
        offset = end
      case .string(let end):
        if let changed = joined(text[offset..<end]) {
          result = (result ?? Array(text[..<offset])) + changed
        } else {
          result?.append(contentsOf: text[offset..<end])
        }
        offset = end
      }
    }
    return result
  }

  private enum Part {
    case other(to: Int), comment(to: Int), string(to: Int)

    init(of text: UnsafeBufferPointer<UInt8>, from start: Int, commentsAllowed: Bool) {
      let next = start + 1 < text.count ? text[start + 1] : 0
      var end = start + 1
      switch (text[start], next) {
      case (UInt8(ascii: "\""), _):
        while end < text.count, text[end] != UInt8(ascii: "\""), !text[end].isLineBreak {
          end += text[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        self = .string(to: min(end + 1, text.count))
      case (UInt8(ascii: "/"), UInt8(ascii: "/")) where commentsAllowed:
        while end < text.count, !text[end].isLineBreak { end += 1 }
        self = .comment(to: end)
      case (UInt8(ascii: "/"), UInt8(ascii: "*")) where commentsAllowed:
        end += 1
        while end + 1 < text.count, text[end] != UInt8(ascii: "*") || text[end + 1] != UInt8(ascii: "/") { end += 1 }
        self = .comment(to: min(end + 2, text.count))
      default: self = .other(to: end)
      }
    }
  }

  /// A string with its pairs of halves joined; nil when it has none. An escaped line break stands for nothing in YAML
  /// and makes up for the two characters that the one escape is shorter.
  private static func joined(_ string: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    guard string.contains(UInt8(ascii: "\\")) else { return nil }
    var result: [UInt8] = []
    var offset = string.startIndex
    var hasPairs = false
    while offset < string.endIndex {
      guard string[offset] == UInt8(ascii: "\\"), offset + 1 < string.endIndex else {
        result.append(string[offset])
        offset += 1
        continue
      }
      if let high = unit(string[offset...]), (0xD800..<0xDC00).contains(high), let low = unit(string[(offset + 6)...]),
        (0xDC00..<0xE000).contains(low)
      {
        let digits = String(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), radix: 16)
        result +=
          Array("\\\n\\U".utf8) + Array(repeating: UInt8(ascii: "0"), count: 8 - digits.utf8.count) + digits.utf8
        hasPairs = true
        offset += 12
      } else {
        result += string[offset..<offset + 2]
        offset += 2
      }
    }
    return hasPairs ? result : nil
  }

  /// The number that `\uXXXX` at the beginning stands for.
  private static func unit(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard text.count >= 6, text.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { return nil }
    return Int(String(decoding: text[(text.startIndex + 2)..<(text.startIndex + 6)], as: UTF8.self), radix: 16)
  }
}

extension ClaimedPath {
  /// Whether a file of this name is JSON that may have comments.
  package var mayHaveComments: Bool { hasSuffix(".jsonc") || isOpenCodeConfiguration }
}
