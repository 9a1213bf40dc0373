import AgentDefinitions
import Testing

/// Much of one thing, as a whole agent or team file. What is asserted is that the answer is small and safe; that it
/// comes at once is what `scripts/bench` measures on the same shapes.
@Suite struct HostileFilesTests {
  /// What one shape is: lines between a head and a tail.
  struct Shape: CustomTestStringConvertible {
    let testDescription: String
    let head: String
    let tail: String
    let line: @Sendable (Int) -> String

    init(_ name: String, _ head: String = "", tail: String = "---\nx\n", _ line: @escaping @Sendable (Int) -> String) {
      (testDescription, self.head, self.tail, self.line) = (name, head, tail, line)
    }

    func text(startingWith start: String) -> String {
      var text = start + head
      let room = SourceLimits.bytes / 8 - tail.utf8.count - 1
      var number = 0
      while true {
        let part = line(number)
        if text.utf8.count + part.utf8.count > room { break }
        text += part
        number += 1
      }
      return text + "\n" + tail
    }
  }

  static let frontMatter = [
    Shape("one key many times") { _ in "a: 1\n" },
    Shape("one known key many times") { _ in "tools: Read\n" },
    Shape("unknown keys") { "key\($0): 1\n" },
    Shape("keys that look like tools") { "tool\($0): 1\n" },
    Shape("broken flags") { _ in "infer: maybe\n" },
    Shape("brackets", "k: ") { _ in "[" },
    Shape("braces", "k: ") { _ in "{a: " },
    Shape("references", "k:\n- &a x\n") { _ in "- *a\n" },
    Shape("anchors", "k:\n") { "- &a\($0) x\n" },
    Shape("listed tools", "tools:\n") { _ in "  - Read\n" },
    Shape("tools with commas", "tools: ") { "Tool\($0), " },
    Shape("denied tools", "disallowedTools: ") { "Tool\($0), " },
    Shape("stars that are denied", "disallowedTools: ") { _ in "*, " },
    Shape("denied tools line by line", "disallowedTools:\n") { "  - a\($0)\n" },
    Shape("sub-agents", "agents: ") { "a\($0), " },
    Shape("sub-agents again and again") { _ in "agents: [a]\n" },
    Shape("handoffs", "handoffs:\n") { "  - label: x\n    agent: b\($0)\n    prompt: y\n" },
    Shape("empty handoffs", "handoffs:\n") { _ in "  - {}\n" },
    Shape("servers", "mcp-servers:\n") { "  s\($0):\n    command: npx\n" },
    Shape("server variables", "mcp-servers:\n  s:\n    command: npx\n    env:\n") {
      "      K\($0): ${{ secrets.X }}\n"
    },
    Shape("comments") { "# agentlint: allow vague-description -- because \($0)\n" },
    Shape("documents") { _ in "---\na: 1\n" },
    Shape("lines that end in CR") { _ in "a: 1\r" },
    Shape("broken lines") { "k\($0): a: b\n" },
    Shape("dashes") { _ in "-" },
    Shape("dashes on lines") { _ in "-\n" },
    Shape("question marks") { _ in "? a\n" },
    Shape("quotes") { _ in "\"" },
  ]

  @Test(arguments: frontMatter, [".claude/agents/a.md", "a.agent.md"])
  func frontMatterIsAnsweredInAFewFaults(shape: Shape, path: String) {
    let text = shape.text(startingWith: "---\nname: a\ndescription: Checks links in notes\n")
    let loaded = FilesLoader.load(SourceFile(path: path, text: text))
    #expect(loaded.faults.count <= SourceLimits.listedFaults + 50)
    #expect(loaded.agents.allSatisfy { $0.tools.patterns.count <= 2 * SourceLimits.names })
    #expect(loaded.agents.allSatisfy { $0.disallowedTools.count <= 2 * SourceLimits.names })
  }

  static let teams = [
    Shape("keys", tail: "") { "key\($0): 1\n" },
    Shape("agents", "agents:\n", tail: "") { "  - {name: a\($0), description: b c, prompt: d}\n" },
    Shape("agents of one name", "agents:\n", tail: "") { _ in "  - {name: a, description: b c, prompt: d}\n" },
    Shape("agents without anything", "agents:\n", tail: "") { _ in "  - {}\n" },
    Shape("paths", "agents:\n", tail: "") { "  - none\($0).agent.md\n" },
    Shape("patterns", "agents:\n", tail: "") { "  - Sources/CYAML/*\($0).agent.md\n" },
    Shape("tests", "agents:\n  - {name: a, prompt: b}\ntests:\n", tail: "") { "  - {prompt: p, expect: b\($0)}\n" },
    Shape("servers", "agents:\n  - {name: a, prompt: b}\nmcpServers:\n", tail: "") { "  s\($0): x\n" },
  ]

  @Test(arguments: teams)
  func teamFilesAreAnsweredToo(shape: Shape) {
    let loaded = FilesLoader.load(SourceFile(path: "a.team.yaml", text: shape.text(startingWith: "version: 1\n")))
    let oneForEach = ["agents of one name", "tests"].contains(shape.testDescription)
    #expect(oneForEach || loaded.faults.count <= 2 * SourceLimits.listedFaults + 50)
  }

  /// However many keys nobody knows come before it, one that should limit the agent is not passed over.
  @Test(arguments: [
    ("a.agent.md", "tool"), ("a.agent.md", "allowed-tools"), (".claude/agents/a.md", "disallowedtool"),
    ("a.agent.md", "inferr"),
  ])
  func theLastOfManyKeysStillBlocks(path: String, key: String) {
    let keys = (0..<1_500).map { "key\($0): 1\n" }.joined()
    let text = "---\nname: a\ndescription: Checks links\n" + keys + "\(key): none\n---\nx\n"
    let loaded = FilesLoader.load(SourceFile(path: path, text: text))
    #expect(loaded.faults.count <= SourceLimits.listedFaults + 1)
    #expect(!loaded.faults.filter(\.isBlocking).isEmpty)
  }

  /// A list of more names than anybody could mean is one that cannot be read: none are granted, and a deny list stops.
  @Test func tooManyNamesGrantNothing() throws {
    let names = (0...SourceLimits.names).map { "Tool\($0)" }.joined(separator: ", ")
    for (list, isBlocking) in [("tools: Read, \(names)", false), ("disallowedTools: Read, \(names)", true)] {
      let text = "---\nname: a\ndescription: Checks links\n\(list)\n---\nx\n"
      let loaded = FilesLoader.load(SourceFile(path: ".claude/agents/a.md", text: text))
      let agent = try #require(loaded.agents.first)
      #expect(isBlocking || agent.tools.isNone)
      #expect(loaded.faults.filter(\.isBlocking).isEmpty == !isBlocking)
    }
  }
}
