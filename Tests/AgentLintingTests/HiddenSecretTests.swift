import AgentDefinitions
import JSONText
import TerminalText
import Testing

@testable import AgentLinting

/// No report shows a secret, whichever rules run.
@Suite struct HiddenSecretTests {
  private static let key = "q7Tz9LmW2bXc4KpR"
  private static let token = "ghp_8fK2mQ9xLp4Rv7Tz1WbN6cYh3JdS5gAe0uXo"

  /// Every line of every example is shown by a rule that knows nothing of secrets.
  @Test(arguments: LiteralSecret.info.examples.filter(\.isFlagged)) func examplesAreHidden(_ example: RuleExample)
    throws
  {
    for (path, bytes, _) in example.files() {
      let shown = Self.shown(SourceFile(path: path, bytes: bytes))
      #expect(!shown.contains("q7Tz9") && !shown.contains("Vr8mQ"), "\(shown)")
    }
  }

  @Test(arguments: [
    "API_KEY: \(key)", "{\"apiKey\": \"\(key)\"}", "api_key = '\(key)'", "args: [--api-key, \(key)]",
    "args:\n- --api-key\n- \(key)", "args: [\"--token=\(key)\"]", "- name: API_KEY\n  value: \(key)",
    "API_KEY: >-\n  \(key)", "Authorization: Bearer \(key)", "headers: [\"Bearer \(key)\"]", "x \(token) y",
    "password: horse-\(key.lowercased())", "url: postgresql://reader:\(key)@db.example.com/app", "token: \(key), b: c",
    "token: {value: \(key)}",
  ]) func isHidden(_ text: String) {
    let shown = Self.shown(SourceFile(path: "a.yaml", text: text + "\n"))
    #expect(!shown.lowercased().contains("q7tz9"), "\(shown)")
    #expect(!shown.contains("8fK2m"))
  }

  @Test(arguments: [
    "The key: always check twice, and never guess", "API_KEY: ${env:API_KEY}", "MAX_TOKENS: 4096",
    "tools: [view, grep]",
    "env: { API_KEY: $API_KEY }", "url: https://docs.example.com:8080/a@b", "A token is a word of a language.",
  ]) func isShown(_ text: String) {
    #expect(Self.shown(SourceFile(path: "a.yaml", text: text + "\n")).contains(text))
  }

  @Test func allLinesOfAPrivateKey() {
    let lines = ["MIIEpAIBAAKCAQEA7f9Qx2LmW8bXc4KpRq7Tz", "Vr8mQx2LpZ9fK2mQ9xLp4Rv7Tz1WbN6cYh3JdS5"]
    let text = "-----BEGIN RSA PRIVATE KEY-----\n\(lines.joined(separator: "\n"))\n-----END RSA PRIVATE KEY-----\n"
    let shown = Self.shown(SourceFile(path: "a.agent.md", text: text))
    for line in lines { #expect(!shown.contains(line.prefix(12))) }
  }

  /// What a rule quotes, be it cut short, and what cannot be read at all.
  @Test(arguments: [
    (
      "---\ndescription: Names data races in Swift code\nmodell: \(token)\n---\nYou look.\n",
      [RuleSelector.category(.fields)]
    ),
    ("---\ndescription: Names data races\ntools: [view, \(token)]\n---\nYou look.\n", [.category(.tools)]),
    ("---\ndescription: Names \(token)\nx: [\n---\nYou look.\n", [.category(.reading)]),
    ("---\ninfer: \(token)\ndescription: d\n---\n", [.all]),
    ("name: a\napiKey: \(key)\nprompt: [\(key)]\n", [.all]),
  ]) func messagesHideWhatTheyQuote(_ text: String, _ selection: [RuleSelector]) throws {
    let ignored = [RuleSelector.rule("literal-secret")]
    let path = text.hasPrefix("---") ? "a.agent.md" : "a.agent.yaml"
    let folder = try FixtureFolder([(path: path, text: text)])
    let report = folder.report(RuleSettings(RuleSelection(select: selection, ignore: ignored)))
    #expect(!report.findings.isEmpty)
    let plain = TerminalStyle(isColoured: false)
    for output in [
      TextReport.render(report, plain), ConciseReport.render(report), JSONReport.json(report).pretty(),
      ExplanationReport.text(Explanation(of: folder.path + "/" + path), plain),
    ] {
      #expect(!output.contains(Self.token.prefix(14)) && !output.contains(Self.key), "\(output)")
    }
  }

  /// Every byte asks what stands behind it.
  @Test(arguments: ["token=", "token={", "--token ", "bearer=", "key: ", "a://b:c@", "\"token", "key:test1"])
  func aHostileFileIsGoneThroughOnce(_ part: String) {
    let file = SourceFile(path: "a.md", text: String(repeating: part, count: 20_000))
    #expect(SourceSecrets(in: file).ranges.count <= 20_000)
  }

  private static func shown(_ file: SourceFile) -> String {
    let findings = (1...file.lineCount).map {
      Finding(rule: "vague-description", severity: .info, file: file, range: file.lineRange($0), message: "m")
    }
    return TextReport.render(findings, TerminalStyle(isColoured: false))
  }
}
