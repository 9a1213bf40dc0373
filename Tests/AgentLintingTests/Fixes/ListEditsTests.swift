import AgentDefinitions
import Testing

@testable import AgentLinting

/// Lists of names before and after a change. The list is the value of the key `tools`.
@Suite struct ListEditsTests {
  enum Form: String { case yaml = "a.yaml", json = "a.jsonc", toml = "a.toml" }

  private func edited(
    _ text: String, _ form: Form, _ changes: [Int: ListEdits.Change], adding added: [String] = []
  ) throws -> String? {
    let file = SourceFile(path: form.rawValue, text: text)
    let tree = form == .toml ? SourceTree.parseTOML(file).tree : SourceTree.parse(file).tree
    let value = try #require(tree.root?["tools"])
    let edits = ListEdits(value)?.edits(changes, adding: added)
    return edits.map { String(decoding: $0.applied(to: file), as: UTF8.self) }
  }

  @Test(arguments: [
    ("tools: [a, b, c] # why\nx: 1\n", Form.yaml, 0, "tools: [b, c] # why\nx: 1\n"),
    ("tools: [a, b, c]\n", .yaml, 1, "tools: [a, c]\n"),
    ("tools: [a, 'b', \"c\"]\n", .yaml, 2, "tools: [a, 'b']\n"),
    ("tools: [a, b,]\n", .yaml, 1, "tools: [a,]\n"),
    ("tools: [\n  a,\n  b,\n  c\n]\n", .yaml, 2, "tools: [\n  a,\n  b\n]\n"),
    ("tools: [\r\n  a,\r\n  b\r\n]\r\n", .yaml, 0, "tools: [\r\n  b\r\n]\r\n"),
    ("tools:\n  - a # first\n  - b # second\n\n  - c\nx: 1\n", .yaml, 1, "tools:\n  - a # first\n\n  - c\nx: 1\n"),
    ("tools:\n- a\n- b", .yaml, 1, "tools:\n- a\n"),
    ("tools:\r\n- a\r\n- b\r\n", .yaml, 0, "tools:\r\n- b\r\n"),
    ("tools:\r- a\r- b\r", .yaml, 0, "tools:\r- b\r"),
    ("tools: a, b,c # why\n", .yaml, 1, "tools: a,c # why\n"),
    ("tools: 'a, b'\n", .yaml, 0, "tools: 'b'\n"),
    ("tools: Bash(git add, git diff), Read\n", .yaml, 0, "tools: Read\n"),
    ("{\n  \"tools\": [\n    \"a\",\n    \"b\"\n  ]\n}\n", .json, 1, "{\n  \"tools\": [\n    \"a\"\n  ]\n}\n"),
    ("tools = [\n  \"a\", \"b\",\n]\n", .toml, 1, "tools = [\n  \"a\",\n]\n"),
    ("\u{FEFF}tools: [a, b]\n", .yaml, 0, "\u{FEFF}tools: [b]\n"),
  ]) func removing(_ before: String, _ form: Form, _ index: Int, _ after: String) throws {
    #expect(try edited(before, form, [index: .remove]) == after)
  }

  @Test(arguments: [
    ("tools: [a, b] # why\n", Form.yaml, "x/y", "tools: [x/y, b] # why\n"),
    ("tools: ['a', b]\n", .yaml, "it's", "tools: ['it''s', b]\n"),
    ("tools: [a, b]\n", .yaml, "x, y", "tools: [\"x, y\", b]\n"),
    ("tools: [a, b]\n", .yaml, "*", "tools: [\"*\", b]\n"),
    ("tools:\n  - a # first\n  - b\n", .yaml, "no", "tools:\n  - \"no\" # first\n  - b\n"),
    ("tools: a, b\n", .yaml, "x", "tools: x, b\n"),
    ("tools: \"a, b\"\n", .yaml, "@x", "tools: \"@x, b\"\n"),
    ("{\"tools\": [\"a\"] /* c */}", .json, "x\"", "{\"tools\": [\"x\\\"\"] /* c */}"),
    ("tools = ['a', 'b']\n", .toml, "it's", "tools = [\"it's\", 'b']\n"),
  ]) func renaming(_ before: String, _ form: Form, _ name: String, _ after: String) throws {
    #expect(try edited(before, form, [0: .rename(to: name)]) == after)
  }

  @Test(arguments: [
    ("tools: [a, b] # why\n", Form.yaml, "tools: [a, b, x, z] # why\n"),
    ("tools: []\n", .yaml, "tools: [\"x\", \"z\"]\n"),
    ("tools: ['a']\n", .yaml, "tools: ['a', 'x', 'z']\n"),
    ("tools: [\n  a,\n  b\n]\n", .yaml, "tools: [\n  a,\n  b,\n  x,\n  z\n]\n"),
    ("tools:\n  - a\n  - b # last\nz: 1\n", .yaml, "tools:\n  - a\n  - b # last\n  - x\n  - z\nz: 1\n"),
    ("tools:\r\n-   a", .yaml, "tools:\r\n-   a\r\n-   x\r\n-   z"),
    ("tools: a # why\n", .yaml, "tools: a, x, z # why\n"),
    ("{\"tools\": [\"a\"]}", .json, "{\"tools\": [\"a\", \"x\", \"z\"]}"),
    ("tools = [\"a\"]\n", .toml, "tools = [\"a\", \"x\", \"z\"]\n"),
  ]) func adding(_ before: String, _ form: Form, _ after: String) throws {
    #expect(try edited(before, form, [:], adding: ["x", "z"]) == after)
  }

  @Test func severalChangesAtOnce() throws {
    let after = try edited(
      "tools: [a, b, c, d]\n", .yaml, [0: .remove, 1: .rename(to: "x"), 2: .remove, 3: .remove], adding: ["z"])
    #expect(after == "tools: [x, z]\n")
  }

  /// What would lose a comment, leave nothing, or change more than is named.
  @Test(arguments: [
    "tools: [\n  a, # first\n  b\n]\n", "tools: [b]\n", "tools:\n  - b\n", "tools: b\n", "tools: >\n  b,\n  a\n",
    "tools: {b: true}\n", "tools:\n  - - b\n    - a\n",
  ]) func refused(_ text: String) throws {
    #expect(try edited(text, .yaml, [0: .remove]) == nil)
  }
}
