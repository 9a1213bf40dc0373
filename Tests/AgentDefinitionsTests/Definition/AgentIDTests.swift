import Testing

@testable import AgentDefinitions

/// What agents may be called, in files of this project's own and in others.
@Suite struct AgentIDTests {
  @Test(arguments: ["a", "researcher", "code_reviewer", "Research Agent", "v1.2", "7-up", "größe", "研究", "नमस्ते"])
  func plain(id: String) {
    #expect(faults(native: id) == [])
    #expect(faults(claude: id) == [])
  }

  @Test(arguments: [
    ("@writer", false), ("-a", false), (".a", false), (" a", false), ("_a", false), ("a:b", false), ("a(b)", false),
    (String(repeating: "a", count: 65), false), ("a/b", true), ("../../etc", true), ("a\\b", true),
    ("a\u{1B}[31m", true), ("a\nb", true), ("a\tb", true), ("a\u{202E}b", true), ("a\u{200B}b", true),
    ("a\u{2066}b", true), ("\u{3164}", true), ("a\u{2028}b", true),
  ])
  func odd(id: String, isMisleading: Bool) {
    #expect(faults(native: id) == [.blocking])
    #expect(faults(claude: id) == (isMisleading ? [.told] : []))
  }

  /// With `displayName` beside it, `name` is the id of an `.agent.md` too.
  @Test func theNameOfACopilotAgent() {
    let text = "---\nname: a/b\ndisplayName: A\ndescription: d\n---\nThe prompt.\n"
    #expect(faults(text, path: "x.agent.md") == [.told])
    #expect(faults(text.replacing("displayName: A\n", with: ""), path: "x.agent.md") == [])
  }

  @Test func inPlaceToo() {
    let loaded = TestTeam.read("agents: [{name: \"@a\", description: d, prompt: p}]")
    #expect(
      Sketch.faults(loaded.faults) == [
        "1:17 blocking invalidID(key: \"name\", written: \"@a\", expected: \"\(AgentID.form)\", blocks: true)"
      ])
  }

  private enum Told { case blocking, told }

  private func faults(native id: String) -> [Told] {
    faults("name: \(quoted(id))\ndescription: d\nprompt: p\n", path: "x.agent.yaml")
  }

  private func faults(claude id: String) -> [Told] {
    faults("---\nname: \(quoted(id))\ndescription: d\n---\nThe prompt.\n", path: ".claude/agents/x.md")
  }

  private func faults(_ text: String, path: String) -> [Told] {
    AgentFiles().read(SourceFile(path: path, text: text)).faults.map { $0.isBlocking ? .blocking : .told }
  }

  private func quoted(_ id: String) -> String {
    "\""
      + id.unicodeScalars.map { scalar in
        let digits = String(scalar.value, radix: 16)
        return scalar.isASCII && scalar.value >= 0x20 && scalar != "\\"
          ? String(scalar) : "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }.joined() + "\""
  }
}
