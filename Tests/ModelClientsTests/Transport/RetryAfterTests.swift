import NIOHTTP1
import Testing

@testable import ModelClients

struct RetryAfterTests {
  private static let date = "Wed, 21 Oct 2015 07:28:00 GMT"

  @Test(
    arguments: [
      ([], nil),
      ([("Retry-After", "3")], .seconds(3)),
      ([("retry-after", "0.25")], .milliseconds(250)),
      ([("Retry-After", "-1")], .zero),
      ([("Retry-After", "1e30")], .seconds(86_400)),
      ([("Retry-After", "nan")], nil),
      ([("Retry-After", "soon")], nil),
      ([("Retry-After", "Wed, 21 Oct 2015 07:28:05 GMT"), ("Date", date)], .seconds(5)),
      ([("Retry-After", "Wed, 21 Oct 2015 07:27:05 GMT"), ("Date", date)], .zero),
      ([("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT")], .zero),
      ([("Retry-After", "5"), ("retry-after-ms", "1500")], .milliseconds(1500)),
    ] as [([(String, String)], Duration?)])
  func waits(headers: [(String, String)], expected: Duration?) {
    #expect(RetryAfter.wait(HTTPHeaders(headers)) == expected)
  }

  @Test(arguments: [
    ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Wed, 21 Oct 2015 07:28:00 GMT", 1_445_412_480),
    ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
    ("Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200),
    ("Sat, 01 Jan 2000 00:00:00 GMT", 946_684_800),
    ("Wed, 21 Oct 2015 07:28:00", nil),
    ("Wed, 32 Oct 2015 07:28:00 GMT", nil),
    ("Wed, 21 Oct 2015 24:28:00 GMT", nil),
    ("Wed, 21 Okt 2015 07:28:00 GMT", nil),
    ("Wed, 21 Oct 99999999999999999999 07:28:00 GMT", nil),
    ("", nil),
  ])
  func dates(text: String, expected: Int?) {
    #expect(HTTPDate.seconds(of: text) == expected)
  }
}
