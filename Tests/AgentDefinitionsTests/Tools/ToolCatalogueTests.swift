import AgentDefinitions
import Testing

@Suite struct ToolCatalogueTests {
  @Test func rowsAreSortedAndDistinct() {
    let names = ToolCatalogue.rows.map(\.name)
    #expect(names == Set(names).sorted())
  }

  @Test func whatThisRuntimeOffers() {
    #expect(ToolCatalogue.offered == [.askUser, .bash, .create, .edit, .glob, .grep, .task, .view])
  }

  @Test(arguments: [(ToolName.view, true), (.grep, true), (.edit, false), (.bash, false), (.task, false)])
  func onlyReadersMayRunAgain(tool: ToolName, isReadOnly: Bool) {
    #expect(ToolCatalogue.row(tool)?.isReadOnly == isReadOnly)
  }
}
