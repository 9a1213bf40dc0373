import Testing

@testable import agentlint

/// With `--since`, whoever reviews a change is told what it lets pass that was told before.
@Suite struct SuppressionChangeScenarios {
  private static let vague = ConfigurationScenario.vague
  private static let git = "git -c user.name=a -c user.email=a@b -c init.defaultBranch=main"

  private static let allowed = vague.replacing(
    "description:", with: "# agentlint: allow vague-description -- for the tour\ndescription:")

  /// What is told about a change from the first files to the second.
  private func told(_ old: [String: String], _ new: [String: String]) throws -> [String] {
    let folder = try ScenarioFolder(["a.agent.md": Self.vague].merging(old) { $1 })
    try folder.shell("rm -r .git; \(Self.git) init -q; git add .; \(Self.git) commit -qm one")
    for (name, text) in new { try folder.write(text, to: name) }
    let errors = folder.run(["FOLDER", "--since", "HEAD"], variables: ["CI": "true"]).errors
    return errors.split(separator: "\n").compactMap { line in
      line.hasPrefix("agentlint: since HEAD: ")
        ? String(line.dropFirst("agentlint: since HEAD: ".count)).replacing("FOLDER/", with: "") : nil
    }
  }

  @Test func aCommentThatAllows() throws {
    let line = "a.agent.md:2 allows `vague-description` now: “for the tour”"
    #expect(try told([:], ["a.agent.md": Self.allowed]) == [line])
    #expect(try told([:], ["b.agent.md": Self.allowed]) == [line.replacing("a.agent", with: "b.agent")])
    // It was there, only elsewhere in the file.
    #expect(try told(["a.agent.md": Self.allowed], ["a.agent.md": Self.allowed + "More.\n"]) == [])
    #expect(
      try told(
        ["a.agent.md": Self.allowed], ["a.agent.md": Self.allowed.replacing("---\n#", with: "---\nmodel: gpt-5.2\n#")])
        == [])
    #expect(try told(["a.agent.md": Self.allowed], ["a.agent.md": Self.vague]) == [])
  }

  @Test(arguments: [
    ("", "ignore: [vague-description]", ["switches off `vague-description`"]),
    ("", "rules: { vague-description: off }", ["switches off `vague-description`"]),
    ("rules: { vague-description: error }", "", ["lowers `vague-description` from error to warning"]),
    ("", "rules: { vague-description: info }", ["lowers `vague-description` from warning to info"]),
    ("", "rules: { vague-description: error }", []),
    ("ignore: [vague-description]", "", []),
    ("", "exclude: [drafts]", ["excludes `drafts`"]),
    ("exclude: [drafts]", "exclude: [drafts]\ntier: strict", []),
    ("", "failOn: error", ["fails on error instead of warning"]),
    ("failOn: never", "failOn: error", []),
    ("maxWarnings: 3", "maxWarnings: 5", ["lets 5 warnings pass"]),
    (
      "", "overrides: [{ paths: [x], rules: { vague-description: off } }]",
      ["switches off or lowers `vague-description` for some files"]
    ),
    ("", "targets: [claude-code]", ["tells only what concerns `claude-code`"]),
  ]) func settingsThatAreMilder(_ old: String, _ new: String, _ expected: [String]) throws {
    let name = ".agentlint.yaml"
    #expect(try told([name: "version: 1\n" + old], [name: "version: 1\n" + new]) == expected.map { "\(name) \($0)" })
  }

  @Test func aBaselineThatHasGrown() throws {
    func baseline(_ count: Int) -> String {
      "{\"version\":1,\"findings\":[{\"path\":\"x\",\"rule\":\"r\",\"fingerprint\":\"f\",\"count\":\(count)}]}\n"
    }
    let settings = [".agentlint.yaml": "baseline: known.json\n"]
    let old = settings.merging(["known.json": baseline(2)]) { $1 }
    #expect(try told(old, ["known.json": baseline(5)]) == ["known.json lets 3 more findings pass"])
    #expect(try told(old, ["known.json": baseline(1)]) == [])
  }
}
