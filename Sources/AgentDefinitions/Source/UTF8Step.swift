/// How far it is from one character of possibly broken UTF-8 to the next.
enum UTF8Step {
  /// The length of the well-formed character at `offset`, 0 when there is none.
  @inline(__always)
  static func wellFormedLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let lead = bytes[offset]
    if lead < 0x80 { return 1 }
    // The second byte's range keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return 0 }
    if length > 2, bytes[offset + 2] & 0xC0 != 0x80 { return 0 }
    if length > 3, bytes[offset + 3] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
