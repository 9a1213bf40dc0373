internal import SessionCore

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Where ids and times come from in a real run.
enum Identifiers {
  /// A random UUID, version 4.
  static func uuid() -> String {
    var (high, low) = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
    high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    var text = ""
    text.reserveCapacity(36)
    for (index, shift) in stride(from: 60, through: 0, by: -4).enumerated() {
      if index == 8 || index == 12 { text += "-" }
      text.unicodeScalars.append(digit(high >> UInt64(shift)))
    }
    for (index, shift) in stride(from: 60, through: 0, by: -4).enumerated() {
      if index == 0 || index == 4 { text += "-" }
      text.unicodeScalars.append(digit(low >> UInt64(shift)))
    }
    return text
  }

  static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  private static func digit(_ bits: UInt64) -> Unicode.Scalar {
    let value = UInt8(bits & 0xF)
    return Unicode.Scalar(value < 10 ? 48 + value : 87 + value)
  }
}
