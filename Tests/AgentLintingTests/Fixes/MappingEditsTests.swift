import AgentDefinitions
import Testing

@testable import AgentLinting

/// Mappings before and after a change of the entry `k`.
@Suite struct MappingEditsTests {
  private func edited(
    _ text: String, _ path: String, _ change: (MappingEdits, SourceValue.Entry) -> [Edit]?
  ) throws -> String? {
    let file = SourceFile(path: path, text: text)
    let tree = path.hasSuffix(".toml") ? SourceTree.parseTOML(file).tree : SourceTree.parse(file).tree
    let root = try #require(tree.root)
    let mapping = root.entry("k") == nil ? root["in"] : root
    let place = try #require(mapping)
    let edits = change(MappingEdits(place), try #require(place.entry("k")))
    return edits.map { String(decoding: $0.applied(to: file), as: UTF8.self) }
  }

  @Test(arguments: [
    ("a: 1\nk: 2 # own\nb: 3\n", "x.yaml", "a: 1\nb: 3\n"),
    ("k: |\n  one\n\n  two\nb: 3\n", "x.yaml", "b: 3\n"),
    ("# above\nk:\n  - 1\n  - 2 # own\n# below\nb: 3\n", "x.yaml", "# above\n# below\nb: 3\n"),
    ("a: 1\r\nk: 2\r\n", "x.yaml", "a: 1\r\n"),
    ("a: 1\rk: 2\rb: 3\r", "x.yaml", "a: 1\rb: 3\r"),
    ("a: 1\nk:\nb: 2\n", "x.yaml", "a: 1\nb: 2\n"),
    ("a: 1\n'k': 2", "x.yaml", "a: 1\n"),
    ("in:\n  a: 1\n  k: {x: 2}\nb: 3\n", "x.yaml", "in:\n  a: 1\nb: 3\n"),
    ("in: {k: 1, a: 2}\n", "x.yaml", "in: {a: 2}\n"),
    ("{\n  \"k\": 1,\n  \"b\": 2\n}\n", "x.json", "{\n  \"b\": 2\n}\n"),
    ("{\n  \"a\": 1,\n  \"k\": [1, 2]\n}\n", "x.json", "{\n  \"a\": 1\n}\n"),
    ("a = 1\nk = [\n  1,\n] # own\nb = 2\n", "x.toml", "a = 1\nb = 2\n"),
    ("k = \"\"\"\none\n\"\"\"\nb = 2\n", "x.toml", "b = 2\n"),
  ]) func removing(_ before: String, _ path: String, _ after: String) throws {
    #expect(try edited(before, path) { $0.removing($1) } == after)
  }

  /// The only one; one that shares its lines.
  @Test(arguments: ["k: 1\n", "in:\n  k: 1\n", "a: 1\n? k\n: 2\n"]) func notRemoved(_ text: String) throws {
    #expect(try edited(text, "x.yaml") { $0.removing($1) } == nil)
  }

  @Test(arguments: [
    ("k: 1 # own\nb: 2\n", "x.yaml", "n: 0", "k: 1 # own\nn: 0\nb: 2\n"),
    ("k: |-\n  one\n\n  two\n\nb: 2\n", "x.yaml", "n: 0", "k: |-\n  one\n\n  two\nn: 0\n\nb: 2\n"),
    ("k: 1", "x.yaml", "n: 0", "k: 1\nn: 0"),
    ("k: 1\r\nb: 2\r\n", "x.yaml", "n: 0", "k: 1\r\nn: 0\r\nb: 2\r\n"),
    ("in:\n  k: 1\nb: 2\n", "x.yaml", "n: 0", "in:\n  k: 1\n  n: 0\nb: 2\n"),
    ("{\n  \"k\": 1,\n  \"b\": 2\n}\n", "x.json", "\"n\": 0", "{\n  \"k\": 1,\n  \"n\": 0,\n  \"b\": 2\n}\n"),
    ("{\"k\": 1}", "x.json", "\"n\": 0", "{\"k\": 1, \"n\": 0}"),
    ("k = 1\n[t]\nb = 2\n", "x.toml", "n = 0", "k = 1\nn = 0\n[t]\nb = 2\n"),
  ]) func adding(_ before: String, _ path: String, _ entry: String, _ after: String) throws {
    #expect(try edited(before, path) { $0.adding(entry, after: $1) } == after)
  }

  @Test(arguments: [
    ("k: 1 # own\nb: 2\n", "x.yaml", "new-key: 1 # own\nb: 2\n"),
    ("\"k\" : 1\n", "x.yaml", "\"new-key\" : 1\n"),
    ("{'k': 1}\n", "x.yaml", "{'new-key': 1}\n"),
    ("{\"k\": 1}", "x.json", "{\"new-key\": 1}"),
    ("k = 1\n", "x.toml", "new-key = 1\n"),
  ]) func renaming(_ before: String, _ path: String, _ after: String) throws {
    #expect(try edited(before, path) { $0.renaming($1, to: "new-key") } == after)
  }

  @Test func notRenamedToOneThatIsThere() throws {
    #expect(try edited("k: 1\nb: 2\n", "x.yaml") { $0.renaming($1, to: "b") } == nil)
  }
}
