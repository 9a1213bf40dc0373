import Foundation
import SystemPackage
import Testing

@testable import AgentDefinitions

/// Random trees with random ignore files: the walk must list what git lists. `ROSTER_TEST_TREES` asks for more trees.
@Suite struct GitOracleTests {
  @Test(arguments: 0..<(Int(ProcessInfo.processInfo.environment["ROSTER_TEST_TREES"] ?? "") ?? 40))
  func listsWhatGitLists(seed: Int) throws {
    let folder = try TemporaryFolder()
    var tree = RandomTree(seed: UInt64(seed))
    for (name, contents) in tree.files() { try folder.write(name, contents) }
    try folder.git("init", "-q")
    try folder.write(".git/info/exclude", tree.ignoreLines(3))
    try folder.write(".none/git/ignore", tree.ignoreLines(2))

    let listed = try folder.git("ls-files", "-z", "--others", "--cached", "--exclude-standard")
    let walked = FileWalker.walk(
      roots: [folder.filePath], globalExcludes: folder.filePath.appending(".none/git/ignore"))
    #expect(walked.faults == [])
    #expect(
      walked.files.map { String($0.relativePath) }.sorted() == listed.split(separator: "\0").map(String.init).sorted(),
      "\(tree.ignoreFiles)")

    // From a folder inside, the files above it count as well.
    for inner in ["a", "b/a"] {
      let below = folder.filePath.appending(inner)
      let listed = try folder.git("ls-files", "-z", "--others", "--cached", "--exclude-standard", "--", inner)
      // A folder, not a file, and not ignored itself: then the walk goes by what lies inside alone.
      guard FileManager.default.fileExists(atPath: "\(below)/."), !listed.isEmpty else { continue }
      let walked = FileWalker.walk(
        roots: [below], globalExcludes: folder.filePath.appending(".none/git/ignore"))
      #expect(
        walked.files.map { "\(inner)/\($0.relativePath)" }.sorted()
          == listed.split(separator: "\0").map(String.init).sorted(), "\(tree.ignoreFiles)")
    }
  }
}

/// Makes the same files and ignore files for the same seed.
struct RandomTree {
  private var random: SeededRandom
  private(set) var ignoreFiles: [String: String] = [:]
  private static let names = [
    "a", "b", "ab", "a.log", "b.txt", "build", "x y", "[a]", "é.md", "#c", "!d", "foo", "bar", "a-b", "t ", "A", "7",
    "a\\b", ".x", "*",
  ]
  private static let patterns = [
    "*.log", "*.txt", "build/", "/a", "/b/", "a/b", "b/a", "**/foo", "foo/**", "a/**/b", "**/a/b", "a/**/", "/*", "*",
    "[ab]", "[!ab]*", "?", "a*", "*b", "/a/*", "\\#c", "\\!d", "x y", "t\\ ", "t ", "é*", "\\[a\\]", "[[:digit:]]",
    "[[:upper:][:digit:]]", "a\\\\b", "/**/bar", "b/**", "*/*/*", "**", "**/", "a/?", "a/[ab]*", "foo", "bar/", "ab",
    "/build", ".x", "\\*", "[a-", "[]a]", "a\\", "  ", "#foo", "", "*/", "!/a", "a-b", "[a-b]", "[^a]", "b/*b*",
  ]

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  mutating func files() -> [(String, String)] {
    var files: [(String, String)] = []
    fill("", depth: 0, into: &files)
    return files
  }

  mutating func ignoreLines(_ most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in line() }.joined(separator: pick(["\n", "\n", "\r\n"]))
      + pick(["", "\n"])
  }

  private mutating func fill(_ folder: String, depth: Int, into files: inout [(String, String)]) {
    var names = Set((0..<Int.random(in: 1...6, using: &random)).map { _ in pick(Self.names) })
    if depth < 2 { names.formUnion(["a", "b"]) }
    for name in names.sorted() {
      if depth < 3, Int.random(in: 0..<10, using: &random) < 6 {
        fill("\(folder)\(name)/", depth: depth + 1, into: &files)
      } else {
        files.append(("\(folder)\(name)", ""))
      }
    }
    if Int.random(in: 0..<10, using: &random) < (depth == 0 ? 8 : 3) {
      let text = ignoreLines(5)
      ignoreFiles[folder] = text
      files.append(("\(folder).gitignore", text))
    }
  }

  private mutating func line() -> String {
    let negation = pick(["", "", "!"])
    if Bool.random(using: &random) { return negation + pick(Self.patterns) }
    while true {
      let text = (0..<Int.random(in: 1...7, using: &random)).map { _ in
        pick(["a", "b", "a", "*", "?", "[", "]", "!", "/", "\\", "-", "^", " ", ".", ":", "**/"])
      }.joined()
      if Self.hasOneMeaning(text) { return negation + text }
    }
  }

  /// Git versions disagree about `**` beside other characters.
  private static func hasOneMeaning(_ text: String) -> Bool {
    let marked = "/" + text + "/"
    var rest = marked[...]
    while let stars = rest.firstRange(of: "**") {
      let before = rest.startIndex == stars.lowerBound ? "x" : marked[marked.index(before: stars.lowerBound)]
      guard before == "/", stars.upperBound < marked.endIndex, marked[stars.upperBound] == "/" else { return false }
      rest = marked[stars.upperBound...]
    }
    return true
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }
}

/// SplitMix64.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
