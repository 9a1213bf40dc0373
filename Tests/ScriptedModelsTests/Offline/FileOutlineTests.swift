import Testing

@testable import ScriptedModels

@Suite struct FileOutlineTests {
  /// Each line, and the number of the line that declares what it belongs to.
  @Test func tellsWhatALineBelongsTo() {
    let text: [(String, Int?)] = [
      ("// This source file is part of the retry project", nil),
      ("/// Retries requests.", 3),
      ("struct Retry {", 3),
      ("  /// How often a retry is made.", 5),
      ("  let retries: Int", 3),
      ("  /// Makes a retry.", 7),
      ("  func retry(", 7),
      ("    retry: Int", 7),
      ("  ) -> Retry {", 7),
      ("    // retry", 7),
      ("    return retry", 7),
      ("  var retry: Int {", 12),
      ("    retry", 12),
      ("let retry = 1", nil),
      ("// retry", nil),
    ]
    let question = SearchQuestion("retry")
    let lines = text.enumerated().map {
      LineReading(SearchLine(path: "a.swift", number: $0.offset + 1, text: $0.element.0), question)
    }
    let outline = FileOutline(lines)
    #expect(outline.owners.map { $0.map { lines[$0].number } } == text.map(\.1))
    #expect(outline.types.map { $0.map { lines[$0].number } }[10] == [3])
    #expect(outline.types[13] == [])
  }
}
