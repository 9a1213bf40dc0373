import AgentDefinitions
import JSONText
import TerminalText
import Testing

@testable import AgentLinting

/// The matrix of `agentlint grants`, as text, as JSON and as a picture.
@Suite struct GrantsMatrixTests {
  private static let team = """
    defaultAgent: { excludedTools: [bash, edit, create, web_fetch, web_search, task] }
    agents:
      - { name: lead, description: Divides work, tools: [task, view], prompt: You divide. }
      - { name: coder, description: Changes code, tools: [edit, "odd/*"], mcpServers: { odd: { command: odd } }, prompt: You code. }
      - { name: "<b>", description: Thinks, tools: [], prompt: You think. }
    """

  private static func matrix() throws -> GrantsMatrix {
    let loaded = FilesLoader.load(SourceFile(path: "team.yaml", text: team))
    return GrantsMatrix(of: try #require(loaded.teams.first), in: .roster)
  }

  @Test func marksSayWhoHasWhatAndTheLinesByWhat() throws {
    let text = GrantsReport.text(try Self.matrix(), TerminalStyle(isColoured: false))
    #expect(
      text.hasPrefix(
        """
                          reads  untrusted  sends out  changes  runs  delegates  asks  unknown
          the main agent  ●      ·          ·          ·        ·     ·          ●     ·
          lead            ●      ·          ·          ○        ·     ●          ·     ○
          coder           ●      ·          ·          ●        ·     ·          ·     ●
          <b>             ·      ·          ·          ·        ·     ·          ·     ·
        """), "\(text)")
    #expect(text.contains("changes files       lead → coder → edit"))
    #expect(text.contains("servers that nobody here knows  odd"))
    #expect(text.hasSuffix("<b> can do nothing\n"))
  }

  @Test func oneAgentAlone() throws {
    let matrix = try Self.matrix().row(of: "lead")
    #expect(matrix.rows.map(\.agent) == ["lead"])
    let json = GrantsReport.json(matrix)
    let grants = try #require(json["agents"]?[0]?["grants"]?.array)
    #expect(
      grants.first { $0["capability"] == "changes files" }
        == ["capability": "changes files", "isOwn": false, "through": ["coder"], "source": "edit"])
  }

  @Test func namesInAPictureAreText() throws {
    let svg = GrantsDrawing.svg(try Self.matrix())
    #expect(svg.contains(">&lt;b&gt;</text>"))
    #expect(!svg.contains("<b>"))
    #expect(svg.contains("<title>lead changes files: lead → coder → edit</title>"))
    #expect(svg.count { $0 == "●" } == 0)
  }
}
