import Testing

@testable import AgentDefinitions

/// JSON with comments and halves of characters, read where it stands.
@Suite struct JSONForYAMLTests {
  private func rewritten(_ text: String, comments: Bool = true) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { JSONForYAML.rewritten($0, commentsAllowed: comments) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("{}", nil), (#"{"a": "b // c /* d */"}"#, nil), (#"{"a": "\"// c"}"#, nil),
    ("{} // é!", "{}      "), ("{/* a\n é */}", "{    \n     }"), ("/* open", "       "), ("a / b", nil),
    (#"["\\", "x"] // c"#, #"["\\", "x"]     "#), ("/**/{}", "    {}"), ("/*/ {} */", "         "),
    (#"["\ud83d\ude80"]"#, "[\"\\\n\\U0001f680\"]"), (#"["\ud83d", "\\ud83d\ude80", "\u00e9"]"#, nil),
    (#""open \ud83d\ude80"#, "\"open \\\n\\U0001f680"), (#""\ud83d\u"#, nil),
  ])
  func keepsItsLength(text: String, result: String?) {
    #expect(rewritten(text) == result)
    if let result { #expect(result.unicodeScalars.count == text.unicodeScalars.count) }
  }

  @Test func onlyWhereCommentsAreAllowed() {
    #expect(rewritten("{} // a", comments: false) == nil)
    let (tree, faults) = SourceTree.parse(SourceFile(path: "a.json", text: "{\"a\": 1} // b"))
    #expect(tree.root == nil || !faults.isEmpty)
  }

  @Test func placesStayWhereTheyAre() throws {
    let text = """
      {
        // 🚀 "a": 1,
        /* é */ "a": "x 🚀 \\ud83d\\ude80 y", "b": [1, 2,], /* two
        lines */ "c": "https://example.com/*",
      }
      """
    let file = SourceFile(path: "opencode.jsonc", text: text)
    let (tree, faults) = SourceTree.parse(file)
    #expect(faults.isEmpty)
    let root = try #require(tree.root)
    #expect(root.entries.compactMap(\.key.text) == ["a", "b", "c"])
    #expect(root["a"]?.text == "x 🚀 🚀 y")
    #expect(root["c"]?.text == "https://example.com/*")
    for (key, written) in [("a", "\"x 🚀 \\ud83d\\ude80 y\""), ("b", "[1, 2,]"), ("c", "\"https://example.com/*\"")] {
      #expect(file.text(in: try #require(root[key]).range) == written)
    }
  }

  /// A megabyte of what looks like the beginning of something.
  @Test(arguments: ["/*", "//", "\"", "\\", "\"\\ud83d", "/", "{file:"])
  func hostileTextsEnd(piece: String) {
    let file = SourceFile(
      path: "opencode.json", text: String(repeating: piece, count: SourceLimits.bytes / piece.utf8.count))
    _ = SourceTree.parse(file)
    let prompt = Located(String(decoding: file.bytes, as: UTF8.self), at: file.contents)
    #expect((PromptReference("prompt", in: prompt, as: .braces)?.files.count ?? 0) <= PromptReference.most)
  }
}
