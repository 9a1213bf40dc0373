import AgentDefinitions
import JSONText
import TerminalText
import Testing

@testable import AgentLinting

/// What is a secret, and that no report shows one. The keys are made up and put together here, so that nobody's scanner
/// finds them in this file.
@Suite struct LiteralSecretTests {
  private static let tail = "q7Tz9LmW2bXc4KpRv8Ys1NdGh5JfAe3Ut6Ow"

  @Test(arguments: [
    ("ghp_", 36, true), ("github_pat_11", 36, false), ("sk-ant-api03-", 36, true), ("sk-", 36, true),
    ("sk-", 20, false),
    ("AKIA", 16, true), ("hf_", 36, true), ("xoxb-", 36, true), ("commit ", 36, false), ("sha256:", 36, false),
  ])
  func formsAreKnown(_ prefix: String, _ count: Int, _ isSecret: Bool) {
    let text = Array("A key: \(prefix)\(Self.tail.prefix(count)), they say.".utf8)
    #expect(KnownToken.all(in: text, text.indices).count == (isSecret ? 1 : 0))
  }

  @Test(arguments: [
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ghp_YOUR1TOKEN2HERE3YOUR4TOKEN5HERE6YOUR", "AKIAIOSFODNN7EXAMPLE",
    "sk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1", "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
    "a ghp_ token", "sk-1234567890abcdef1234567890abcdef1234",
  ])
  func placeholdersAreNone(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(KnownToken.all(in: bytes, bytes.indices).isEmpty)
  }

  @Test(arguments: [
    ("q7Tz9LmW2bXc4KpR", true), ("Bearer q7Tz9LmW2bXc4KpR", true), ("$DOCS_KEY", false), ("${{ secrets.X9 }}", false),
    ("DOCS_API_KEY_2", false), ("your-key-123", false), ("/run/secrets/key1", false), ("<key 1>", false),
    ("short1", false),
    ("changeme123", false), ("https://x.org/a1b2c3d4", false), ("COPILOT_MCP_docs1Key", false),
  ])
  func valuesAreSecretsOrStandForThem(_ value: String, _ isLiteral: Bool) {
    #expect(SecretText(value).isLiteral == isLiteral)
  }

  @Test(arguments: [
    ("DOCS_API_KEY", true), ("GITHUB_TOKEN", true), ("apiKey", true), ("X-Api-Key", true), ("MAX_TOKENS", false),
    ("KEY_ID", false), ("PUBLIC_KEY", false), ("MONKEY", false), ("DB_PASSWORD", true), ("TOKEN_URL", false),
  ])
  func namesTell(_ name: String, _ isSecret: Bool) {
    #expect(SecretText.isSecretName(name) == isSecret)
  }

  /// Not even for another finding on the same line.
  @Test func noReportShowsIt() {
    let secret = "ghp_" + Self.tail
    let file = SourceFile(
      path: ".github/agents/a.agent.md",
      text:
        "---\ndescription: Names races\ntools: [view]\nmcp-servers:\n  a: { type: sse, url: 'http://x.org/\(secret)', tools: [b] }\n---\nLook.\n"
    )
    let report = Linter().report(on: FilesLoader.load(file))
    #expect(report.findings.map(\.rule).contains("literal-secret"))
    #expect(report.findings.count > 2)
    let texts = [
      TextReport.render(report, TerminalStyle(isColoured: false)), ConciseReport.render(report),
      JSONReport.json(report).pretty(),
    ]
    for text in texts { #expect(!text.contains(secret)) }
  }

  @Test func aMegabyteOfDigitsIsReadOnce() {
    let bytes = [UInt8](repeating: UInt8(ascii: "7"), count: 1 << 20)
    #expect(KnownToken.all(in: bytes, bytes.indices).isEmpty)
  }
}
