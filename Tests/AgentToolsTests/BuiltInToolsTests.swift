import AgentDefinitions
import AgentTools
import JSONText
import SessionCore
import Testing

@Suite struct BuiltInToolsTests {
  /// What the session itself performs.
  static let sessionTools: [ToolName] = [.askUser, .listAgents, .readAgent, .task, .writeAgent]

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

  /// Whatever a model writes, a tool answers.
  @Test(arguments: BuiltInTools.all.map(\.spec.name))
  func oddArgumentsAreAnswered(_ name: ToolName) async throws {
    let tool = try #require(BuiltInTools.all.first { $0.spec.name == name })
    let workspace = try Workspace(["a": "x\n", "b/c": ""])
    let odd: [JSON] = [
      .null, true, -1, .int(.max), .int(.min), .double(1e300), .double(-0.5), "", "a", "b", ".", "\0", "\u{202E}\n",
      "{}",
      "exit 1", [], [[]], [.int(.max), .int(.min)], [.int(.min), -1], ["a", "b"], [:], ["a": "b"],
    ]
    for parameter in tool.spec.parameters {
      for value in odd {
        for other in ["a", "b/c", "exit 2"] as [JSON] {
          var arguments: JSONObject = [:]
          for needed in tool.spec.parameters where needed.isRequired { arguments[needed.name] = other }
          arguments[parameter.name] = value
          let asked = await workspace.permission(tool, .object(arguments))
          let answer = await workspace.answer(tool, .object(arguments))
          #expect(!answer.isEmpty)
          #expect(asked.failure == nil || asked.failure?.message == answer || tool.spec.name == .create)
        }
      }
    }
  }
}
