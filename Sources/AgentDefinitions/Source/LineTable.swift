/// Where each line of a text starts. Lines end at LF, CRLF or a lone CR; NEL, LS and PS, which YAML 1.1 also breaks
/// at, are ordinary characters to editors and therefore here.
struct LineTable: Sendable {
  private let starts: [UInt32]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8], from start: Int) {
    var starts = [UInt32(clamping: start)]
    let text = bytes[min(start, bytes.count)...]
    if ByteSearch.contains(UInt8(ascii: "\r"), in: text) {
      var offset = start
      while offset < bytes.count {
        let byte = bytes[offset]
        offset += 1
        guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
        if byte == UInt8(ascii: "\r"), offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
        starts.append(UInt32(clamping: offset))
      }
    } else {
      ByteSearch.forEach(UInt8(ascii: "\n"), in: text) { starts.append(UInt32(clamping: $0 + 1)) }
    }
    self.starts = starts
    self.bytes = bytes
  }

  var count: Int { starts.count }

  /// The line, counted from 0, that the byte at `offset` is on. The bytes of a line break belong to the line they end.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func start(of line: Int) -> Int { Int(starts[line]) }

  /// The line's bytes without its break.
  func content(of line: Int) -> Range<Int> {
    let start = start(of: line)
    var end = line + 1 < starts.count ? self.start(of: line + 1) : bytes.count
    guard line + 1 < starts.count else { return start..<max(start, end) }
    if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }
}
