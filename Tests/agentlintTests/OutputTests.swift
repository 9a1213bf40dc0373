import Foundation
import JSONText
import Testing

@testable import agentlint

/// Reports in files besides standard output.
@Suite struct OutputTests {
  private static let vague = ConfigurationScenario.vague

  private func read(_ folder: borrowing ScenarioFolder, _ name: String) -> String? {
    try? String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  @Test func severalAtOnce() throws {
    let folder = try ScenarioFolder(["agents/a.agent.md": Self.vague, "out/a.json": "old"])
    let result = folder.run(
      [
        "FOLDER/agents", "--format", "concise", "--output", "json=FOLDER/out/a.json", "--output",
        "sarif=FOLDER/new/a=b.sarif",
      ])
    #expect(result.status == 1 && result.output.contains("[vague-description]"))
    #expect(try JSON(parsing: read(folder, "out/a.json") ?? "")["findings"]?.array?.count == 1)
    let location = try JSON(parsing: read(folder, "new/a=b.sarif") ?? "")["runs"]?[0]?["results"]?[0]?["locations"]?[0]
    #expect(location?["physicalLocation"]?["artifactLocation"]?["uri"] == "agents/a.agent.md")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["a.json"])
  }

  /// The permissions of what is there stay, and so does a link.
  @Test func aFileIsReplacedAsItIs() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.vague, "real.txt": "old"])
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/real.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.txt", withDestinationPath: folder.path + "/real.txt")
    _ = folder.run(["FOLDER", "--output", "concise=FOLDER/link.txt"])
    #expect(read(folder, "real.txt")?.contains("[vague-description]") == true)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/real.txt")
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640)
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.txt")) != nil)
  }

  @Test func whatCannotBeWrittenIsTold() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.vague, "file": ""])
    let result = folder.run(["FOLDER", "--output", "json=FOLDER/file/x", "--output", "json=FOLDER/y"])
    #expect(result.status == 2 && result.errors.contains("agentlint: FOLDER/file/x cannot be written: "))
    #expect(read(folder, "y") != nil)
  }

  @Test(arguments: ["json", "=x", "json=", "yaml=x"]) func aTargetIsAFormatAndAFile(_ target: String) throws {
    let result = try ScenarioFolder([:]).run(["FOLDER", "--output", target])
    #expect(result.status == 2 && result.output.isEmpty)
  }

  /// A checkout in a folder of the workspace is named from the workspace, as GitHub does.
  @Test func pathsStartAtTheWorkspace() throws {
    let folder = try ScenarioFolder(["inner/.git/HEAD": "ref: x\n", "inner/a.agent.md": Self.vague])
    let place = folder.path
    func file(_ workspace: String?) -> Bool {
      let arguments = [place + "/inner", "--format", "github"]
      let console = Console(today: ScenarioFolder.day, variable: { $0 == "GITHUB_WORKSPACE" ? workspace : nil })
      let output = AgentLint.run(arguments, console).console.output
      return output.contains("file=inner/a.agent.md,")
    }
    #expect(file(place) && !file(nil) && !file("/nowhere") && !file(""))
  }
}
