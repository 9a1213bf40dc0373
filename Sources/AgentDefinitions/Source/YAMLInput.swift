/// The text of a range as libyaml takes it, and the way from libyaml's marks back to the file.
///
/// libyaml counts code points, wants UTF-8 and stops at characters that YAML forbids. Here such bytes are reported and
/// handed on as U+FFFD, one for each, so that the rest can be read and marks still lead to the right place.
///
/// To libyaml, which reads YAML 1.1, a line also ends at NEL, LS and PS, so that `description: a<LS>tools: b` would
/// set `tools` in what every editor shows as one line. YAML 1.2 has them as ordinary characters, and to make them such
/// they go to libyaml in the shape of noncharacters, to be put back by `restore`.
struct YAMLInput {
  private(set) var faults: [SourceFault] = []
  /// Where the text begins in the file, after a byte order mark.
  let start: Int
  let end: Int
  /// Whether scalars need `restore`.
  private(set) var hasSeparators = false
  /// The text with U+FFFD and noncharacters in it, and with JSON put as YAML; nil when the file's own bytes can be
  /// taken.
  private var repaired: [UInt8]?
  /// Offset of every 16th code point; empty when every character is one byte.
  private var checkpoints: [UInt32] = []

  private static let stride = 16

  init(_ range: SourceRange, of file: SourceFile) {
    let range = range.clamped(to: SourceRange(0, file.bytes.count))
    end = Int(range.upper)
    start = min(end, range.lower == 0 ? Int(file.contents.lower) : Int(range.lower))
    let firstOdd = file.bytes.withUnsafeBufferPointer { bytes in
      var offset = start
      while offset < end, Self.isPlainText(bytes[offset]) { offset += 1 }
      return offset
    }
    if firstOdd < end { survey(file.bytes) }
    let path = ClaimedPath(file.path)
    guard path.mayHaveComments || path.hasSuffix(".json") else { return }
    let text = withText(of: file) { JSONForYAML.rewritten($0, commentsAllowed: path.mayHaveComments) }
    if let text { repaired = text }
  }

  func withText<Result>(
    of file: SourceFile, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let repaired { return repaired.withUnsafeBufferPointer(body) }
    return file.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  /// The byte offset in the file of a code point counted from the start of this text.
  func offset(ofCodePoint index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !checkpoints.isEmpty else { return min(start + index, end) }
    let checkpoint = min(index / Self.stride, checkpoints.count - 1)
    var offset = Int(checkpoints[checkpoint])
    var left = index - checkpoint * Self.stride
    while left > 0, offset < end {
      offset += Self.step(bytes, at: offset)
      left -= 1
    }
    return min(offset, end)
  }

  /// libyaml compares every `%TAG` line with all others, which takes seconds over a megabyte of them.
  func tooManyDirectives(in file: SourceFile) -> SourceFault? {
    file.bytes.withUnsafeBufferPointer { bytes in
      guard bytes[start..<end].contains(UInt8(ascii: "%")) else { return nil }
      var count = 0
      for offset in start..<end
      where bytes[offset] == UInt8(ascii: "%") && (offset == start || bytes[offset - 1].isLineBreak) {
        count += 1
        if count > 64 {
          return SourceFault(.invalidYAML(.badDirective, context: nil), at: SourceRange(offset, offset + 1))
        }
      }
      return nil
    }
  }

  // MARK: - Reading the text once

  @inline(__always)
  private static func isPlainText(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  @inline(__always)
  private static func step(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    bytes[offset] < 0x80 ? 1 : max(1, UTF8Step.wellFormedLength(bytes, at: offset))
  }

  private mutating func survey(_ bytes: [UInt8]) {
    var separators = false
    var points: [UInt32] = []
    points.reserveCapacity((end - start) / Self.stride + 1)
    var broken: (first: Int, count: Int)?
    var control: (first: SourceRange, scalar: Unicode.Scalar, count: Int)?
    bytes.withUnsafeBufferPointer { bytes in
      var offset = start
      var index = 0
      while offset < end {
        if index % Self.stride == 0 { points.append(UInt32(offset)) }
        index += 1
        if Self.isPlainText(bytes[offset]) {
          offset += 1
          continue
        }
        let length = UTF8Step.wellFormedLength(bytes, at: offset)
        if length == 0 || offset + length > end {
          broken = (broken?.first ?? offset, (broken?.count ?? 0) + 1)
          offset += 1
          continue
        }
        let scalar = Self.scalar(bytes, at: offset, length: length)
        if Self.isForbidden(scalar) {
          let range = control?.first ?? SourceRange(offset, offset + length)
          control = (range, control?.scalar ?? scalar, (control?.count ?? 0) + 1)
        }
        if Self.placeholder(for: scalar) != nil { separators = true }
        offset += length
      }
    }
    hasSeparators = separators
    checkpoints = points
    if let broken {
      faults.append(SourceFault(.notUTF8(count: broken.count), at: SourceRange(broken.first, broken.first + 1)))
    }
    if let control {
      faults.append(SourceFault(.controlCharacter(control.scalar, count: control.count), at: control.first))
    }
    if !faults.isEmpty || separators { repair(bytes) }
  }

  private mutating func repair(_ bytes: [UInt8]) {
    var text: [UInt8] = []
    text.reserveCapacity(end - start + 64)
    bytes.withUnsafeBufferPointer { bytes in
      var offset = start
      while offset < end {
        let length = Self.isPlainText(bytes[offset]) ? 1 : UTF8Step.wellFormedLength(bytes, at: offset)
        if length == 1, Self.isPlainText(bytes[offset]) {
          text.append(bytes[offset])
        } else if length == 0 || offset + length > end {
          text.append(contentsOf: Self.replacement)
        } else {
          let scalar = Self.scalar(bytes, at: offset, length: length)
          if Self.isForbidden(scalar) {
            text.append(contentsOf: Self.replacement)
          } else if let placeholder = Self.placeholder(for: scalar) {
            text += placeholder
          } else {
            text.append(contentsOf: bytes[offset..<offset + length])
          }
        }
        offset += max(1, length)
      }
    }
    repaired = text
  }

  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, length: Int
  ) -> Unicode.Scalar {
    var value = UInt32(bytes[offset])
    if length > 1 { value &= 0xFF >> UInt32(length + 1) }
    for index in 1..<max(1, length) { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  // MARK: - Line separators

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private static let separators: [(scalar: Unicode.Scalar, bytes: [UInt8], placeholder: [UInt8])] = [
    ("\u{85}", [0xC2, 0x85], [0xEF, 0xB7, 0x90]),  // U+FDD0
    ("\u{2028}", [0xE2, 0x80, 0xA8], [0xEF, 0xB7, 0x91]),
    ("\u{2029}", [0xE2, 0x80, 0xA9], [0xEF, 0xB7, 0x92]),
  ]

  private static func placeholder(for scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar {
    case "\u{85}", "\u{2028}", "\u{2029}": separators.first { $0.scalar == scalar }?.placeholder
    default: nil
    }
  }

  /// A scalar's text with NEL, LS and PS in it again.
  static func restore(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var offset = 0
    while offset < text.count {
      if text[offset] == 0xEF, offset + 2 < text.count, text[offset + 1] == 0xB7,
        (0x90...0x92).contains(text[offset + 2])
      {
        result += separators[Int(text[offset + 2] - 0x90)].bytes
        offset += 3
      } else {
        result.append(text[offset])
        offset += 1
      }
    }
    return result
  }

  /// What libyaml's reader refuses, and the noncharacters that stand for line separators.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFDD0...0xFDD2: true
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: false
    default: true
    }
  }
}
