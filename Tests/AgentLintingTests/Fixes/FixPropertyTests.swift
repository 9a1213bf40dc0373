import AgentDefinitions
import AgentLinting
import Foundation
import Testing

/// What holds of every fix of every file: the second time nothing changes, nothing new is wrong, and what no fix is about
/// is there as before.
@Suite struct FixPropertyTests {
  /// Front matter lines with something wrong, for two systems; each file has several.
  private static let copilot = [
    "description: Reviews code: it names races", "description: Reviews pull request #42", "name: 2024",
    "tools: [view, gerp, view] # keep me", "tools:\n  - codebase # keep me\n  - findTestFiles\n  - runCommands",
    "infer: false # keep me", "user-invokable: false", "mcp_servers:\n  docs: {type: local, command: docs-server}",
    "model: GPT-4.1", "user-invocable: \"false\"", "allowed-tools: [view]",
    "# agentlint: allow empty-tools -- keep me not\nmodel: GPT-5.4", "agents: [nobody]",
  ]
  private static let claude = [
    "description: Reviews code: it names races", "tools: Raed, Grep, MultiEdit, Edit", "tools: view, Bash, Bash",
    "disallowedTools: bash", "model: claude-sonnet-4.6", "allowedTools: Read", "model: claude-sonnet-4-20250514",
    "tools:\n- Read # keep me\n- LS\n- NotebookRead", "permissionMode: paln",
  ]
  private static let bodies = [
    "You look.\n", "You look.\n\n</content>\n</invoke>\n", "You\u{202E} look.\n",
    "Call\n\n**So:**```sh\nls\n```\n\nEnd.\n",
  ]

  struct Given: Sendable, CustomTestStringConvertible {
    let number: Int
    let path: String
    let text: String

    var testDescription: String { "\(number)" }
  }

  /// Two faults and a body each, with every kind of line end, with and without a byte order mark.
  static let all: [Given] = {
    var all: [Given] = []
    let breaks = ["\n", "\r\n", "\r"]
    for (folder, ending, lines) in [(".github/agents", ".agent.md", copilot), (".claude/agents", ".md", claude)] {
      for first in lines.indices {
        let second = (first + 3) % lines.count
        var head = [lines[first], lines[second]]
        if head.allSatisfy({ !$0.hasPrefix("description") }) { head.insert("description: Names data races", at: 0) }
        if ending == ".md" { head.insert("name: one", at: 0) }
        let text = "---\n" + head.joined(separator: "\n") + "\n---\n" + bodies[first % bodies.count]
        let lineBreak = breaks[first % 3]
        all.append(
          Given(
            number: all.count, path: "\(folder)/one\(ending)",
            text: (first % 4 == 0 ? "\u{FEFF}" : "") + text.replacing("\n", with: lineBreak)))
      }
    }
    return all
  }()

  @Test(arguments: all, [false, true]) func holds(_ given: Given, _ isUnsafe: Bool) throws {
    let folder = try FixtureFolder([(given.path, given.text)])
    let before = folder.report().findings
    let path = "\(folder.path)/\(given.path)"
    let first = Self.fix(folder.path, isUnsafe, FileOverlay())
    var overlay = FileOverlay()
    if let change = first.changes.first { overlay[path] = change.after }
    let second = Self.fix(folder.path, isUnsafe, overlay)
    #expect(second.applied.map(\.fix.title) == [])

    let worst = before.map(\.severity).max() ?? .info
    let rules = Set(before.map(\.rule))
    let uncovers = first.applied.contains { $0.fix.uncovers }
    let new = first.report.findings.filter { !rules.contains($0.rule) && $0.severity >= worst }
    #expect(uncovers || new.isEmpty, "\(new.map(\.message))")

    let after = String(decoding: overlay[path] ?? Array(given.text.utf8), as: UTF8.self)
    #expect(after.hasPrefix("\u{FEFF}") == given.text.hasPrefix("\u{FEFF}"))
    #expect(Self.breaks(after).isSubset(of: Self.breaks(given.text)))
    if given.text.contains("# keep me\n") || given.text.contains("# keep me\r") {
      #expect(after.contains("# keep me"), "\(after)")
    }
  }

  /// The edits alone: what is outside of them is there byte for byte.
  @Test(arguments: all) func bytesOutsideOfFixesAreEqual(_ given: Given) throws {
    let folder = try FixtureFolder([(given.path, given.text)])
    for finding in folder.report().findings {
      for fix in finding.fixes {
        let file = finding.file
        let after = fix.edits.applied(to: file)
        var (old, new) = (0, 0)
        for edit in fix.edits.sorted(by: { $0.range.lower < $1.range.lower }) {
          let length = Int(edit.range.lower) - old
          #expect(file.bytes[old..<old + length].elementsEqual(after[new..<new + length]))
          old = Int(edit.range.upper)
          new += length + edit.replacement.count
        }
        #expect(file.bytes[old...].elementsEqual(after[new...]))
      }
    }
  }

  private static func fix(_ path: String, _ isUnsafe: Bool, _ start: FileOverlay) -> FixOutcome {
    Fixer.fix(
      lint: { overlay in
        // What the first time made of the file counts as what is on disk.
        let loaded = FilesLoader.load([path], overlay: overlay.isEmpty ? start : overlay)
        return Linter().report(on: loaded)
      },
      where: { _, fix in isUnsafe || fix.isSafe })
  }

  private static func breaks(_ text: String) -> Set<String> {
    var breaks: Set<String> = []
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\n" { breaks.insert(previous == "\r" ? "\r\n" : "\n") }
      if previous == "\r", scalar != "\n" { breaks.insert("\r") }
      previous = scalar
    }
    if previous == "\r" { breaks.insert("\r") }
    return breaks
  }

  /// Set `ROSTER_CORPUS` to a folder of agent files: fixing them twice changes nothing the second time.
  @Test(.enabled(if: getenv("ROSTER_CORPUS") != nil), arguments: [false, true]) func holdsOfTheCorpus(
    _ isUnsafe: Bool
  ) throws {
    let root = try #require(getenv("ROSTER_CORPUS").map { String(cString: $0) })
    let first = Self.fix(root, isUnsafe, FileOverlay())
    var overlay = FileOverlay()
    for change in first.changes { overlay[change.path] = change.after }
    #expect(!first.isCutShort)
    #expect(Self.fix(root, isUnsafe, overlay).applied.map(\.fix.title) == [])
  }
}
