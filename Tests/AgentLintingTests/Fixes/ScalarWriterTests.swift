import AgentDefinitions
import Testing

@testable import AgentLinting

@Suite struct ScalarWriterTests {
  private static let texts = [
    "a", "a b", "a: b", "a:", "a #b", "# a", "- a", "yes", "No", "null", "~", "1", "1.5", "-1", "0x1", ".5", "*", "a*",
    "&a", "!a", "@a", "`a`", "%a", "'a'", "\"a\"", "it's", "say \"hi\"", "both ' and \"", "back\\slash", "a, b", "[a]",
    "{a}", "a]", "a\tb", "a\nb", "a\rb", "\u{7}", " a", "a ", "", "é", "=", "<<", "?", "? a", ">", "|", "a::b",
    "2024-01-01",
  ]

  private static let styles: [SourceStyle] = [.plain, .singleQuoted, .doubleQuoted, .raw]

  /// Whatever the text, and in whichever quotes, it is read as it was meant.
  @Test(arguments: texts, styles) func isReadAsWritten(_ text: String, _ style: SourceStyle) {
    for (path, isInBrackets) in [("a.yaml", false), ("a.yaml", true), ("a.json", true)] {
      let file = SourceFile(path: path, text: "")
      let written = ScalarWriter(TextSyntax(of: file), isInBrackets: isInBrackets).text(text, like: style)
      let (tree, faults) = SourceTree.parse(
        SourceFile(path: path, text: isInBrackets ? "{\"k\": [\(written), 1]}" : "k: \(written)\n"))
      let value = isInBrackets ? tree.root?["k"]?.elements.first { _ in true } : tree.root?["k"]
      #expect(faults.isEmpty, "\(written)")
      #expect(value?.scalar == .string(text), "\(written)")
    }
    let written = ScalarWriter(.toml).text(text, like: style)
    guard style != .plain else { return }
    let (tree, faults) = SourceTree.parseTOML(SourceFile(path: "a.toml", text: "k = \(written)\n"))
    #expect(faults.isEmpty, "\(written)")
    #expect(tree.root?["k"]?.text == text, "\(written)")
  }

  @Test(arguments: [
    ("a", SourceStyle.plain, "a"), ("a: b", .plain, "\"a: b\""), ("say \"hi\": ho", .plain, "'say \"hi\": ho'"),
    ("it's", .singleQuoted, "'it''s'"), ("a", .doubleQuoted, "\"a\""),
  ]) func keepsQuotes(_ text: String, _ style: SourceStyle, _ written: String) {
    #expect(ScalarWriter(.yaml).text(text, like: style) == written)
  }
}
