import AgentDefinitions
import AgentLinting
import JSONText
import Testing

@testable import agentlint

/// Random edits of a small project, with what is shown held against what the command says of the same files.
@Suite struct RandomEditTests {
  private static let files = [
    "team.yaml":
      "version: 1\nagents: [a.agent.md, b.agent.md]\nagent: b\ntests:\n  - prompt: Which query is slow?\n    expect: b\n",
    "a.agent.md":
      "---\ndescription: Finds data races in Swift code\ntools: [read, agent]\nagents: [b]\n---\nYou look.\n",
    "b.agent.md": "---\nname: The B\ndescription: Writes SQL queries for reports\ntools: [read]\n---\nYou write.\n",
    ".claude/agents/c.md":
      "---\nname: c\ndescription: Names untested paths\ntools: Read, Agent(d)\n---\nYou name.\n",
    ".claude/agents/d.md": "---\nname: d\ndescription: Renames Swift functions\nskills: one\n---\nYou rename.\n",
    ".claude/skills/one/SKILL.md": "---\nname: one\ndescription: Says how to rename\n---\nSay.\n",
  ]

  private static let pieces = [
    "x", " ", "\n", ": ", "- ", "[", "]", "\"", "#", "---\n", "b", "d", "tools: [Raed]\n",
    "description: Helps with code\n", "agents: [nobody]\n", "name: c\n", "skills: two\n", "😀",
    "# agentlint: allow vague-description -- because\n", "*", "a",
  ]

  /// Enough of a generator for tests.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }

    mutating func edited(_ text: String) -> String {
      var scalars = Array(text.unicodeScalars)
      let start = Int.random(in: 0...scalars.count, using: &self)
      let length = Bool.random(using: &self) ? 0 : Int.random(in: 0...8, using: &self)
      let piece = RandomEditTests.pieces.randomElement(using: &self) ?? ""
      scalars.replaceSubrange(start..<min(scalars.count, start + length), with: piece.unicodeScalars)
      var result = String.UnicodeScalarView()
      result.append(contentsOf: scalars)
      return String(result)
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func whatIsShownIsWhatTheCommandSays(_ seed: UInt64) throws {
    var chance = Chance(state: seed)
    var editor = try EditorSession(Self.files)
    let paths = Self.files.keys.filter { !$0.hasSuffix("SKILL.md") }.sorted()
    for path in paths { editor.open(path) }
    editor.pause()
    for step in 0..<30 {
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let path = paths.randomElement(using: &chance) ?? ""
        let isAnew = Int.random(in: 0..<8, using: &chance) == 0
        editor.write(isAnew ? Self.files[path] ?? "" : chance.edited(editor.text(path)), to: path)
      }
      var early: [String: [String]] = [:]
      for path in paths { early[path] = Self.own(editor.found(path)) }
      editor.pause()
      for path in paths { try editor.folder.write(editor.text(path), to: path) }
      let wanted = Self.findings(of: editor.folder)
      for path in paths {
        let found = editor.found(path)
        #expect(found == wanted[path, default: []], "step \(step): \(path)\n\(editor.text(path))")
        // What was said at once is what is said now, but for what others have to do with it. A team's file waits.
        if path.hasSuffix(".md") {
          #expect(early[path] == Self.own(found), "step \(step): \(path)\n\(editor.text(path))")
        }
      }
    }
  }

  /// Without what takes a look at other files.
  private static func own(_ found: [String]) -> [String] {
    let others: Set<String> = ["unknown-skill", "misspelled-skill", "unused-allowance", "undeclared-server"]
    return found.filter { line in
      let id = line.split(separator: " ").last.map(String.init) ?? ""
      let category = RuleCatalogue.rule(id)?.category
      return category != .team && category != .description && !others.contains(id)
    }
  }

  /// What the command finds, by file.
  private static func findings(of folder: borrowing ScenarioFolder) -> [String: [String]] {
    let output = folder.run(["check", "FOLDER", "--format", "json"]).output
    var found: [String: [String]] = [:]
    for finding in (try? JSON(parsing: output))?["findings"]?.array ?? [] {
      let place = finding["start"]
      found[finding["path"]?.string ?? "", default: []].append(
        "\(place?["line"]?.int ?? 0):\(place?["utf16Column"]?.int ?? 0) \(finding["rule"]?.string ?? "")")
    }
    return found
  }
}
