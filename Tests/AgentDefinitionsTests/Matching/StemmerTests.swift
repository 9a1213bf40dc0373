import Testing

@testable import AgentDefinitions

@Suite struct StemmerTests {
  @Test(arguments: [
    "analyze analyzes analyzed analyzing analysis analyser analyse",
    "fix fixes fixed fixing",
    "test tests tested testing tester",
    "doc docs document documents documentation documenting",
    "query queries querying queried",
    "configure configuration config configures",
    "migrate migration migrates migrating migrations",
    "validate validation validates validator",
    "authenticate authentication auth",
    "cache caches cached caching",
    "parse parses parser parsing",
    "plan plans planned planning planner",
    "install installs installer installing",
    "control controls controller",
    "vulnerability vulnerabilities vulnerable",
    "security secure",
    "deploy deploys deployment deployed",
    "manage manages management manager",
    "optimize optimise optimizes optimization optimisation optimizer",
    "generate generator generation generates",
    "explore explores exploration",
    "review reviewer reviews",
    "class classes",
    "match matches matching",
    "modify modifies modified modification",
    "perform performance performant",
    "format formats formatting formatted formatter",
    "write writes writing writer written wrote",
    "monitor monitors monitoring",
    "install installation",
    "ошибка ошибки ошибку ошибками",
    "документация документации документацию",
  ])
  func formsMeet(forms: String) {
    let words = forms.split(separator: " ").map(String.init)
    let stems = words.map(Stemmer.stem)
    #expect(Set(stems).count == 1, "\(zip(words, stems).map { "\($0) → \($1)" })")
  }

  @Test(arguments: [
    ("test", "text"), ("read", "readme"), ("port", "report"), ("string", "strong"), ("status", "state"),
    ("form", "format"), ("java", "javascript"), ("class", "clash"), ("action", "active"), ("server", "service"),
    ("redis", "red"), ("need", "needle"),
  ])
  func differentWordsStayApart(one: String, other: String) {
    #expect(Stemmer.stem(one) != Stemmer.stem(other))
  }

  @Test(arguments: ["", "a", "is", "css", "ios", "k8s", "sha256", "e2e", "漢字", "s", "ing", "ed", "ies", "ssss"])
  func shortAndOddWordsSurvive(word: String) {
    #expect(Stemmer.stem(word).isEmpty == word.isEmpty)
  }
}
