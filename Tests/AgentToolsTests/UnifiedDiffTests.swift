import Testing

@testable import AgentTools

@Suite struct UnifiedDiffTests {
  @Test(arguments: [
    ("a\n", "a\n", ""),
    ("", "a\n", "@@ -0,0 +1,1 @@\n+a\n"),
    ("a\n", "", "@@ -1,1 +0,0 @@\n-a\n"),
    ("a", "a\n", "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ("a\r\nb\r\n", "a\nb\r\n", "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\r\n"),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\nx\n5\n6\ny\n8\n9\n",
      "@@ -1,9 +1,9 @@\n 1\n 2\n 3\n-4\n+x\n 5\n 6\n-7\n+y\n 8\n 9\n"
    ),
    (
      "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\n8\n9\nB\n",
      "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -8,4 +8,4 @@\n 7\n 8\n 9\n-b\n+B\n"
    ),
    ("e\u{301}\n", "é\n", "@@ -1,1 +1,1 @@\n-e\u{301}\n+é\n"),
  ])
  func shows(_ old: String, _ new: String, _ hunks: String) {
    let text = UnifiedDiff.text(path: "p", from: Array(old.utf8), to: Array(new.utf8))
    #expect(Array(text.utf8) == Array(("--- a/p\n+++ b/p\n" + hunks).utf8))
  }

  @Test func aLargeChangeIsShownWhole() {
    let old = (0..<3000).map { "old \($0)\n" }.joined()
    let new = (0..<3000).map { "new \($0)\n" }.joined()
    let lines = UnifiedDiff.text(path: "p", from: Array(old.utf8), to: Array(new.utf8)).split(separator: "\n")
    #expect(lines.count == 6003)
    #expect(lines[2] == "@@ -1,3000 +1,3000 @@")
  }

  @Test func aHugeChangeIsCut() {
    let new = Array(String(repeating: "twenty bytes of text\n", count: 100_000).utf8)
    let text = UnifiedDiff.text(path: "p", from: nil, to: new)
    #expect(text.utf8.count < 140_000)
    #expect(text.hasPrefix("--- /dev/null\n+++ b/p\n@@ -0,0 +1,100000 @@\n+twenty bytes"))
    #expect(text.hasSuffix(" lines more]\n"))
  }
}
