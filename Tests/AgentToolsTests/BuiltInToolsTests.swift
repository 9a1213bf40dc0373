import AgentDefinitions
import AgentTools
import JSONText
import SessionCore
import Testing

@Suite struct BuiltInToolsTests {
  /// What the session itself performs.
  static let sessionTools: [ToolName] = [.askUser, .listAgents, .readAgent, .task, .writeAgent]

  @Test func everyOfferedToolIsHereOnce() {
    let names = BuiltInTools.make().map(\.spec.name)
    #expect(names == ToolCatalogue.offered.filter { !Self.sessionTools.contains($0) })
  }

  @Test func promptsStaySmall() {
    var sizes: [ToolName: Int] = [:]
    for tool in BuiltInTools.make() {
      let schema = tool.spec.schema
      #expect(!schema.description.isEmpty)
      let size = schema.name.utf8.count + schema.description.utf8.count + schema.parameters.text.utf8.count
      #expect(size <= 1200, "\(tool.spec.name)")
      sizes[tool.spec.name] = size
    }
    let working: Set<ToolName> = [.bash, .create, .edit, .glob, .grep, .readBash, .stopBash, .view]
    let eight = sizes.filter { working.contains($0.key) }.values.reduce(0, +)
    #expect(eight <= 4500, "the file, search and shell tools: \(eight) bytes")
    #expect(sizes.values.reduce(0, +) <= 6000, "all tools: \(sizes)")
  }

  /// Whatever a model writes, a tool answers.
  @Test(arguments: BuiltInTools.make().map(\.spec.name))
  func oddArgumentsAreAnswered(_ name: ToolName) async throws {
    let tool = try #require(BuiltInTools.make().first { $0.spec.name == name })
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
