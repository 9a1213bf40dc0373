#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Hands out the lines of a file piece by piece, in memory bounded by the longest line.
struct LineSplitter {
  enum Line {
    /// Without its line break in `buffer`, with it in the file.
    case line(inBuffer: Range<Int>, inFile: Range<Int>)
    case tooLong(inFile: Range<Int>)
  }

  private(set) var buffer: [UInt8]
  /// How much of the file has been read.
  private(set) var offset: Int
  private let longest: Int
  private var start = 0
  private var searched = 0
  private var end = 0
  /// Where in the file a line began that is too long to be kept.
  private var skippedFrom: Int?

  /// - Parameters:
  ///   - size: about as much as there is to read; a small log needs no large buffer.
  ///   - offset: where a line of the file begins.
  init(longest: Int, size: Int, from offset: Int = 0) {
    self.longest = longest
    self.offset = offset
    buffer = [UInt8](repeating: 0, count: max(64, min(longest, 1 << 18, size)) + 1)
  }

  /// - Returns: false at the end of the file.
  mutating func fill(from file: OpenFile) throws(LogOpenError) -> Bool {
    makeRoom()
    let count = try file.read(into: &buffer, from: end, at: offset)
    end += count
    offset += count
    return count > 0
  }

  mutating func next() -> Line? {
    guard let lineEnd = buffer.firstLineBreak(in: searched..<end) else {
      searched = end
      return nil
    }
    let begin = start
    start = lineEnd + 1
    searched = start
    let endInFile = offset - (end - start)
    if let from = skippedFrom {
      skippedFrom = nil
      return .tooLong(inFile: from..<endInFile)
    }
    return .line(inBuffer: begin..<lineEnd, inFile: endInFile - (start - begin)..<endInFile)
  }

  private mutating func makeRoom() {
    if end - start > longest || skippedFrom != nil {
      skippedFrom = skippedFrom ?? offset - (end - start)
      (start, searched, end) = (0, 0, 0)
    } else if start > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        let kept = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        if let base = bytes.baseAddress, let from = kept.baseAddress { memmove(base, from, kept.count) }
      }
      (start, searched, end) = (0, searched - start, end - start)
    }
    if end == buffer.count { buffer.append(contentsOf: repeatElement(0, count: min(buffer.count, longest + 1))) }
  }
}

extension [UInt8] {
  fileprivate func firstLineBreak(in range: Range<Int>) -> Int? {
    withUnsafeBytes { bytes in
      guard !range.isEmpty, let base = bytes.baseAddress,
        let found = memchr(base + range.lowerBound, 0x0A, range.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
