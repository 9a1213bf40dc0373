internal import AgentDefinitions
internal import JSONText

/// How an editor counts characters within a line.
enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The first that the editor offers; without an offer it counts as editors always did.
  static func chosen(from offered: JSON?) -> PositionEncoding {
    for name in offered?.array ?? [] {
      if let encoding = name.string.flatMap(PositionEncoding.init(rawValue:)) { return encoding }
    }
    return .utf16
  }

  func position(of offset: Int, in file: SourceFile) -> JSON {
    let place = file.place(of: offset)
    let column =
      switch self {
      case .utf8: place.byteColumn - 1
      case .utf16: place.utf16Column - 1
      case .utf32: place.column - 1
      }
    let mark = place.line == 1 && file.hasByteOrderMark ? width(of: 3) : 0
    return ["line": .int(Int64(place.line - 1)), "character": .int(Int64(column + mark))]
  }

  func range(_ range: SourceRange, in file: SourceFile) -> JSON {
    ["start": position(of: Int(range.lower), in: file), "end": position(of: Int(range.upper), in: file)]
  }

  /// The byte that a position means. One behind a line's end means the end, one inside a character its start. Nil for
  /// what is no position.
  func offset(of position: JSON?, in file: SourceFile) -> Int? {
    guard let line = position?["line"]?.intValue, let column = position?["character"]?.intValue, line >= 0, column >= 0
    else { return nil }
    guard line < file.lineCount else { return file.bytes.count }
    let range = file.lineRange(line + 1)
    var offset = Int(range.lower)
    var left = column - (line == 0 && file.hasByteOrderMark ? width(of: 3) : 0)
    while offset < Int(range.upper), left > 0 {
      let length = Self.length(of: file.bytes, at: offset, before: Int(range.upper))
      left -= width(of: length)
      guard left >= 0 else { break }
      offset += length
    }
    return offset
  }

  func range(of range: JSON?, in file: SourceFile) -> SourceRange? {
    guard let start = offset(of: range?["start"], in: file), let end = offset(of: range?["end"], in: file) else {
      return nil
    }
    return SourceRange(start, end)
  }

  /// How many units a character has that takes so many bytes.
  private func width(of bytes: Int) -> Int {
    switch self {
    case .utf8: bytes
    case .utf16: bytes == 4 ? 2 : 1
    case .utf32: 1
    }
  }

  /// The bytes of the character at a place. The text came as JSON, so that all of it is UTF-8.
  private static func length(of bytes: [UInt8], at offset: Int, before end: Int) -> Int {
    let length =
      switch bytes[offset] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    return min(length, end - offset)
  }
}
