extension ProseReader {
  func isListMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") || byte.isDigit
  }

  /// Where an item's text begins, when the line begins one.
  func itemText(_ line: Line) -> Int? {
    var offset = line.text.lowerBound
    let end = line.text.upperBound
    let first = bytes[offset]
    guard isListMark(first) else { return nil }
    if first.isDigit {
      while offset < end, bytes[offset].isDigit, offset - line.text.lowerBound < 9 { offset += 1 }
      guard offset < end, bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: ")") else { return nil }
    } else if open?.kind == .paragraph, first == UInt8(ascii: "*"), offset + 1 < end, bytes[offset + 1] > 0x20 {
      return nil
    }
    offset += 1
    guard offset < end, bytes[offset] <= 0x20 else { return nil }
    while offset < end, bytes[offset] <= 0x20 { offset += 1 }
    return offset < end ? offset : nil
  }

  mutating func enterList(_ indent: Int, _ width: Int) {
    while let last = lists.last, indent < last { lists.removeLast() }
    // Deeper than anybody reads, and a bound for those who try.
    if lists.count < 32 { lists.append(indent + width) }
  }

  mutating func leaveLists(_ line: Line) {
    guard wasBlank || open == nil else { return }
    while let last = lists.last, line.indent < last { lists.removeLast() }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
