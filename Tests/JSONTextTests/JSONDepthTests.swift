import Foundation
import JSONText
import Testing

struct JSONDepthTests {
  private static let shapes: [(open: String, inner: String, close: String)] = [
    ("[", "", "]"),
    ("{\"a\":", "1", "}"),
    ("[{\"a\":[1,", "2", "],\"b\":{}}]"),
  ]

  private static func nested(_ shape: Int, _ times: Int) -> String {
    let (open, inner, close) = shapes[shape]
    return String(repeating: open, count: times) + inner + String(repeating: close, count: times)
  }

  @Test func theLimitIsExact() throws {
    _ = try JSON(parsing: Self.nested(0, 512))
    #expect(throws: JSONSyntaxError(offset: 512, reason: .tooDeep(limit: 512))) {
      try JSON(parsing: Self.nested(0, 513))
    }
    #expect(throws: JSONSyntaxError(offset: 10, reason: .tooDeep(limit: 2))) {
      try JSON(parsing: Self.nested(1, 3), maximumDepth: 2)
    }
    #expect(throws: JSONSyntaxError(offset: 0, reason: .tooDeep(limit: 0))) { try JSON(parsing: "[]", maximumDepth: 0) }
    #expect(try JSON(parsing: "1", maximumDepth: 0) == 1)
  }

  @Test func hostileNestingIsRefusedAtOnce() {
    for opening in ["[", "{\"a\":"] {
      #expect(throws: JSONSyntaxError.self) { try JSON(parsing: String(repeating: opening, count: 1_000_000)) }
    }
  }

  /// Reading, writing, comparing, hashing and freeing what the limit allows must fit the smallest stack in use.
  @Test(arguments: [(0, 512), (1, 512), (2, 170)])
  func theDeepestFitsASmallStack(shape: Int, times: Int) async throws {
    let text = Self.nested(shape, times)
    let outcome = try await withCheckedThrowingContinuation { done in
      let thread = Thread {
        done.resume(
          with: Result {
            let value = try JSON(parsing: text)
            let again = try JSON(parsing: value.pretty())
            return value == again && value.hashValue == again.hashValue && value.text == text
          })
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(outcome)
  }
}
