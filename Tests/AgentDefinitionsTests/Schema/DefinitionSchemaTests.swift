import JSONText
import SystemPackage
import Testing

@testable import AgentDefinitions

/// The files in `schemas/` are what the tables print. `ROSTER_UPDATE=1` writes them anew.
@Suite struct DefinitionSchemaTests {
  @Test(arguments: [("agent", DefinitionSchema.agent), ("team", DefinitionSchema.team)])
  func theFilesAreUpToDate(name: String, schema: JSON) throws {
    let path = Self.root.appending("schemas/\(name).schema.json")
    let text = schema.pretty() + "\n"
    if Environment["ROSTER_UPDATE"] == "1" {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter { _ = try file.writeAll(text.utf8) }
    }
    let written = try ReadFile.bytes(of: path)
    #expect(String(decoding: written, as: UTF8.self) == text, "run the tests once with ROSTER_UPDATE=1")
  }

  /// Every example of a field is one that the reader takes without a word.
  @Test(arguments: Dialect.native.fields.map(\.key))
  func examplesOfAgentFieldsAreRight(key: String) throws {
    let field = try #require(Dialect.native.field(spelled: key))
    for example in field.examples {
      var keys = ["name": "\"a\"", "description": "\"d\"", "prompt": "\"p\""]
      keys[key] = example
      let text = keys.map { "\($0): \($1)" }.sorted().joined(separator: "\n")
      let (agent, faults) = DefinitionReader.read(SourceFile(path: "a.agent.yaml", text: text), as: .native)
      #expect(agent != nil)
      #expect(Sketch.faults(faults) == [])
    }
  }

  @Test func everyPropertyIsDescribed() {
    for schema in [DefinitionSchema.agent, DefinitionSchema.team] {
      for (key, value) in schema["properties"]?.object ?? JSONObject() {
        #expect(value["description"]?.string?.isEmpty == false, "\(key)")
      }
    }
  }

  private static let root: FilePath = {
    var path = FilePath(#filePath)
    for _ in 0..<4 { path.removeLastComponent() }
    return path
  }()
}
