import AgentDefinitions
import JSONText
import Testing

@testable import agentlint

@Suite struct PositionEncodingTests {
  /// An accent of two bytes, a sign of three, one of four that is two in UTF-16, line ends of every kind.
  private static let text = "é‰😀x\r\n😀😀\rlast\n"

  /// Line and column of each character's start, in the three ways of counting.
  @Test(
    arguments: [
      (.utf8, [(0, 0), (0, 2), (0, 5), (0, 9), (0, 10), (1, 0), (1, 4), (1, 8), (2, 0), (2, 4), (3, 0)]),
      (.utf16, [(0, 0), (0, 1), (0, 2), (0, 4), (0, 5), (1, 0), (1, 2), (1, 4), (2, 0), (2, 4), (3, 0)]),
      (.utf32, [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (1, 0), (1, 1), (1, 2), (2, 0), (2, 4), (3, 0)]),
    ] as [(PositionEncoding, [(Int, Int)])])
  func placesGoThereAndBack(_ encoding: PositionEncoding, _ places: [(Int, Int)]) {
    let file = SourceFile(path: "a.md", text: Self.text)
    let offsets = [0, 2, 5, 9, 10, 12, 16, 20, 21, 25, 26]
    for (offset, place) in zip(offsets, places) {
      let position: JSON = ["line": .int(Int64(place.0)), "character": .int(Int64(place.1))]
      #expect(encoding.position(of: offset, in: file) == position, "byte \(offset)")
      #expect(encoding.offset(of: position, in: file) == offset, "\(place)")
    }
  }

  @Test(
    arguments: [
      // In the middle of a surrogate pair, and behind the end of a line and of the file.
      ((0, 3), 5), ((0, 99), 10), ((1, 1), 12), ((9, 0), 26), ((2, 4), 25),
    ] as [((Int, Int), Int)])
  func impossiblePlacesAreTheNearestBefore(_ place: (Int, Int), _ offset: Int) {
    let file = SourceFile(path: "a.md", text: Self.text)
    let position: JSON = ["line": .int(Int64(place.0)), "character": .int(Int64(place.1))]
    #expect(PositionEncoding.utf16.offset(of: position, in: file) == offset)
  }

  @Test(arguments: [["line": -1, "character": 0], ["line": 0], [], "x", ["line": 0.5, "character": 0]] as [JSON])
  func whatIsNoPositionIsNone(_ position: JSON) {
    #expect(PositionEncoding.utf16.offset(of: position, in: SourceFile(path: "a", text: "abc")) == nil)
  }

  /// The editor counts the mark as a character when it sends it.
  @Test func aByteOrderMarkIsACharacter() {
    let file = SourceFile(path: "a.md", text: "\u{FEFF}abc\ndef")
    #expect(PositionEncoding.utf16.position(of: 4, in: file) == ["line": 0, "character": 2])
    #expect(PositionEncoding.utf8.position(of: 4, in: file) == ["line": 0, "character": 4])
    #expect(PositionEncoding.utf16.offset(of: ["line": 0, "character": 2], in: file) == 4)
    #expect(PositionEncoding.utf16.offset(of: ["line": 1, "character": 1], in: file) == 8)
  }

  @Test(
    arguments: [
      ("file:///a/b.md", "/a/b.md"), ("file:///a%20b/%C3%A9.md", "/a b/é.md"), ("FILE://localhost/a", "/a"),
      ("file:///a/", "/a"), ("file:///", "/"), ("untitled:a", nil), ("file://host/a", nil), ("file:///%zz", nil),
      ("file:///a%00b", nil), ("file:", nil), ("", nil),
    ] as [(String, String?)])
  func addressesArePaths(_ address: String, _ path: String?) { #expect(FileURI(address).path == path) }

  @Test func pathsAreAddresses() {
    #expect(FileURI(path: "/a b/é#?.agent.md").text == "file:///a%20b/%C3%A9%23%3F.agent.md")
    #expect(FileURI(path: "/a b/é#?.agent.md").path == "/a b/é#?.agent.md")
  }
}
