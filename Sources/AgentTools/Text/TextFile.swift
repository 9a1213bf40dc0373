/// The contents of a file as lines of text, whatever bytes they are.
struct TextFile {
  let bytes: [UInt8]

  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// As git decides it: a NUL among the first bytes.
  var isBinary: Bool { bytes.prefix(8000).contains(0) }

  /// The lines without their ends. A file that ends with a newline has an empty last line, as an editor shows it.
  var lines: [ArraySlice<UInt8>] {
    bytes.split(separator: Self.newline, omittingEmptySubsequences: false).map { line in
      line.last == Self.carriageReturn ? line.dropLast() : line
    }
  }

  /// The number of the line that a byte is on, from 1.
  func line(at offset: Int) -> Int {
    bytes[..<offset].count { $0 == Self.newline } + 1
  }

  /// Whether every line ends with CR LF.
  var usesCRLF: Bool {
    var previous: UInt8?
    var found = false
    for byte in bytes {
      if byte == Self.newline {
        guard previous == Self.carriageReturn else { return false }
        found = true
      }
      previous = byte
    }
    return found
  }

  /// Text with every lone LF made CR LF.
  static func withCRLF(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 16)
    for byte in text {
      if byte == newline, result.last != carriageReturn { result.append(carriageReturn) }
      result.append(byte)
    }
    return result
  }
}
