import Testing

@testable import AgentDefinitions

@Suite struct SpellingTests {
  @Test(arguments: [
    ("tool", "tools"), ("toolz", "tools"), ("Tools", "tools"), ("mcp_servers", "mcpServers"),
    ("desciption", "description"),
    ("user-invokable", "user-invocable"), ("dsecription", "description"), ("modle", "model"), ("name", "name"),
    ("x", nil), ("category", nil), ("emoji", nil), ("ools", "tools"), ("", nil), ("too", nil), ("role", nil),
  ])
  func nearest(word: String, expected: String?) {
    let keys = ["name", "description", "tools", "model", "mcpServers", "user-invocable"]
    #expect(Spelling.nearest(word, among: keys) == expected)
  }
}
