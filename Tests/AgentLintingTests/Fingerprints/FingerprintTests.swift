import AgentDefinitions
import Testing

@testable import AgentLinting

/// A fingerprint stays as long as a person would say that the finding is the same one.
@Suite struct FingerprintTests {
  private static let rule = "vague-description"

  private func finding(
    _ text: String, _ part: String, path: String = "a.agent.yaml", rule: String = rule, at number: Int = 0
  )
    -> Finding
  {
    let bytes = Array(text.utf8)
    let places = ByteSearch.offsets(of: Array(part.utf8), in: bytes)
    let start = places.indices.contains(number) ? places[number] : 0
    return Finding(
      rule: rule, severity: .warning, file: SourceFile(path: path, bytes: bytes),
      range: SourceRange(start, start + part.utf8.count), message: "m")
  }

  private func fingerprint(_ text: String, _ part: String = "Helps", path: String = "a.agent.yaml") -> String {
    let finding = finding(text, part, path: path)
    return Fingerprints(of: LintReport(findings: [finding]))[finding].text
  }

  private static let team = "agents:\n  - name: a\n    description: Helps\n    tools: [view, edit]\nx: 1\n"

  @Test(arguments: [
    "# a comment\n\n\nmodel: x\n" + team, team + "more: 1\n", team.replacing("\n", with: "\r\n"),
    "\u{FEFF}" + team, "agents:\n    - name: a\n      description: Helps\n",
    "agents:\n- name: a\n  description: Helps\n",
    team.replacing("Helps", with: "\"Helps\""), team.replacing("Helps", with: "   Helps"),
    "agents:\n  - name: \"a\"\n    # why\n    model: m\n\n    description:   Helps # so\n",
  ]) func holdsWhileTheRestChanges(_ text: String) {
    #expect(fingerprint(text) == fingerprint(Self.team))
  }

  @Test(arguments: [
    "agents:\n  - name: b\n    description: Helps\n", "agents:\n  - name: a\n    displayName: Helps\n",
    "agents:\n  - name: a\n    description: helps\n", "description: Helps\n",
  ]) func isAnotherForAnotherFinding(_ text: String) {
    #expect(ByteSearch.contains(Array("elps".utf8), in: Array(text.utf8)))
    #expect(fingerprint(text, text.contains("Helps") ? "Helps" : "helps") != fingerprint(Self.team))
  }

  /// Anything may be put in above, at whatever length.
  @Test(arguments: 0..<40) func holdsUnderLinesPutInAbove(_ seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let lines = ["", "# x", "other: 1", "list: [1]", "list2:\n  - a\n  - b: c", "text: |\n  a\n   b: c\n"]
    let above = (0..<Int.random(in: 1...30, using: &random)).map { _ in lines.randomElement(using: &random) ?? "" }
    #expect(fingerprint((above + [Self.team]).joined(separator: "\n")) == fingerprint(Self.team))
  }

  @Test func holdsInProseThatIsWrappedOtherwise() {
    let front = "---\nname: a\n---\n"
    let one = fingerprint(front + "# Head\n\nLook at [the\npage](gone.md) now.", "[the\npage](gone.md)", path: "a.md")
    let two = fingerprint(front + "# Other\n\n  Look at\n  [the page](gone.md)", "[the page](gone.md)", path: "a.md")
    #expect(one == two)
  }

  /// A bracket alone says nothing.
  @Test func ofALittleTheLineCounts() {
    #expect(fingerprint("tools: [\n", "[") != fingerprint("tools: [view\n", "["))
    #expect(fingerprint("x: 1\ntools: [\n", "[") == fingerprint("tools:   [\n", "["))
  }

  @Test func doesNotGoByThePath() {
    #expect(fingerprint(Self.team, path: "x/b.yaml") == fingerprint(Self.team))
    let finding = finding(Self.team, "Helps")
    let one = Fingerprints(of: LintReport(findings: [finding]))[finding]
    #expect(one.text(at: "a") != one.text(at: "b"))
  }

  @Test func equalFindingsOfAFileAreNumbered() {
    let text = "See [x](gone.md) and [x](gone.md) and [x](gone.md).\n"
    let findings = (0..<3).map { finding(text, "gone.md", path: "a.md", at: $0) }
    let file = findings[0].file
    let same = findings.map {
      Finding(rule: $0.rule, severity: .warning, file: file, range: $0.range, message: "m")
    }
    let all = Fingerprints(of: LintReport(findings: same))
    let first = all[same[0]].text
    #expect(same.map { all[$0].text } == [first, first + "-2", first + "-3"])
    // Allowing the first makes the others no other findings.
    let fewer = Fingerprints(
      of: LintReport(findings: Array(same.dropFirst()), allowed: [(finding: same[0], reason: "r")]))
    #expect(same.map { fewer[$0].text } == same.map { all[$0].text })
  }

  @Test func holdsWhenARuleIsRenamed() {
    func info(_ id: String, _ aliases: [String]) -> RuleInfo {
      RuleInfo(
        id: id, aliases: aliases, category: .tools, severity: .info, summary: "s", why: "w", examples: [])
    }
    func print(_ rules: [RuleInfo]) -> String {
      let finding = finding(Self.team, "Helps", rule: rules[0].id)
      return Fingerprints(of: LintReport(findings: [finding]), among: RuleNames(rules))[finding].text
    }
    let names = [info("first", []), info("second", ["first"]), info("third", ["first", "second"])]
    #expect(Set(names.map { print([$0]) }).count == 1)
    #expect(print([info("other", [])]) != print([names[0]]))
  }

  /// Nobody can try words until one fits: what is secret is not part of it.
  @Test func saysNothingAboutASecret() {
    func print(_ key: String) -> String {
      let finding = finding("env:\n  API_KEY: \(key)\n", key, rule: LiteralSecret.info.id)
      return Fingerprints(of: LintReport(findings: [finding]))[finding].text
    }
    #expect(print("q7Tz9LmW2bXc4KpR") == print("Zk3Vr8mQ1sYd6HnJ"))
  }

  @Test(arguments: ["a: ", "  - b\n", "k:\n", "{\"a\":", " \n", "- - ", "x: 'y'\n  z: |\n"])
  func aHostileFileTakesNoLongTime(_ part: String) {
    let file = SourceFile(path: "a.yaml", text: String(repeating: part, count: 200_000 / part.utf8.count))
    let step = file.bytes.count / 500
    let findings = (0..<500).map {
      Finding(rule: Self.rule, severity: .info, file: file, range: SourceRange($0 * step, $0 * step + 9), message: "m")
    }
    let all = Fingerprints(of: LintReport(findings: findings))
    #expect(Set(findings.map { all[$0] }).count == 500)
  }
}

/// Chance that comes out the same every time.
private struct SplitMix: RandomNumberGenerator {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var value = seed
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
