/// A terminal in miniature: what stands on the screen after the bytes that we write.
struct ScreenModel {
  private let columns: Int
  private let rows: Int
  /// Lines that have scrolled out above, then those on the screen.
  private var lines: [[Character]] = [[]]
  private var row = 0
  private var column = 0
  private(set) var isCursorVisible = true
  /// Sequences that it does not know: there should be none.
  private(set) var unknown: [String] = []

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// Everything from the first line written, without empty lines at the end.
  var text: String {
    var texts = lines.map { line in String(line).trimmedRight }
    while texts.last?.isEmpty == true { texts.removeLast() }
    return texts.joined(separator: "\n")
  }

  mutating func write(_ bytes: [UInt8]) {
    var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}": escape(&rest)
      case "\r": column = 0
      case "\n":
        // As the terminal driver has it.
        column = 0
        down()
      default: put(Character(scalar))
      }
    }
  }

  private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
    var sequence = ""
    while let scalar = rest.popFirst() {
      sequence.unicodeScalars.append(scalar)
      if scalar.properties.isAlphabetic { break }
    }
    let top = max(0, lines.count - rows)
    switch sequence {
    case "[?25l": isCursorVisible = false
    case "[?25h": isCursorVisible = true
    case "[?2026h", "[?2026l": break
    case "[K": lines[row] = Array(lines[row].prefix(column))
    case "[J":
      lines[row] = Array(lines[row].prefix(column))
      for below in lines.indices.dropFirst(row + 1) { lines[below] = [] }
    case _ where sequence.hasSuffix("A"): row = max(top, row - (Int(sequence.dropFirst().dropLast()) ?? 1))
    case _ where sequence.hasSuffix("m"): break
    default: unknown.append(sequence)
    }
  }

  private mutating func put(_ character: Character) {
    if column == columns {
      column = 0
      down()
    }
    while lines[row].count <= column { lines[row].append(" ") }
    lines[row][column] = character
    column += 1
  }

  private mutating func down() {
    row += 1
    if row == lines.count { lines.append([]) }
  }
}

extension String {
  fileprivate var trimmedRight: String {
    var copy = self
    while copy.last == " " { copy.removeLast() }
    return copy
  }
}
