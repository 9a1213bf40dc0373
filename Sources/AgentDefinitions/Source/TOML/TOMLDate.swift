/// `1979-05-27T07:32:00.5-07:00` and its parts, which are texts here.
enum TOMLDate {
  static func isValid(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count <= 64 else { return false }
    var rest = word
    if takeDate(&rest) {
      if rest.isEmpty { return true }
      guard let separator = rest.first, "Tt ".utf8.contains(separator) else { return false }
      rest.removeFirst()
      return takeTime(&rest) && takeZone(&rest) && rest.isEmpty
    }
    rest = word
    return takeTime(&rest) && rest.isEmpty
  }

  static func isDate(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    return takeDate(&rest) && rest.isEmpty
  }

  private static func takeDate(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let year = take(4, &rest), take("-", &rest), let month = take(2, &rest), take("-", &rest),
      let day = take(2, &rest), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  private static func takeTime(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let hour = take(2, &rest), take(":", &rest), let minute = take(2, &rest), take(":", &rest),
      let second = take(2, &rest), hour < 24, minute < 60, second <= 60
    else { return false }
    guard take(".", &rest) else { return true }
    let digits = rest.prefix(while: \.isTOMLDigit).count
    rest = rest.dropFirst(digits)
    return digits > 0
  }

  private static func takeZone(_ rest: inout ArraySlice<UInt8>) -> Bool {
    if rest.isEmpty || take("Z", &rest) || take("z", &rest) { return true }
    guard take("+", &rest) || take("-", &rest), let hour = take(2, &rest), take(":", &rest),
      let minute = take(2, &rest)
    else { return false }
    return hour < 24 && minute < 60
  }

  private static func take(_ digits: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
    let part = rest.prefix(digits)
    guard part.count == digits, part.allSatisfy(\.isTOMLDigit) else { return nil }
    rest = rest.dropFirst(digits)
    return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func take(_ sign: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first.map(UInt32.init) == sign.value else { return false }
    rest = rest.dropFirst()
    return true
  }
}
