internal import AgentDefinitions

/// The place in JSON that somebody is writing at, told by the braces, brackets and quotes before it.
struct JSONPlace {
  /// An object or an array that is open at the place.
  private struct Frame {
    let isObject: Bool
    /// The keys of the object so far.
    var keys: [String] = []
    /// Whether the last of the keys waits for its value, or the value for its end.
    var isAtValue = false
  }

  let place: WritingPlace

  /// Nil inside comments, behind a whole value, and outside of the outermost object.
  init?(in file: SourceFile, at offset: Int) {
    let bytes = file.bytes
    var frames: [Frame] = []
    var position = 0
    // Where the word begins that the place is in or behind.
    var word = offset
    var isQuoted = false
    while position < offset {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let end = Self.end(ofText: position, in: bytes)
        let isClosed = end > position + 1 && bytes[end - 1] == UInt8(ascii: "\"")
        if end > offset || !isClosed {
          word = position + 1
          isQuoted = true
        } else if let last = frames.indices.last, frames[last].isObject, !frames[last].isAtValue {
          frames[last].keys.append(String(decoding: bytes[position + 1..<end - 1], as: UTF8.self))
        }
        position = end
      case UInt8(ascii: "/") where position + 1 < bytes.count && "/*".utf8.contains(bytes[position + 1]):
        position = Self.end(ofComment: position, in: bytes)
        if position > offset { return nil }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        frames.append(Frame(isObject: bytes[position] == UInt8(ascii: "{")))
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        _ = frames.popLast()
        position += 1
      case UInt8(ascii: ":"):
        if let last = frames.indices.last, !frames[last].keys.isEmpty { frames[last].isAtValue = true }
        position += 1
      case UInt8(ascii: ","):
        if let last = frames.indices.last { frames[last].isAtValue = false }
        position += 1
      case let byte where Self.isWord(byte):
        let start = position
        while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
        if position >= offset { word = start }
      default: position += 1
      }
    }
    guard let frame = frames.last else { return nil }
    var end = offset
    while end < bytes.count, isQuoted ? !"\"\n\r".utf8.contains(bytes[end]) : Self.isWord(bytes[end]) { end += 1 }
    let range = SourceRange(word, end)
    let isKey = frame.isObject && !frame.isAtValue
    let after = bytes[min(end + (isQuoted ? 1 : 0), bytes.count)...].drop { $0 <= 0x20 }.first
    place = WritingPlace(
      keys: frames.compactMap { $0.isAtValue ? $0.keys.last : nil },
      slot: isKey ? .key(isComplete: after == UInt8(ascii: ":")) : .value, word: range,
      siblings: isKey ? Set(frame.keys + Self.keys(after: end + (isQuoted ? 1 : 0), in: bytes)) : [],
      notation: .json(isQuoted: isQuoted))
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte > 0x20 && !"{}[]:,\"/".utf8.contains(byte) }

  /// Behind the closing quote, or at the end of the line where it is missing.
  private static func end(ofText start: Int, in bytes: [UInt8]) -> Int {
    var position = start + 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""): return position + 1
      case 0x0A, 0x0D: return position
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    return bytes.count
  }

  private static func end(ofComment start: Int, in bytes: [UInt8]) -> Int {
    let isLine = bytes[start + 1] == UInt8(ascii: "/")
    var position = start + 2
    while position < bytes.count {
      if isLine, bytes[position] == 0x0A { return position + 1 }
      if !isLine, bytes[position] == UInt8(ascii: "/"), bytes[position - 1] == UInt8(ascii: "*"), position > start + 2 {
        return position + 1
      }
      position += 1
    }
    return bytes.count + 1
  }

  /// The keys of the rest of the object that a place is in.
  private static func keys(after start: Int, in bytes: [UInt8]) -> [String] {
    var keys: [String] = []
    var depth = 0
    var position = start
    while position < bytes.count, depth >= 0 {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let end = end(ofText: position, in: bytes)
        if depth == 0, bytes[min(end, bytes.count)...].first(where: { $0 > 0x20 }) == UInt8(ascii: ":") {
          keys.append(String(decoding: bytes[position + 1..<max(end - 1, position + 1)], as: UTF8.self))
        }
        position = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "/") where position + 1 < bytes.count && "/*".utf8.contains(bytes[position + 1]):
        position = end(ofComment: position, in: bytes)
        continue
      default: break
      }
      position += 1
    }
    return keys
  }
}
