import AgentDefinitions
import Testing

@Suite struct SourceCommentsTests {
  @Test(arguments: [
    "«# first»\nname: a «# allow x»  \ntools: «#»\n- b\n",
    "a: b#c\nd: 'e # f'\ng: \"h # i\"\n",
    "a: |\n  # text\n  more\n«# after»\nb: > «# on the header»\n  # text\n",
    "a: [b, «# inside»\n  c]«# behind»\n",
    "a: &x#y !t#u z «# end»",
    "a:\r\n  «# crlf»\r\n  b: c\r\n",
    "\u{FEFF}«# bom»\na: b\n",
    "é: ü «# ä»\n",
    "%YAML 1.2 «# one»\n--- «# two»\na: b\n... «# three»\n",
    "a: &x «# before the value»\n  b: *x «# alias»\n",
  ]) func commentsAreFoundBetweenValues(marked: String) {
    let marked = MarkedText(marked)
    let tree = SourceTree.parse(marked.file).tree
    #expect(tree.comments == marked.ranges)
  }

  @Test func commentsOfARecoveredTreeAreFound() {
    let marked = MarkedText("name: a «# one»\ndescription: b: c # text\n«# two»\ntools: d «# three»\n")
    let reading = SourceTree.read(marked.file, knownKeys: ["name", "description", "tools"])
    #expect(reading.tree.isRecovered)
    // The raw text reaches to the next key, so that what looks like a comment in it is part of it.
    #expect(reading.tree.comments == [marked.ranges[0], marked.ranges[2]])
  }
}
