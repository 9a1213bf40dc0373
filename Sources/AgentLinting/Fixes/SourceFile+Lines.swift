internal import AgentDefinitions

extension SourceFile {
  /// Where the line begins that holds the byte at `offset`.
  func lineStart(_ offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > Int(contents.lower), !bytes[start - 1].endsLine { start -= 1 }
    return start
  }

  /// Where the text of that line ends.
  func lineEnd(_ offset: Int) -> Int {
    var end = min(offset, bytes.count)
    while end < bytes.count, !bytes[end].endsLine { end += 1 }
    return end
  }

  /// Where the next line begins; the file's end on the last one.
  func nextLine(_ offset: Int) -> Int {
    let end = lineEnd(offset)
    guard end < bytes.count else { return end }
    let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
    return end + (isPair ? 2 : 1)
  }

  /// How the file ends its lines, going by the first.
  var lineBreak: String {
    guard let first = bytes.firstIndex(where: \.endsLine) else { return "\n" }
    guard bytes[first] == 0x0D else { return "\n" }
    return first + 1 < bytes.count && bytes[first + 1] == 0x0A ? "\r\n" : "\r"
  }

  func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// Whether nothing but blanks and a comment stands there.
  func isBlankOrComment(_ range: Range<Int>) -> Bool {
    let rest = bytes[range].drop { $0 == 0x20 || $0 == 0x09 }
    let sign = TextSyntax(of: self).commentSign
    return rest.isEmpty || sign.withUTF8Buffer { rest.starts(with: $0) }
  }
}

extension UInt8 {
  var endsLine: Bool { self == 0x0A || self == 0x0D }
}
