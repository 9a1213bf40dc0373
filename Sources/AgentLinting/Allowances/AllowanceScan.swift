internal import AgentDefinitions

/// Finds the allowances in a file: behind `#` in YAML, front matter and TOML, behind `//` in JSON with comments, in
/// `<!-- -->` in Markdown. Files without the word, which are nearly all, cost one fast pass.
struct AllowanceScan {
  private let file: SourceFile
  private let front: FrontMatter.Parts?
  /// What begins a comment outside of Markdown.
  private let sign: String

  static func allowances(in file: SourceFile) -> [Allowance] {
    let places = ByteSearch.offsets(of: marker, in: file.bytes).prefix(most)
    guard !places.isEmpty else { return [] }
    let path = ClaimedPath(file.path)
    let isMarkdown = path.hasSuffix(".md")
    let scan = AllowanceScan(
      file: file, front: isMarkdown ? FrontMatter.split(file).parts : nil, sign: path.mayHaveComments ? "//" : "#")
    return places.flatMap { scan.allowances(at: $0, isMarkdown: isMarkdown) }
  }

  /// Enough for people. Without bounds a megabyte of such comments would take minutes.
  private static let most = 200
  private static let mostLines = 1000

  private static let marker = Array("agentlint: allow ".utf8)

  private func allowances(at offset: Int, isMarkdown: Bool) -> [Allowance] {
    let line = file.place(of: offset).line
    let range = file.lineRange(line)
    let isYAML = front.map { $0.yaml.contains(SourceRange.empty(at: offset)) } ?? !isMarkdown
    guard let opening = opening(before: offset, in: range, isYAML: isYAML) else { return [] }
    let content = SourceRange(offset + Self.marker.count, Int(range.upper))
    let (rules, reason) = parse(content, isYAML: isYAML)
    let isAlone = file[SourceRange(Int(range.lower), opening)].allSatisfy(\.isSpace)
    let scope = scope(line: line, isAlone: isAlone, isYAML: isYAML)
    let comment = SourceRange(opening, isYAML ? Int(range.upper) : end(of: content))
    return rules.map {
      Allowance(
        file: file, rule: $0, reason: reason, scope: scope, comment: comment, siblings: rules.map(\.range))
    }
  }

  /// Where the comment begins that the word stands at the start of; nil when it is ordinary text.
  private func opening(before offset: Int, in line: SourceRange, isYAML: Bool) -> Int? {
    var start = offset
    while start > Int(line.lower), file.bytes[start - 1].isSpace { start -= 1 }
    let sign = Array((isYAML ? sign : "<!--").utf8)
    let begin = start - sign.count
    guard begin >= Int(line.lower), file.bytes[begin..<start].elementsEqual(sign) else { return nil }
    // In YAML a `#` that touches the text before it is part of that text; in Markdown a backquote makes it an example.
    let before = begin > Int(line.lower) ? file.bytes[begin - 1] : UInt8(ascii: " ")
    if isYAML ? !before.isSpace : before == UInt8(ascii: "`") { return nil }
    return begin
  }

  /// Behind `-->`, or at the end of the line.
  private func end(of content: SourceRange) -> Int {
    ByteSearch.first(Array("-->".utf8), in: file[content]).map { $0 + 3 } ?? Int(content.upper)
  }

  /// What somebody means to say later is no reason, as in the comment that an editor writes for them.
  private func isReason(_ text: String) -> Bool {
    let words = text.utf8.drop(while: \.isSpace)
    return !words.isEmpty && !["TODO", "FIXME", "TBD"].contains { words.starts(with: $0.utf8) }
  }

  private func parse(_ content: SourceRange, isYAML: Bool) -> (rules: [Located<String>], reason: String) {
    var bytes = file[content]
    if !isYAML, let end = ByteSearch.offsets(of: Array("-->".utf8), in: Array(bytes)).first {
      bytes = bytes.prefix(end)
    }
    let separator = ByteSearch.offsets(of: Array(" -- ".utf8), in: Array(bytes) + [0x20]).first
    let names = separator.map { bytes.prefix($0) } ?? bytes
    let reason = separator.map { String(decoding: bytes.dropFirst($0 + 4), as: UTF8.self) } ?? ""
    var rules: [Located<String>] = []
    for part in names.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0.isSpace }) {
      rules.append(
        Located(String(decoding: part, as: UTF8.self), at: SourceRange(part.startIndex, part.endIndex)))
    }
    return (rules, isReason(reason) ? reason : "")
  }

  private func scope(line: Int, isAlone: Bool, isYAML: Bool) -> Allowance.Scope {
    guard isAlone else { return .range(file.lineRange(line)) }
    if line == firstLine(isYAML: isYAML) { return .wholeFile }
    var next = line + 1
    while next <= file.lineCount, next - line < Self.mostLines, isSkipped(next, isYAML: isYAML) { next += 1 }
    guard next <= file.lineCount else { return .range(.empty(at: file.bytes.count)) }
    return .range(block(from: next, isYAML: isYAML))
  }

  private func firstLine(isYAML: Bool) -> Int {
    let start =
      if let front { isYAML ? Int(front.yaml.lower) : Int(front.body.lower) } else { Int(file.contents.lower) }
    var line = file.place(of: start).line
    while line < file.lineCount, file[file.lineRange(line)].allSatisfy(\.isSpace) { line += 1 }
    return line
  }

  /// Blank lines and further comments stand between an allowance and what it is about.
  private func isSkipped(_ line: Int, isYAML: Bool) -> Bool {
    let text = file[file.lineRange(line)].drop(while: \.isSpace)
    return text.isEmpty || text.starts(with: (isYAML ? sign : "<!-- agentlint:").utf8)
  }

  /// A line and, in YAML, what belongs to it: the lines indented deeper, and a list at its own depth.
  private func block(from line: Int, isYAML: Bool) -> SourceRange {
    let first = file.lineRange(line)
    guard isYAML else { return first }
    let depth = file[first].prefix(while: \.isSpace).count
    var last = line
    while last < file.lineCount, last - line < Self.mostLines {
      let text = file[file.lineRange(last + 1)]
      let indent = text.prefix(while: \.isSpace).count
      let isListBelowKey = indent == depth && text.dropFirst(indent).first == UInt8(ascii: "-")
      let isItem = file[first].dropFirst(depth).first == UInt8(ascii: "-")
      guard indent == text.count || indent > depth || isListBelowKey && !isItem else { break }
      last += 1
    }
    return first.union(file.lineRange(last))
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
