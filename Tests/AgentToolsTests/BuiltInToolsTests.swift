import AgentDefinitions
import AgentTools
import JSONText
import SessionCore
import Testing

@Suite struct BuiltInToolsTests {
  /// What the session itself performs.
  static let sessionTools: [ToolName] = [.askUser, .task]

  @Test func everyOfferedToolIsHereOnce() {
    let names = BuiltInTools.all.map(\.spec.name)
    #expect(names == ToolCatalogue.offered.filter { !Self.sessionTools.contains($0) })
  }

  @Test func promptsStaySmall() {
    for tool in BuiltInTools.all {
      let schema = tool.spec.schema
      #expect(!schema.description.isEmpty)
      #expect(schema.description.utf8.count + schema.parameters.text.utf8.count <= 1100, "\(tool.spec.name)")
    }
    let total = BuiltInTools.all.map {
      $0.spec.schema.description.utf8.count + $0.spec.schema.parameters.text.utf8.count
    }
    #expect(total.reduce(0, +) <= 3500)
  }
}
