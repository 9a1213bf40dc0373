import Foundation
import Testing

@testable import AgentLinting

@Suite struct UnifiedDiffTests {
  private static func lines(_ numbers: ClosedRange<Int>, _ changed: [Int: String] = [:]) -> String {
    numbers.map { (changed[$0] ?? "line \($0)") + "\n" }.joined()
  }

  @Test func showsThreeLinesAround() throws {
    let diff = try #require(
      UnifiedDiff("a b.md", from: Array(Self.lines(1...20).utf8), to: Array(Self.lines(1...20, [10: "new"]).utf8)))
    #expect(
      String(decoding: diff.text, as: UTF8.self) == """
        --- a/a b.md\t
        +++ b/a b.md\t
        @@ -7,7 +7,7 @@
         line 7
         line 8
         line 9
        -line 10
        +new
         line 11
         line 12
         line 13

        """)
  }

  @Test func sameTextsHaveNone() { #expect(UnifiedDiff("a", from: [1], to: [1]) == nil) }

  private static let pairs: [(String, String)] = [
    ("a\n", "b\n"), ("a", "b"), ("a\n", "a"), ("a", "a\n"), ("", "a\n"), ("a\r\nb\r\n", "a\r\nc\r\n"),
    ("a\rb\rc", "a\rx\rc"), (lines(1...20), lines(1...20, [1: "x", 20: "y"])),
    (lines(1...20), lines(2...21)), (lines(1...30), lines(1...30, [5: "x\nx", 9: "y", 16: "z", 23: "w"])),
    (lines(1...5), lines(1...5) + lines(1...5)), (lines(1...10) + lines(1...10), lines(1...10)),
    ("x\ny\nx\ny\n", "y\nx\ny\nx\n"), (lines(1...1500), lines(2001...3500)),
  ]

  /// The judge is git.
  @Test(arguments: pairs.indices) func gitAppliesIt(_ index: Int) throws {
    let (before, after) = Self.pairs[index]
    for name in ["a.md", "with blank.md", "quote\"d.md"] {
      let folder = try FixtureFolder([(name, before)])
      let diff = try #require(UnifiedDiff(name, from: Array(before.utf8), to: Array(after.utf8)))
      try Data(diff.text).write(to: URL(fileURLWithPath: folder.path + "/.diff"))
      #expect(Self.git(["apply", ".diff"], in: folder.path) == 0, "\(String(decoding: diff.text, as: UTF8.self))")
      #expect(try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8) == after)
    }
  }

  private static func git(_ arguments: [String], in folder: String) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder, "-c", "core.autocrlf=false"] + arguments
    process.standardError = FileHandle.nullDevice
    try? process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func differencesAreSmall() {
    let old = Array("a\nb\nc\na\nb\nb\na\n".utf8).split(separator: 10)
    let new = Array("c\nb\na\nb\na\nc\n".utf8).split(separator: 10)
    let changes = LineDifference(from: old, to: new).changes
    #expect(changes.map { $0.old.count + $0.new.count }.reduce(0, +) == 5)
  }
}
