#if canImport(Glibc)
  internal import Glibc
#endif

/// The ways of writing characters as bytes that pages use.
enum Charset {
  /// - Parameter name: as a page or its server gives it; empty where neither does.
  /// - Returns: nil for one that is not known.
  static func decode(_ bytes: [UInt8], as name: String) -> String? {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    if bytes.starts(with: [0xfe, 0xff]) { return utf16(bytes.dropFirst(2), isBigEndian: true) }
    if bytes.starts(with: [0xff, 0xfe]) { return utf16(bytes.dropFirst(2), isBigEndian: false) }
    switch name.lowercased() {
    case "", "utf-8", "utf8", "us-ascii", "ascii": return String(decoding: bytes, as: UTF8.self)
    case "iso-8859-1", "latin1", "windows-1252", "cp1252": return windows1252(bytes)
    case "utf-16", "utf-16le": return utf16(bytes[...], isBigEndian: false)
    case "utf-16be": return utf16(bytes[...], isBigEndian: true)
    default: return bySystem(bytes, as: name)
    }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> String {
    var units: [UInt16] = []
    var rest = bytes
    while let first = rest.popFirst(), let second = rest.popFirst() {
      units.append(isBigEndian ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first))
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// What is called Latin-1 on the web.
  private static func windows1252(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80...0x9f).contains(byte) ? high[Int(byte) - 0x80] : UInt16(byte)
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(text)
  }

  private static let high: [UInt16] = [
    0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d,
    0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,
    0x017e, 0x0178,
  ]

  /// With the tables of the C library, where it has some.
  private static func bySystem(_ bytes: [UInt8], as name: String) -> String? {
    #if canImport(Glibc)
      guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "/") }) else { return nil }
      let converter = iconv_open("UTF-8", name)
      guard converter != iconv_t(bitPattern: -1) else { return nil }
      defer { iconv_close(converter) }
      var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
      var input = bytes.map { CChar(bitPattern: $0) }
      var written = 0
      input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          var from = input.baseAddress
          var to = output.baseAddress
          var left = input.count
          var room = output.count
          while left > 0, iconv(converter, &from, &left, &to, &room) == -1, errno == EILSEQ || errno == EINVAL,
            left > 0,
            room > 3
          {
            // One byte that means nothing is one mark.
            from = from?.successor()
            left -= 1
            for byte in [0xef, 0xbf, 0xbd] as [UInt8] {
              to?.pointee = CChar(bitPattern: byte)
              to = to?.successor()
              room -= 1
            }
          }
          written = output.count - room
        }
      }
      return String(decoding: output[..<written].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      return nil
    #endif
  }
}
