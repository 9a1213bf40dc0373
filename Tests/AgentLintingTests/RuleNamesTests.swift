import AgentDefinitions
import Testing

@testable import AgentLinting

/// A rule that was renamed answers to its former name.
@Suite struct RuleNamesTests {
  private static let renamed = RuleInfo(
    id: "new-name", aliases: ["old-name", "older-name"], category: .tools, severity: .warning, summary: "s", why: "w",
    examples: [])
  private static let names = RuleNames([renamed])

  @Test(arguments: ["new-name", "old-name", "older-name"]) func onTheCommandLine(_ name: String) {
    #expect(RuleSelector(name, among: Self.names) == .rule("new-name"))
    #expect(RuleSelector(name) == nil)
    #expect(Self.names.all.contains(name))
  }

  @Test(arguments: ["new-name", "old-name", "older-name"]) func inAConfiguration(_ name: String) throws {
    let file = SourceFile(path: ".agentlint.yaml", text: "\(name): { severity: error }\n")
    let (root, faults) = RecordFile.read(file, as: ConfigurationFields.record(of: [Self.renamed]))
    #expect(faults.isEmpty)
    let choices = ConfigurationReader.rules(try #require(root), among: Self.names)
    #expect(choices == ["new-name": .init(isOn: true, severity: .error)])
  }

  @Test func otherNamesAreNone() {
    #expect(RuleSelector("gone-name", among: Self.names) == nil)
    let file = SourceFile(path: ".agentlint.yaml", text: "gone-name: off\n")
    #expect(RecordFile.read(file, as: ConfigurationFields.record(of: [Self.renamed])).faults.count == 1)
  }
}
