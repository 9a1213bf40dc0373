import Synchronization

/// The bytes of one file and the name people know it by: what every range refers to.
package final class SourceFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
  private let lines = Mutex<LineTable?>(nil)

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package convenience init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// The whole text, without a byte order mark.
  package var contents: SourceRange { SourceRange(hasByteOrderMark ? 3 : 0, bytes.count) }

  package var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  package var lineCount: Int { table.count }

  /// Offsets past the end count as the end; one inside a character counts as that character.
  package func place(of offset: Int) -> SourcePlace {
    let table = self.table
    let offset = min(max(offset, table.start(of: 0)), bytes.count)
    let line = table.line(at: offset)
    let start = table.start(of: line)
    var place = SourcePlace(line: line + 1, column: 1, byteColumn: offset - start + 1, utf16Column: 1)
    bytes.withUnsafeBufferPointer { bytes in
      var position = start
      while position < offset {
        let length = max(1, UTF8Step.wellFormedLength(bytes, at: position))
        guard position + length <= offset else { break }
        place.column += 1
        place.utf16Column += length == 4 ? 2 : 1
        position += length
      }
    }
    return place
  }

  /// The text of a line (counted from 1) without its break; empty when there is no such line.
  package func lineText(_ line: Int) -> String {
    let table = self.table
    guard line >= 1, line <= table.count else { return "" }
    return String(decoding: bytes[table.content(of: line - 1)], as: UTF8.self)
  }

  /// The bytes of a line (counted from 1) without its break.
  package func lineRange(_ line: Int) -> SourceRange {
    let table = self.table
    guard line >= 1, line <= table.count else { return .empty(at: bytes.count) }
    let content = table.content(of: line - 1)
    return SourceRange(content.lowerBound, content.upperBound)
  }

  /// The text of a range; what is not UTF-8 shows as U+FFFD.
  package func text(in range: SourceRange) -> String {
    String(decoding: self[range], as: UTF8.self)
  }

  /// The bytes of a range, as far as it lies inside the file.
  package subscript(range: SourceRange) -> ArraySlice<UInt8> {
    bytes[range.clamped(to: SourceRange(0, bytes.count)).indices]
  }

  private var table: LineTable {
    lines.withLock { table in
      if let table { return table }
      let built = LineTable(bytes, from: Int(contents.lower))
      table = built
      return built
    }
  }
}
