/// The Castagnoli checksum (CRC-32C, as in iSCSI and ext4), eight bytes at a time.
package enum CRC32C {
  package static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
    let table = tables.span
    var crc: UInt32 = 0xFFFF_FFFF
    var place = 0
    while bytes.count - place >= 8 {
      let low = crc ^ word(bytes, place)
      let high = word(bytes, place + 4)
      crc =
        table[7 << 8 | Int(low & 0xFF)] ^ table[6 << 8 | Int(low >> 8 & 0xFF)]
        ^ table[5 << 8 | Int(low >> 16 & 0xFF)] ^ table[4 << 8 | Int(low >> 24)]
        ^ table[3 << 8 | Int(high & 0xFF)] ^ table[2 << 8 | Int(high >> 8 & 0xFF)]
        ^ table[1 << 8 | Int(high >> 16 & 0xFF)] ^ table[Int(high >> 24)]
      place += 8
    }
    while place < bytes.count {
      crc = table[Int((crc ^ UInt32(bytes[place])) & 0xFF)] ^ crc >> 8
      place += 1
    }
    return ~crc
  }

  private static func word(_ bytes: Span<UInt8>, _ place: Int) -> UInt32 {
    UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
  }

  /// Row n says what a byte does to the checksum when n more bytes follow it.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
      tables[byte] = crc
    }
    for place in 256..<tables.count {
      let before = tables[place - 256]
      tables[place] = tables[Int(before & 0xFF)] ^ before >> 8
    }
    return tables
  }()
}
