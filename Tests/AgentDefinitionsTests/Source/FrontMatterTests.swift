import AgentDefinitions
import Testing

@Suite struct FrontMatterTests {
  /// Marked: opening fence, YAML, closing fence, body.
  @Test(arguments: [
    "«---»\n«name: a\n»«---»\n«body\n»",
    "«---»\n«»«---»\n«»",
    "«---»\n«name: a\n»«---»«»",
    "«---»\r\n«name: a\r\n»«---»\r\n«body\r\n»",
    "«---»\r«name: a\r»«---»\r«body»",
    "\u{FEFF}«---»\n«name: a\n»«---»\n«body»",
    "«---  »\n«name: a\n»«--- \t»\n«body»",
    "«---»\n«a: |\n  ---\n»«---»\n«---\nmore»",
  ]) func wellFormed(marked: String) {
    let marked = MarkedText(marked)
    let parts = FrontMatter.Parts(
      open: marked.ranges[0], yaml: marked.ranges[1], close: marked.ranges[2], body: marked.ranges[3])
    var found = FrontMatter.split(marked.file)
    if case .present(var parts) = found, parts.dashesInside != nil {
      #expect(marked.file.text(in: parts.yaml) == "a: |\n  ---\n")
      parts.dashesInside = nil
      found = .present(parts)
    }
    #expect(found == .present(parts))
  }

  @Test(arguments: [
    "", "# Title\n\nText\n", "--\nname: a\n--\n", "----\nname: a\n----\n", "---x\na: b\n---\n", " ---\na: b\n---\n",
    "Text\n---\nname: a\n---\n", "# Title\n---\nsome text\n---\n", "\u{FEFF}text",
  ]) func noFrontMatter(text: String) {
    let file = SourceFile(path: "a.md", text: text)
    #expect(FrontMatter.split(file) == .absent(body: file.contents))
    #expect(FrontMatter.split(file).parts == nil)
    #expect(FrontMatter.split(file).body == file.contents)
  }

  @Test func unterminated() {
    let marked = MarkedText("«---»\nname: a\n\nbody\n")
    #expect(FrontMatter.split(marked.file) == .unterminated(open: marked.ranges[0], guess: nil))
  }

  /// A line that was probably meant to end it; the second marked range is that line.
  @Test(arguments: [
    "---\nname: a\n«--------»\nbody\n", "---\nname: a\n«---body»\nmore\n", "---\nname: a\n«--- # end»\nbody\n",
  ]) func unterminatedButAlmost(marked: String) {
    let marked = MarkedText(marked)
    let file = marked.file
    let found = FrontMatter.split(file)
    guard case .unterminated(SourceRange(0, 3), let guess) = found else {
      #expect(Bool(false), "\(found)")
      return
    }
    #expect(guess?.close == marked.ranges[0])
    #expect(guess.map { file.text(in: $0.yaml) } == "name: a\n")
    #expect(found.body == guess?.body)
  }

  @Test(arguments: [
    ("«\n\n»---\nname: a\n---\nbody\n", FrontMatter.Obstacle.blankLines),
    ("«<!-- a\nb -->\n»---\nname: a\n---\nbody\n", .comment),
    ("«# a comment\n»---\nname: a\n---\nbody\n", .comment),
    ("«```markdown\n»---\nname: a\n---\nbody\n", .codeFence),
    ("«\n```yaml\n»---\nname: a\n---\nbody\n", .codeFence),
  ]) func notFirst(marked: String, obstacle: FrontMatter.Obstacle) {
    let marked = MarkedText(marked)
    let file = marked.file
    guard case .notFirst(let parts, let after, let range) = FrontMatter.split(file) else {
      #expect(Bool(false), "\(FrontMatter.split(file))")
      return
    }
    #expect(after == obstacle)
    #expect(range == marked.ranges[0])
    #expect(file.text(in: parts.yaml) == "name: a\n")
    #expect(file.text(in: parts.body) == "body\n")
  }

  @Test func aFileWrappedInACodeFenceEndsBeforeTheClosingOne() {
    let file = SourceFile(path: "a.md", text: "```md\n---\nname: a\n---\nbody\n```\n\n")
    #expect(FrontMatter.split(file).body.map(file.text) == "body\n")
  }

  /// Where Claude Code ends the front matter, though YAML goes on.
  @Test(arguments: [
    "---\nname: a«---»b\nc: d\n---\n", "---\na: |\n  «---»-\n  x ---\n---\n", "---\ndescription: x «---» y\n---\n",
  ]) func dashesInsideAreReported(marked: String) {
    let marked = MarkedText(marked)
    #expect(FrontMatter.split(marked.file).parts?.dashesInside == marked.ranges[0])
  }
}
