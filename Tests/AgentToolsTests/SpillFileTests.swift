import JSONText
import SessionCore
import SystemPackage
import Testing

@testable import AgentTools

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is kept for later is kept without secrets, and where it is said to be.
@Suite struct SpillFileTests {
  static let secret = "hunter2-hunter2-hunter2"
  static let redactor = Redactor(known: [secret, "two\nlines"])
  @Sendable static func redact(_ text: String) -> String { redactor.clean(text) }

  @Test func resultsOfASearch() async throws {
    let line = "hit \(Self.secret) end\n"
    let workspace = try Workspace(["long.txt": String(repeating: line, count: 3000)])
    let answer = await workspace.answer(
      GrepTool(), ["pattern": "hit", "output_mode": "content"], in: workspace.context(redact: Self.redact))
    #expect(answer.contains("more in \(workspace.spill)/"))
    let kept = try #require(
      workspace.names(workspace.spill).first.flatMap { workspace.text("\(workspace.spill)/\($0)") })
    let wanted = (1...3000).map { "./long.txt:\($0):hit \(Redactor.mark) end" }.joined(separator: "\n")
    #expect(kept == wanted)
  }

  @Test func outputOfACommand() async throws {
    let workspace = try Workspace()
    let line = "for i in {1..9000}; do echo \"$i hunter2-hunter2-\"hunter2; done"
    let answer = await workspace.answer(
      BashTool(), ["command": .string(line), "description": "x"], in: workspace.context(redact: Self.redact))
    #expect(answer.contains("the whole output is in \(workspace.spill)/"))
    let kept = try #require(
      workspace.names(workspace.spill).first.flatMap { workspace.text("\(workspace.spill)/\($0)") })
    #expect(kept == (1...9000).map { "\($0) \(Redactor.mark)\n" }.joined())
  }

  /// In pieces of any size the file is what the whole, cleaned at once, would be.
  @Test(arguments: [1, 7, 1000, 8192, 65_536, 65_537, 400_000])
  func piecesOfAnySize(_ size: Int) throws {
    let workspace = try Workspace()
    let key =
      "-----BEGIN PRIVATE KEY-----\n" + String(repeating: "MIIabcdefghijklmnopqrstuv0123456789\n", count: 90)
      + "-----END PRIVATE KEY-----\n"
    var text = ""
    for number in 0..<120 {
      text += String(repeating: number % 3 == 0 ? "wörd " : "line\n", count: 150 + number * 7 % 400)
      text += [Self.secret, "two\nlines", key, "ghp_" + String(repeating: "aB3", count: 30)][number % 4]
    }
    let bytes = Array(text.utf8)
    var writer = try SpillFile(named: "test", in: workspace.context(redact: Self.redact)).open()
    for start in stride(from: 0, to: bytes.count, by: size) {
      try writer.add(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    try writer.end()
    let kept = try #require(
      workspace.names(workspace.spill).first.flatMap { workspace.text("\(workspace.spill)/\($0)") })
    #expect(kept == Self.redact(text))
    #expect(!kept.contains("MII") && !kept.contains(Self.secret))
  }

  @Test func bytesThatAreNoTextStayAsTheyAre() throws {
    let workspace = try Workspace()
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    var writer = try SpillFile(named: "test", in: workspace.context(redact: Self.redact)).open()
    for start in stride(from: 0, to: bytes.count, by: 999) {
      try writer.add(Array(bytes[start..<min(start + 999, bytes.count)]))
    }
    try writer.end()
    let name = try #require(workspace.names(workspace.spill).first)
    #expect(workspace.bytes(workspace.spill + "/" + name) == bytes)
  }

  /// A folder given from where the program runs is named so that the tools find it.
  @Test func aRelativeFolderIsNamedWhole() async throws {
    let workspace = try Workspace(["long.txt": (0..<3000).map { "hit \($0)\n" }.joined()])
    let here = try #require(getcwd(nil, 0))
    defer { free(here) }
    let depth = String(cString: here).split(separator: "/").count
    let relative = String(repeating: "../", count: depth) + workspace.spill.dropFirst()
    let context = workspace.context(spill: relative)
    let answer = await workspace.answer(GrepTool(), ["pattern": "hit", "output_mode": "content"], in: context)
    let start = try #require(answer.firstRange(of: " more in /"))
    let path = String(answer[start.lowerBound...].dropFirst(9).dropLast())
    #expect(workspace.text(path)?.hasSuffix("./long.txt:3000:hit 2999") == true)
    let again: JSON = ["path": .string(path), "view_range": [2999, 2999]]
    #expect(await workspace.answer(ViewTool(), again, in: context).hasPrefix("2999. ./long.txt:2999:hit 2998"))
  }
}
