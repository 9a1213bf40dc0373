import Testing

@testable import ScriptedModels

@Suite struct SearchQuestionTests {
  /// `+` joins words that follow each other.
  @Test(arguments: [
    ("Where is the connection pool's idle timeout handled?", "connection+pool+idle+timeout+handled"),
    ("Where is the limit of open connections?", "limit open+connections"),
    ("parseHeader in src/http.swift", "parse+Header src+http+swift"),
    ("Where are secrets redacted, before they are written?", "secrets+redacted before written"),
    ("timeout of the timeout handler", "timeout handler"),
    ("Where is it?", ""),
    ("Does Ctrl-C end it?", "Ctrl-C end"),
    (
      "Does retry(times:) sleep between one attempt and the next attempt or give up at once?",
      "retry times sleep attempt next give up once"
    ),
    ("one two three four five six seven eight nine ten words", "three+four+five+six+seven+eight+nine+ten+words"),
  ])
  func terms(question: String, terms: String) {
    var text = ""
    for term in SearchQuestion(question).terms { text += term.text + (term.precedesNext ? "+" : " ") }
    #expect(text.dropLast() == terms[...])
  }

  @Test(arguments: [
    ("timeout", "timeout"), ("retries", "retr(y|ie)"), ("handle", "handl(e|ing)"), ("handling", "handl"),
    ("order", "order"), ("logs", "log"), ("sent", "sent|send"), ("ids", "id"), ("connections", "connect"),
  ])
  func patterns(word: String, pattern: String) throws {
    let term = try #require(SearchQuestion("where is the " + word).terms.first)
    #expect(term.pattern == pattern)
  }

  @Test(arguments: [
    ("What if there are too many sessions?", "too many", "limit|maximum"),
    ("Where are they taken out of the queue?", "taken out", "remov"),
    ("What if the client goes away?", "goes away", "clos|disconnect"),
    ("Is it run at the same time?", "at the same time", "concurr|parallel|both"),
  ])
  func phrases(question: String, phrase: String, pattern: String) {
    let term = SearchQuestion(question).terms.first { $0.text == phrase }
    #expect(term?.pattern == pattern)
  }

  @Test func noticesWhatItIsAbout() {
    #expect(SearchQuestion("Which test covers the parser?").isAboutTests)
    #expect(SearchQuestion("What does the README say?").isAboutDocuments)
    #expect(SearchQuestion("Fix the typo in docs/a.md").asksForChange)
    #expect(!SearchQuestion("How do I fix the typo?").asksForChange)
    #expect(SearchQuestion("Fix the typo in docs/a.md and e.g. README.md").paths == ["docs/a.md", "README.md"])
  }
}
