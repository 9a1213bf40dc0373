extension JSONParser {
  /// Reads a number: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  mutating func number(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> JSON {
    let start = position
    var decimal = Decimal()
    if bytes[position] == UInt8(ascii: "-") {
      decimal.isNegative = true
      position += 1
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits(bytes) { decimal.append($0, isFraction: false) }
    }
    let isWhole = try !fraction(bytes, &decimal)
    if isWhole, let value = decimal.wholeNumber { return .int(value) }
    if let value = decimal.exactDouble { return .double(value) }
    return .double(try slowDouble(bytes, start..<position))
  }

  /// Reads what follows the whole part. False: nothing did.
  private mutating func fraction(_ bytes: Span<UInt8>, _ decimal: inout Decimal) throws(JSONSyntaxError) -> Bool {
    var found = false
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      found = true
      position += 1
      try digits(bytes) { decimal.append($0, isFraction: true) }
    }
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return found }
    position += 1
    var isNegative = false
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    var exponent = 0
    try digits(bytes) { exponent = min(exponent * 10 + Int($0), 100_000) }
    decimal.exponent += isNegative ? -exponent : exponent
    return true
  }

  private mutating func digits(_ bytes: Span<UInt8>, _ take: (UInt8) -> Void) throws(JSONSyntaxError) {
    let start = position
    while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 {
      take(bytes[position] - UInt8(ascii: "0"))
      position += 1
    }
    guard position == start else { return }
    guard position < bytes.count else { throw end(bytes) }
    throw unexpected(bytes[position], expected: "a digit")
  }

  private func slowDouble(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONSyntaxError) -> Double {
    let text = bytes.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    guard let value = Double(text), value.isFinite else {
      throw JSONSyntaxError(offset: range.lowerBound, reason: .numberOutOfRange)
    }
    return value
  }
}

/// The digits of a number as far as they fit, to avoid the general conversion where a cheap one is exact.
private struct Decimal {
  var isNegative = false
  var exponent = 0
  private var magnitude: UInt64 = 0
  private var overflowed = false

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  mutating func append(_ digit: UInt8, isFraction: Bool) {
    let (tens, tooLarge) = magnitude.multipliedReportingOverflow(by: 10)
    let (sum, tooLargeAgain) = tens.addingReportingOverflow(UInt64(digit))
    overflowed = overflowed || tooLarge || tooLargeAgain
    magnitude = sum
    if isFraction { exponent -= 1 }
  }

  var wholeNumber: Int64? {
    guard !overflowed, magnitude != 0 || !isNegative else { return nil }
    if !isNegative { return Int64(exactly: magnitude) }
    return magnitude <= UInt64(Int64.max) + 1 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
  }

  /// Exact because both factors are: whole numbers up to 2⁵³ and powers of ten up to 10²² are floats without rounding,
  /// so the one multiplication or division rounds once, as the general conversion does.
  var exactDouble: Double? {
    guard !overflowed, magnitude <= 1 << 53, abs(exponent) < Self.powers.count else { return nil }
    let digits = isNegative ? -Double(magnitude) : Double(magnitude)
    return exponent < 0 ? digits / Self.powers[-exponent] : digits * Self.powers[exponent]
  }
}
