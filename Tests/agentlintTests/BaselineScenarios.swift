import AgentLinting
import Foundation
import JSONText
import Testing

@testable import agentlint

/// A project begins with what is new: what a baseline does, from end to end.
@Suite struct BaselineScenarios {
  private static let vague = ConfigurationScenario.vague
  private static let good = ConfigurationScenario.good
  private static let file = ".agentlint-baseline.json"

  /// Two files with a finding each, written down in a baseline that the configuration names.
  private func adopted(_ more: [String: String] = [:]) throws -> ScenarioFolder {
    let files = [
      "one/a.agent.md": Self.vague, "two/b.agent.md": Self.vague, ".agentlint.yaml": "baseline: \(Self.file)\n",
    ]
    let folder = try ScenarioFolder(files.merging(more) { $1 })
    let result = folder.run(["baseline", "FOLDER"])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    return folder
  }

  private func entries(_ folder: borrowing ScenarioFolder) throws -> [String] {
    let document = try JSON(parsing: folder.read(Self.file) ?? "")
    return (document["findings"]?.array ?? []).map {
      "\($0["path"]?.string ?? "") \($0["rule"]?.string ?? "") \($0["count"]?.intValue ?? 0)"
    }
  }

  @Test func whatIsKnownIsNeitherReportedNorCounted() throws {
    let folder = try adopted()
    #expect(try entries(folder) == ["one/a.agent.md vague-description 1", "two/b.agent.md vague-description 1"])
    let result = folder.run(["FOLDER"])
    #expect(result.status == 0 && result.output == "No findings in 2 files with 2 agents, 2 known\n")
    try folder.write(Self.vague, to: "three/c.agent.md")
    #expect(folder.found(["FOLDER"]) == ["three/c.agent.md:2 warning vague-description", "status 1"])
    #expect(folder.found(["FOLDER", "--max-warnings", "1"]).last == "status 0")
    let shown = folder.run(["FOLDER", "--show-allowed"]).output
    #expect(shown.components(separatedBy: "= known: it is in the baseline").count == 3)
    let json = try JSON(parsing: folder.run(["FOLDER", "--format", "json"]).output)
    #expect(json["summary"]?["known"] == 2)
  }

  @Test func theFileHasALineForEachEntryAndNoText() throws {
    let token = "ghp_8fK2mQ9xLp4Rv7Tz1WbN6cYh3JdS5gAe0uXo"
    let secret = "name: s\ndescription: Names \(token)\nprompt: You look.\nmodell: \(token)\n"
    let folder = try adopted(["s.agent.yaml": secret])
    let text = folder.read(Self.file) ?? ""
    #expect(!text.contains(token.prefix(14)))
    let lines = text.split(separator: "\n").filter { $0.contains("\"path\"") }
    #expect(lines.count > 3 && lines == lines.sorted())
    #expect(lines.allSatisfy { $0.contains("\"fingerprint\":\"") && $0.contains("\"about\":\"") })
  }

  @Test(arguments: [
    (
      "lines above", "mv one/a.agent.md x; { head -n1 x; echo 'model: gpt-5.2'; tail -n +2 x; } > one/a.agent.md; rm x",
      0
    ),
    ("line endings", "sed -i 's/$/\\r/' one/a.agent.md", 0),
    ("a file moved", "mkdir new; mv one/a.agent.md new/z.agent.md", 0),
    ("a file copied", "mkdir new; cp one/a.agent.md new/z.agent.md", 1),
    ("another value", "sed -i 's/with code/with the code/' one/a.agent.md", 1),
    ("the baseline's own file", "touch .agentlint-baseline.json", 0),
  ]) func knowsAFindingAgain(_ name: String, _ command: String, _ status: Int32) throws {
    let folder = try adopted()
    try folder.shell(command)
    #expect(folder.run(["FOLDER"], variables: ["CI": "true"]).status == status, "\(name)")
  }

  @Test func itShrinksByItselfAndNeverGrows() throws {
    let folder = try adopted()
    try folder.write(Self.good, to: "one/a.agent.md")
    try folder.write(Self.vague, to: "three/c.agent.md")
    let before = folder.read(Self.file)
    let ci = folder.run(["FOLDER"], variables: ["CI": "true"])
    #expect(ci.status == 1 && folder.read(Self.file) == before)
    #expect(
      ci.errors.contains(
        "agentlint: 1 finding of the baseline FOLDER/\(Self.file) no longer occur; `agentlint baseline --update` takes")
    )
    #expect(folder.run(["FOLDER", "--no-prune-baseline"]).status == 1 && folder.read(Self.file) == before)
    let here = folder.run(["FOLDER"])
    #expect(here.status == 1 && here.errors.contains("no longer occur, and are out of it"))
    #expect(try entries(folder) == ["two/b.agent.md vague-description 1"])
    #expect(folder.run(["FOLDER"]).errors.isEmpty)
  }

  /// What was not looked at is not gone.
  @Test(arguments: [
    ["FOLDER/one"], ["FOLDER/one/a.agent.md", "FOLDER/two/b.agent.md"], ["FOLDER", "--select", "tools"],
    ["FOLDER", "--ignore", "vague-description"], ["FOLDER", "--since", "HEAD"],
  ]) func itShrinksByWhatWasCheckedAlone(_ arguments: [String]) throws {
    let folder = try adopted()
    try folder.write(Self.good, to: "one/a.agent.md")
    try folder.shell(
      "rm -r .git; git init -q; git add two; git -c user.name=a -c user.email=a@b commit -qm one")
    let before = folder.read(Self.file)
    #expect(folder.run(arguments).status == 0)
    #expect(folder.read(Self.file) == before)
  }

  @Test func aMovedFileIsFollowed() throws {
    let folder = try adopted()
    try folder.shell("mkdir new; mv one/a.agent.md new/z.agent.md")
    let result = folder.run(["FOLDER"])
    #expect(result.status == 0 && result.errors.contains("follows files that have been moved"))
    #expect(try entries(folder) == ["new/z.agent.md vague-description 1", "two/b.agent.md vague-description 1"])
  }

  @Test func updateAndRenew() throws {
    let folder = try adopted()
    #expect(folder.run(["baseline", "FOLDER"]).status == 2)
    try folder.write(Self.good, to: "one/a.agent.md")
    try folder.write(Self.vague, to: "three/c.agent.md")
    #expect(
      folder.run(["baseline", "FOLDER", "--update"]).output
        == "1 finding taken out of .agentlint-baseline.json, 1 left\n")
    #expect(try entries(folder) == ["two/b.agent.md vague-description 1"])
    let renewed = folder.run(["baseline", "FOLDER", "--renew"])
    #expect(renewed.output == "2 findings written down in .agentlint-baseline.json, where 1 were before\n")
    #expect(try entries(folder) == ["three/c.agent.md vague-description 1", "two/b.agent.md vague-description 1"])
  }

  @Test(arguments: [
    ("<<<<<<< HEAD\n{", "is not as agentlint writes it"), ("[]", "`version` is missing"),
    ("{\"version\": 2, \"findings\": []}", "upgrade agentlint"), ("{\"version\": 1}", "`findings` is missing"),
    ("{\"version\": 1, \"findings\": [{\"path\": \"a\"}]}", "entry 1 lacks its path, rule, fingerprint or count"),
    (nil, "is not there; `agentlint baseline --output"),
  ]) func aBaselineThatCannotBeUsedIsTwo(_ text: String?, _ complaint: String) throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.vague])
    if let text { try folder.write(text, to: "b.json") }
    let result = folder.run(["FOLDER", "--baseline", "FOLDER/b.json"])
    #expect(result.status == 2 && result.output.isEmpty && result.errors.contains(complaint), "\(result.errors)")
    #expect(folder.read("b.json") == text)
  }

  /// Each configuration has its own.
  @Test func baselinesOfSeveralFolders() throws {
    let folder = try ScenarioFolder([
      "one/a.agent.md": Self.vague, "one/.agentlint.yaml": "baseline: known.json\n", "two/b.agent.md": Self.vague,
    ])
    #expect(folder.run(["baseline", "FOLDER/one"]).status == 0)
    #expect(folder.read("one/known.json")?.contains("\"path\":\"a.agent.md\"") == true)
    #expect(folder.found(["FOLDER"]) == ["two/b.agent.md:2 warning vague-description", "status 1"])
    #expect(folder.run(["FOLDER", "--baseline", "FOLDER/one/known.json"]).status == 1)
  }

  /// What could not be read may hold anything.
  @Test func whatCannotBeReadIsInNoBaseline() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.vague, "b.agent.md": Self.vague])
    let arguments = ["baseline", "FOLDER", "FOLDER/none.agent.md", "--output", "FOLDER/b.json"]
    let result = folder.run(arguments)
    #expect(result.status == 2 && result.errors.contains("none.agent.md:1:1: error: "))
    #expect(result.errors.contains("agentlint: what could not be read is in no baseline\n"))
    let before = folder.read("b.json") ?? ""
    #expect(before.contains("vague-description") && !before.contains("unreadable-file"))
    #expect(folder.run(arguments + ["--update"]).status == 2)
    // Its findings are not gone while nobody knows.
    try folder.shell("printf '\\377\\376' > a.agent.md")
    #expect(folder.run(["FOLDER", "--baseline", "FOLDER/b.json"]).status == 1)
    #expect(folder.read("b.json") == before)
  }

  @Test func withAWrongConfigurationNothingIsWritten() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.vague, ".agentlint.yaml": "tiers: all\n"])
    let result = folder.run(["baseline", "FOLDER", "--output", "FOLDER/b.json"])
    #expect(result.status == 2 && result.errors.contains("did you mean `tier`?") && folder.read("b.json") == nil)
  }
}
