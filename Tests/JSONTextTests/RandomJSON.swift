import JSONText

/// JSON values from a seed: the same seed, the same values.
struct RandomJSON {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func value(depth: Int) -> JSON {
    switch number(below: depth > 0 ? 9 : 6) {
    case 0: .null
    case 1: .bool(number(below: 2) == 0)
    case 2: .int(Int64(bitPattern: next() >> UInt64(number(below: 64))))
    case 3: .double(double())
    case 4, 5: .string(string())
    case 6: .array((0..<number(below: 6)).map { _ in value(depth: depth - 1) })
    default: .object(object(depth: depth))
    }
  }

  mutating func number(below bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  mutating func double() -> Double {
    let value = Double(bitPattern: next())
    return value.isFinite ? value : -0.5
  }

  private mutating func object(depth: Int) -> JSONObject {
    let count = number(below: 10) == 0 ? 40 : number(below: 6)
    return JSONObject((0..<count).map { _ in (string(), value(depth: min(depth - 1, 2))) })
  }

  private mutating func string() -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<number(below: 12) { scalars.append(scalar()) }
    return String(scalars)
  }

  private mutating func scalar() -> UnicodeScalar {
    let ranges: [ClosedRange<Int>] = [
      0x20...0x7E, 0x20...0x7E, 0...0x1F, 0x22...0x22, 0x5C...0x5C, 0x7F...0x7FF, 0x2026...0x202A, 0xE000...0xFFFF,
      0x10000...0x10FFFF,
    ]
    let range = ranges[number(below: ranges.count)]
    return UnicodeScalar(range.lowerBound + number(below: range.count)) ?? "?"
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
