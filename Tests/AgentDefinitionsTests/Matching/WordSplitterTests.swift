import Testing

@testable import AgentDefinitions

@Suite struct WordSplitterTests {
  @Test(arguments: [
    ("Where is it?", ["where", "is", "it"]),
    ("parseHeader", ["parse+header"]),
    ("HTTPServer URLs HTTP2 utf8", ["http+server", "urls", "http2", "utf8"]),
    ("idle_timeout IDLE_TIMEOUT", ["idle+timeout", "idle+timeout"]),
    ("read-only agent's don't", ["read+only", "agent", "don"]),
    ("Fix src/auth/login.ts.", ["fix", "src+auth+login+ts"]),
    ("Foo::bar(baz)", ["foo+bar", "baz"]),
    ("README.md, e.g.", ["readme+md", "e+g"]),
    ("JavaScript Node.js GitHub", ["javascript", "nodejs", "github"]),
    ("TikTok-style use-TypeScript", ["tiktok+style", "use+typescript"]),
    ("C++ c# F# C", ["cpp", "csharp", "fsharp", "c"]),
    ("go to Go", ["go", "to", "golang"]),
    (".NET .gitignore", ["net", "gitignore"]),
    ("Größe naïve Łódź ñandú Ærø", ["grosse", "naive", "lodz", "nandu", "aero"]),
    ("e\u{301}te\u{301}", ["ete"]),
    ("ＡＢＣ１", ["abc1"]),
    ("Ёлка Ελλάς", ["елка", "ελλασ"]),
    ("修复登录", ["修复+复登+登录"]),
    ("Swiftの型", ["swift", "の型"]),
    ("हिन्दी", ["हिन्दी"]),
    ("--- ... ''", []),
    ("", []),
  ])
  func splits(text: String, words: [String]) {
    #expect(WordSplitter.words(in: text).map { $0.parts.map(\.term).joined(separator: "+") } == words)
  }

  @Test func keepsWhatWasWritten() {
    let words = WordSplitter.words(in: "Rename idleTimeout, then (maybe) stop. Read-only!")
    #expect(words.map(\.text) == ["Rename", "idleTimeout", "then", "maybe", "stop", "Read-only"])
    #expect(words.map(\.kind) == [.plain, .identifier, .plain, .plain, .plain, .hyphenated])
    #expect(words.map(\.gap) == [.sentence, .space, .comma, .clause, .clause, .sentence])
    #expect(words[1].parts.map(\.text) == ["idle", "Timeout"])
    #expect(words[1].joined == "idletimeout")
  }
}
