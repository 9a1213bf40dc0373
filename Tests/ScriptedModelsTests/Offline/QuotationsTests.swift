import Testing

@testable import ScriptedModels

@Suite struct QuotationsTests {
  @Test(arguments: [
    ("why do I get \"leads through a link. Its real path is\"", ["leads through a link. Its real path is"]),
    ("who says “no such file” and `not a folder`?", ["no such file", "not a folder"]),
    ("what is \"timeout\"", []), ("an open \"quotation that never ends", []),
    ("\"a b\" \"c d\" \"e f\"", ["a b", "c d"]),
    ("nothing here", []),
  ]) func findsWhatIsQuoted(_ question: String, _ texts: [String]) {
    #expect(Quotations.all(in: question) == texts)
  }

  @Test func aTextStandsForItself() {
    #expect(Quotations.pattern(for: "a link. (It [is]") == "a link\\. \\(It \\[is\\]")
  }
}
