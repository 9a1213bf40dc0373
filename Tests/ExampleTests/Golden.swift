import Foundation
import Testing

/// Files that hold what is expected; `ROSTER_UPDATE=1` rewrites them, and their diff is read like code.
enum Golden {
  static func compare(_ text: String, with path: String, at location: Testing.SourceLocation = #_sourceLocation) throws
  {
    if ProcessInfo.processInfo.environment["ROSTER_UPDATE"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let expected = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    #expect(text == expected, "\(path) differs; ROSTER_UPDATE=1 rewrites it", sourceLocation: location)
  }
}
