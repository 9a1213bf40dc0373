import Testing

@testable import SessionHost

@Suite struct CRC32CTests {
  /// The vectors of RFC 3720 (B.4), and the usual check value.
  @Test(
    arguments: [
      ([], 0x0000_0000),
      (Array("123456789".utf8), 0xE306_9283),
      ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
      ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
      (Array(0..<32), 0x46DD_794E),
      (Array((0..<32).reversed()), 0x113F_DB5C),
    ] as [([UInt8], UInt32)])
  func knownVectors(bytes: [UInt8], checksum: UInt32) {
    #expect(CRC32C.checksum(bytes.span) == checksum)
  }

  @Test func everyLengthEqualsTheOneByteAtATimeDefinition() {
    let bytes = (0..<67).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 11) }
    for count in 0...bytes.count {
      var crc: UInt32 = 0xFFFF_FFFF
      for byte in bytes[..<count] {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
      }
      #expect(CRC32C.checksum(bytes.span.extracting(0..<count)) == ~crc)
    }
  }
}
