import Testing

@testable import AgentTools

@Suite struct RegexSearchTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern: String
    let text: String
    /// What is found; nil: nothing.
    let found: String?
    var testDescription: String { "\(pattern) in \(text.debugDescription)" }

    init(_ pattern: String, _ text: String, _ found: String?) {
      (self.pattern, self.text, self.found) = (pattern, text, found)
    }
  }

  @Test(arguments: [
    Case("abc", "xabcx", "abc"), Case("abc", "ab", nil), Case("", "abc", ""),
    Case("a|ab|abc", "abc", "a"), Case("(?:abc|ab|a)", "abc", "abc"), Case("a||b", "b", ""),
    Case("a*", "aaa", "aaa"), Case("a*?", "aaa", ""), Case("a+?b", "aaab", "aaab"), Case("ba?", "bb", "b"),
    Case("a{2}", "aaa", "aa"), Case("a{2,}", "aaaa", "aaaa"), Case("a{1,2}", "aaa", "aa"), Case("a{0}b", "ab", "b"),
    Case("a{,3}", "aaa", "UNUSABLE"), Case("(ab)+", "ababx", "abab"), Case("(a|b)*c", "abbac", "abbac"),
    Case("[a-c]+", "xxcabx", "cab"), Case("[^a-c]+", "abxyc", "xy"), Case("[]a]+", "x]a", "]a"),
    Case("[a\\]]+", "a]", "a]"), Case("[\\d-]+", "a1-2", "1-2"), Case("[[:upper:]_]+", "ab_AB", "_AB"),
    Case("[a-]+", "-a-", "-a-"), Case("[^\\s]+", "  ab ", "ab"), Case("[\\w.]+@", "a.b@c", "a.b@"),
    Case("\\d+", "a12b", "12"), Case("\\D+", "12ab", "ab"), Case("\\w+", "-ä_1-", "ä_1"), Case("\\S+", " x\u{a0}", "x"),
    Case("\\x41\\u0042\\x{43}", "ABC", "ABC"), Case("\\.\\*\\[\\(\\{", ".*[({", ".*[({"), Case("\\t", "a\tb", "\t"),
    Case("^a", "ba", nil), Case("^b", "a\nb", "b"), Case("a$", "a\nb", "a"), Case("a$", "a\r\nb", "a"),
    Case("^$", "", ""),
    Case("\\bcat\\b", "concat cat", "cat"), Case("\\Bcat", "cat concat", "cat"), Case("\\b", "", nil),
    Case(".", "\n", nil), Case(".+", "ab\ncd", "ab"), Case("(?s).+", "ab\ncd", "ab\ncd"),
    Case("(?s:a.b)", "a\nb", "a\nb"),
    Case("(?i)straße", "STRAßE", "STRAßE"), Case("(?i)[a-c]+", "xABC", "ABC"), Case("(?i:A)b", "ab", "ab"),
    Case("(?i:a)B", "Ab", nil), Case("(a(?i)b)c", "aBC", nil), Case("(?-i)A", "a", nil), Case("(?i)ÜN", "ün", "ün"),
    Case("(?P<x>a)(?<y>b)", "ab", "ab"), Case("🎈+", "a🎈🎈", "🎈🎈"), Case("e\u{301}", "e\u{301}", "e\u{301}"),
    Case("(a*)*b", "aaab", "aaab"), Case("(a*)+", "b", ""), Case("(^a)*b", "ab", "ab"),
    Case("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", nil),
    Case("(", "", "UNUSABLE"), Case(")", "", "UNUSABLE"), Case("[a", "", "UNUSABLE"), Case("a{2", "", "UNUSABLE"),
    Case("a{3,2}", "", "UNUSABLE"), Case("*a", "", "UNUSABLE"), Case("\\", "", "UNUSABLE"),
    Case("(?=a)", "", "UNUSABLE"),
    Case("(?<!a)", "", "UNUSABLE"), Case("(a)\\1", "", "UNUSABLE"), Case("\\q", "", "UNUSABLE"),
    Case("[b-a]", "", "UNUSABLE"),
    Case("a{1001}", "", "UNUSABLE"), Case("(?x)a", "", "UNUSABLE"), Case("[[:no:]]", "", "UNUSABLE"),
    Case("(?<a", "", "UNUSABLE"),
  ])
  func finds(_ test: Case) {
    let text = Array(test.text.unicodeScalars)
    let found: String?
    do {
      let search = try RegexSearch(test.pattern, ignoresCase: false, dotTakesNewlines: false)
      found = search.firstMatch(in: text).map { String(String.UnicodeScalarView(text[$0])) }
      #expect(found == nil || search.mayMatch(Array(test.text.utf8)[...]))
    } catch { found = "UNUSABLE" }
    #expect(found.map { Array($0.utf8) } == test.found.map { Array($0.utf8) })
  }

  /// The letters that a match needs, by which most lines are passed over unread.
  @Test(arguments: [
    ("retry", "retry"), ("Retr(y|ie)s?", "retr"), ("time(out|r)|dead", "time dead"), ("\\bfunc\\b", "func"),
    ("a+bc", "bc"), ("(ab)?cd*", "c"), ("[ab]cd[^x]efg", "efg"), ("(?i:K)elvin", "kelvin"), ("a|b?", nil),
    ("\\d+", nil), ("", nil), ("a*", nil), ("(x|y)(ab|cd|ef)", "ab cd ef"),
  ])
  func requires(pattern: String, literals: String?) throws {
    let node = try RegexParser.parse(pattern, ignoresCase: false, dotTakesNewlines: false)
    let choices = RegexLiterals(node)?.choices.map { String(decoding: $0, as: UTF8.self) }
    #expect(choices?.joined(separator: " ") == literals)
  }

  @Test(arguments: [
    ("kelvin", "5 \u{212A}elvin", true), ("kelvin", "5 KELVIN", true), ("kelvin", "5 kelvi", false),
    ("kelvin", "", false), ("a|b", "xyz", false), ("a|b", "xyzB", true), ("a?", "", true),
  ])
  func passesOverLines(pattern: String, text: String, mayMatch: Bool) throws {
    let search = try RegexSearch(pattern, ignoresCase: true, dotTakesNewlines: false)
    #expect(search.mayMatch(Array(text.utf8)[...]) == mayMatch)
  }

  struct Hostile: Sendable, CustomTestStringConvertible {
    let part: String
    var times = 1
    var testDescription: String { times == 1 ? part : "\(times) times \(part)" }
  }

  /// Shapes that make other machines grow or hang.
  @Test(arguments: [
    Hostile(part: "((a{1000}){1000}){1000}"), Hostile(part: "((((a{0}){1000}){1000}){1000}){1000}"),
    Hostile(part: "(((|){1000}){1000}){1000}"), Hostile(part: "(a{1000}){6}"), Hostile(part: "(?:a?){1000}{1000}"),
    Hostile(part: "(", times: 50_000), Hostile(part: "[", times: 50_000), Hostile(part: "*", times: 50_000),
    Hostile(part: "a|", times: 50_000), Hostile(part: "(?i)", times: 50_000), Hostile(part: "a*?", times: 50_000),
    Hostile(part: "(a*)*", times: 500), Hostile(part: "\\", times: 50_000),
  ])
  func hostilePatternsEnd(_ hostile: Hostile) {
    let pattern = String(repeating: hostile.part, count: hostile.times)
    let text = Array(String(repeating: "a", count: 50).unicodeScalars)
    let search = try? RegexSearch(pattern, ignoresCase: true, dotTakesNewlines: false)
    let found = search?.firstMatch(in: text)
    // All of them that can be used at all take any number of these letters, or one.
    #expect(search == nil || found?.lowerBound == 0)
  }

  /// Random patterns over a small alphabet find a match exactly where one exists, by a slow and simple definition.
  @Test(arguments: 0..<50)
  func agreesWithTheDefinition(_ seed: Int) throws {
    var random = Steps(state: UInt64(seed) &* 0x2545_F491_4F6C_DD1D &+ 7)
    for _ in 0..<40 {
      let (pattern, node) = Self.pattern(&random, depth: 3)
      let search = try RegexSearch(pattern, ignoresCase: false, dotTakesNewlines: false)
      let text = (0..<random.next(7)).map { _ in ["a", "b"][random.next(2)] as Unicode.Scalar }
      let expected = (0...text.count).contains { !Self.ends(of: node, in: text, from: $0).isEmpty }
      #expect((search.firstMatch(in: text) != nil) == expected, "\(pattern) in \(text)")
    }
  }

  private indirect enum Node {
    case one(Unicode.Scalar), both(Node, Node), either(Node, Node), many(Node)
  }

  private static func pattern(_ random: inout Steps, depth: Int) -> (String, Node) {
    let kind = depth == 0 ? 0 : random.next(4)
    if kind == 0 {
      let scalar = ["a", "b"][random.next(2)] as Unicode.Scalar
      return (String(Character(scalar)), .one(scalar))
    }
    let (left, leftNode) = pattern(&random, depth: depth - 1)
    if kind == 3 { return ("(\(left))*", .many(leftNode)) }
    let (right, rightNode) = pattern(&random, depth: depth - 1)
    return kind == 1 ? (left + right, .both(leftNode, rightNode)) : ("(\(left)|\(right))", .either(leftNode, rightNode))
  }

  private static func ends(of node: Node, in text: [Unicode.Scalar], from start: Int) -> Set<Int> {
    switch node {
    case .one(let scalar): return start < text.count && text[start] == scalar ? [start + 1] : []
    case .either(let left, let right):
      return ends(of: left, in: text, from: start).union(ends(of: right, in: text, from: start))
    case .both(let left, let right):
      return ends(of: left, in: text, from: start).reduce(into: []) {
        $0.formUnion(ends(of: right, in: text, from: $1))
      }
    case .many(let inner):
      var all: Set<Int> = [start]
      var new = all
      while !new.isEmpty {
        new = new.reduce(into: Set<Int>()) { $0.formUnion(ends(of: inner, in: text, from: $1)) }.subtracting(all)
        all.formUnion(new)
      }
      return all
    }
  }
}
