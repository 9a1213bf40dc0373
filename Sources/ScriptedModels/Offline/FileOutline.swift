/// Which line of a file belongs to which declaration, by how far the lines are indented.
struct FileOutline {
  /// For each line: the innermost declaration that it is part of, or that it describes. A declaration is its own.
  private(set) var owners: [Int?]
  /// For each line: the types around it, outermost first.
  private(set) var types: [[Int]]

  /// How far above what it describes a comment begins at most.
  private static let longestComment = 15

  private let lines: [LineReading]
  private var open: [Int] = []

  init(_ lines: [LineReading]) {
    self.lines = lines
    owners = lines.map { _ in nil }
    types = lines.map { _ in [] }
    var comments: [Int] = []
    for (index, line) in lines.enumerated() {
      if line.kind == .comment {
        comments.append(index)
        continue
      }
      for comment in comments { place(comment, above: index) }
      comments = []
      // What closes a parameter list is still the declaration's.
      let isContinued = line.text.drop { $0 == " " || $0 == "\t" }.first == ")"
      while !isContinued, let last = open.last, lines[last].indent >= line.indent { open.removeLast() }
      owners[index] = line.isDeclaration ? index : open.last
      types[index] = typesAmong(open)
      if line.isDeclaration { open.append(index) }
    }
    for comment in comments { place(comment, above: nil) }
  }

  private mutating func place(_ comment: Int, above next: Int?) {
    let line = lines[comment]
    let around = open.filter { lines[$0].indent < line.indent }
    owners[comment] = next.flatMap { describes(line, lines[$0]) ? $0 : nil } ?? around.last
    types[comment] = typesAmong(around)
  }

  private func describes(_ comment: LineReading, _ next: LineReading) -> Bool {
    (next.isDeclaration || next.kind == .value) && next.indent == comment.indent
      && next.number - comment.number <= Self.longestComment
  }

  private func typesAmong(_ indices: [Int]) -> [Int] {
    indices.filter { lines[$0].kind == .type }
  }
}
