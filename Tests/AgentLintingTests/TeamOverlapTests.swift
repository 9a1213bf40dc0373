import AgentDefinitions
import JSONText
import TerminalText
import Testing

@testable import AgentLinting

/// How far agents would take each other's work, as table, JSON and picture.
@Suite struct TeamOverlapTests {
  private static func overlap() throws -> TeamOverlap {
    let text = """
      agents:
        - { name: one, description: Finds slow queries in PostgreSQL, prompt: x }
        - { name: two, description: Finds slow queries in PostgreSQL, prompt: x }
        - { name: "<c>", description: Draws diagrams of modules, prompt: x }
        - { name: d, description: Finds slow queries in PostgreSQL, infer: false, prompt: x }
      """
    return TeamOverlap(of: try #require(FilesLoader.load(SourceFile(path: "team.yaml", text: text)).teams.first))
  }

  @Test func equalDescriptionsShareEverythingAndOthersNothing() throws {
    let overlap = try Self.overlap()
    #expect(
      overlap.pairs == [
        TeamOverlap.Pair(
          first: "one", second: "two", share: 1, shareBack: 1, words: ["Finds", "slow", "queries", "PostgreSQL"])
      ])
    #expect(overlap.ids == ["one", "two", "<c>"])
    #expect(overlap.share(row: 0, column: 1) == 1)
    #expect(overlap.share(row: 0, column: 2) == 0)
  }

  @Test func theTableLeavesOutWhatIsFarApart() throws {
    let overlap = try Self.overlap()
    let style = TerminalStyle(isColoured: false)
    #expect(
      OverlapReport.text(overlap, atLeast: 25, style).hasPrefix(
        """
          one  other      →      ←  words of both
          one  two    100 %  100 %  Finds, slow, queries, PostgreSQL

        """))
    #expect(OverlapReport.json(overlap, atLeast: 25)["pairs"]?.array?.count == 1)
    let nothing = TeamOverlap(of: TeamDefinition(base: "."))
    #expect(
      OverlapReport.text(nothing, atLeast: 25, style) == "None of 0 agents takes 25 % or more of another's work\n")
  }

  @Test func namesInAPictureAreText() throws {
    let svg = OverlapDrawing.svg(try Self.overlap())
    #expect(svg.contains("<title>100 % of what fits one fits two as well</title>"))
    #expect(svg.contains("&lt;c&gt;"))
    #expect(!svg.contains("<c>"))
  }
}
