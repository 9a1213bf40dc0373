import Testing

@testable import AgentDefinitions

/// A fact that is too old to rely on must be easy to find, and somebody must be allowed to state it.
@Suite struct DataSourceTests {
  @Test(arguments: DataSource.all) func isComplete(source: DataSource) {
    for text in [source.system, source.title, source.url] { #expect(!text.isEmpty) }
    #expect((2025...2100).contains(source.date.year))
    #expect((1...12).contains(source.date.month))
    #expect((1...31).contains(source.date.day))
    #expect(source == .roster || source.url.hasPrefix("https://"))
  }

  @Test func eachIsThereOnce() {
    #expect(Set(DataSource.all.map(\.url)).count == DataSource.all.count)
  }

  @Test(arguments: Dialect.all) func everyRowOfADialectHasOneOfThem(dialect: Dialect) {
    #expect(DataSource.all.contains(dialect.source))
    for field in dialect.fields { #expect(DataSource.all.contains(field.source ?? dialect.source), "\(field.key)") }
    for row in dialect.tools.rows { #expect(DataSource.all.contains(dialect.tools.source(of: row)), "\(row.name)") }
    // Somebody else's format is not our own invention.
    if dialect.runtimes != [.roster] { #expect(dialect.source != .roster && dialect.tools.source != .roster) }
  }

  @Test func aDialectNamesItsOwnSourceFirst() {
    #expect(Dialect.claudeCode.sources == [.claudeAgents, .claudeTools])
    #expect(Dialect.chatMode.sources.first == .codeCustomAgents)
  }
}
