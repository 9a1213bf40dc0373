/// What somebody would have read on a terminal: without the sequences that colour and move, each line as it was left.
enum ShownText {
  static func plain(_ text: String) -> String {
    var lines: [[Unicode.Scalar]] = [[]]
    var column = 0
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case "\u{1b}": skipSequence(&scalars)
      case "\n":
        lines.append([])
        column = 0
      case "\r": column = 0
      case "\u{8}": column = max(column - 1, 0)
      case _ where scalar == "\t" || (scalar.value >= 0x20 && scalar.value != 0x7f):
        let last = lines.count - 1
        // A line that is written over, as progress is.
        if column < lines[last].count { lines[last][column] = scalar } else { lines[last].append(scalar) }
        column += 1
      default: break
      }
    }
    return lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
  }

  /// `ESC [ … letter`, `ESC ] … BEL` or `ESC ] … ESC \`, `ESC ( letter`, `ESC letter`.
  private static func skipSequence(_ scalars: inout String.UnicodeScalarView.Iterator) {
    switch scalars.next() {
    case "[": while let next = scalars.next(), !(0x40...0x7e).contains(next.value) {}
    case "]", "P", "_", "^":
      var previous: Unicode.Scalar = " "
      while let next = scalars.next(), next != "\u{7}", !(previous == "\u{1b}" && next == "\\") { previous = next }
    case "(", ")": _ = scalars.next()
    default: break
    }
  }
}
