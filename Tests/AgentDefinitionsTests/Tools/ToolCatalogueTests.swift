import AgentDefinitions
import Testing

@Suite struct ToolCatalogueTests {
  @Test func rowsAreSortedAndDistinct() {
    let names = ToolCatalogue.rows.map(\.name)
    #expect(names == Set(names).sorted())
  }

  @Test func whatThisRuntimeOffers() {
    // What the reference runtime has too; a tool of ours may stand beside them.
    let shared: Set<ToolName> = [.askUser, .bash, .create, .edit, .glob, .grep, .task, .view]
    #expect(shared.isSubset(of: ToolCatalogue.offered))
    #expect(ToolCatalogue.offered.allSatisfy { ToolCatalogue.row($0)?.isOffered == true })
  }

  /// An agent file may name them, and an older one does; no word for all tools means them.
  @Test func whatSpeaksForASessionIsNamedOrNotThere() {
    for row in ToolCatalogue.ofModes {
      #expect(ToolCatalogue.row(row.name) == row)
      #expect(row.isOffered && !ToolCatalogue.offered.contains(row.name))
      #expect(ToolNameTable.native.patterns(for: row.name.text).map(\.tool) == [row.name])
      #expect(ToolNameTable.copilot.patterns(for: row.name.text).map(\.tool) == [row.name])
    }
  }

  @Test(arguments: [(ToolName.view, true), (.grep, true), (.edit, false), (.bash, false), (.task, false)])
  func onlyReadersMayRunAgain(tool: ToolName, isReadOnly: Bool) {
    #expect(ToolCatalogue.row(tool)?.isReadOnly == isReadOnly)
  }
}
