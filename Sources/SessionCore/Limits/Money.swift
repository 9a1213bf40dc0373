/// US dollars, counted in whole pico-dollars: what one token costs is a whole number of them, so sums are exact.
///
/// Amounts beyond nine million dollars stay at that: a limit is then reached, never forgotten.
package struct Money: Sendable, Hashable, Comparable {
  package var picodollars: Int

  package init(picodollars: Int) { self.picodollars = picodollars }

  /// - Returns: nil for what is no amount: negative, infinite, or no number.
  package init?(dollars: Double) {
    guard dollars.isFinite, dollars >= 0 else { return nil }
    let picodollars = (dollars * 1e12).rounded()
    self.init(picodollars: picodollars < Double(Int.max) ? Int(picodollars) : Int.max)
  }

  package static let zero = Money(picodollars: 0)

  package var dollars: Double { Double(picodollars) / 1e12 }

  package static func < (left: Money, right: Money) -> Bool { left.picodollars < right.picodollars }

  package static func + (left: Money, right: Money) -> Money {
    let (sum, isTooLarge) = left.picodollars.addingReportingOverflow(right.picodollars)
    return Money(picodollars: isTooLarge ? Int.max : sum)
  }

  package static func - (left: Money, right: Money) -> Money {
    Money(picodollars: left.picodollars - right.picodollars)
  }

  package static func * (count: Int, one: Money) -> Money {
    let (product, isTooLarge) = count.multipliedReportingOverflow(by: one.picodollars)
    return Money(picodollars: isTooLarge ? Int.max : product)
  }
}

extension Money: CustomStringConvertible {
  /// `$1.25`; four decimals below ten cents, where two would show too little: `$0.0042`.
  package var description: String {
    let decimals = picodollars < 100_000_000_000 ? 4 : 2
    let unit = decimals == 4 ? 100_000_000 : 10_000_000_000
    // Rounded up: what was paid is never shown as nothing.
    let units = picodollars / unit + (picodollars % unit > 0 ? 1 : 0)
    let scale = decimals == 4 ? 10_000 : 100
    let rest = String(units % scale)
    return "$\(units / scale).\(String(repeating: "0", count: decimals - rest.count))\(rest)"
  }
}
