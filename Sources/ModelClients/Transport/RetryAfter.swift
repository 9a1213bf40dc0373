internal import NIOHTTP1

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How long a server asks us to wait: seconds, milliseconds (`retry-after-ms`), or a date.
enum RetryAfter {
  /// Nobody means more; and it keeps nonsense from overflowing.
  private static let longest: Double = 86_400

  static func wait(_ headers: HTTPHeaders) -> Duration? {
    if let milliseconds = headers.first(name: "retry-after-ms").flatMap(Double.init) {
      return duration(seconds: milliseconds / 1000)
    }
    guard let value = headers.first(name: "Retry-After") else { return nil }
    if let seconds = Double(value) { return duration(seconds: seconds) }
    guard let date = HTTPDate.seconds(of: value) else { return nil }
    // Against the server's own clock where it shows it; ours may be wrong.
    let now = headers.first(name: "Date").flatMap(HTTPDate.seconds) ?? Int(time(nil))
    return duration(seconds: Double(date - now))
  }

  private static func duration(seconds: Double) -> Duration? {
    guard seconds.isFinite else { return nil }
    return .milliseconds(Int(max(0, min(seconds, longest)) * 1000))
  }
}

/// Dates as HTTP writes them: `Wed, 21 Oct 2015 07:28:00 GMT`.
enum HTTPDate {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Seconds since 1970.
  static func seconds(of text: String) -> Int? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), (1...31).contains(day),
      let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]), (1970...9999).contains(year)
    else { return nil }
    let time = parts[4].split(separator: ":").compactMap { Int($0) }
    guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2])
    else { return nil }
    return daysSince1970(year, month + 1, day) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
  }

  /// Years are counted from March, so that the leap day is the last one.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
