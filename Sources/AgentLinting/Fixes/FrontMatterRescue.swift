internal import AgentDefinitions

/// Puts front matter where systems see it.
enum FrontMatterRescue {
  // MARK: - What stands above it

  /// What stands above the front matter goes below it; blank lines and a code fence around the file go.
  static func moving(_ file: SourceFile) -> [Fix] {
    guard case .notFirst(let parts, let obstacle, let above) = FrontMatter.split(file) else { return [] }
    let deletion = Edit(above, in: file, with: [])
    switch obstacle {
    case .blankLines: return .of("delete the blank lines above the front matter", .safe, [deletion], uncovers: true)
    case .comment:
      var text = file[above]
      while let last = text.last, last <= 0x20 { text.removeLast() }
      // A number sign is a comment to one and a heading to the other.
      let isMarkup = !text.split(whereSeparator: \.endsLine).contains { $0.first == UInt8(ascii: "#") }
      let gap = isMarkup ? file.lineBreak : file.lineBreak + file.lineBreak
      let insertion = Edit(.empty(at: Int(parts.body.lower)), in: file, with: Array(text) + Array(gap.utf8))
      return .of(
        "move what stands above the front matter below it", isMarkup ? .safe : .unsafe, [deletion, insertion],
        uncovers: true)
    case .codeFence:
      guard let end = closingFence(of: parts, in: file) else { return [] }
      return .of("take the code fence away", .safe, [deletion, Edit(end, in: file, with: [])], uncovers: true)
    }
  }

  /// The line that ends the code fence: the first below the front matter, or the file's last. Nil where neither does.
  private static func closingFence(of parts: FrontMatter.Parts, in file: SourceFile) -> SourceRange? {
    var start = Int(parts.body.lower)
    while start < file.bytes.count, file.bytes[start] <= 0x20 { start += 1 }
    let end = file.lineEnd(start)
    let first = file.bytes[start..<end]
    if first.starts(with: "```".utf8), first.allSatisfy({ $0 == UInt8(ascii: "`") || $0 <= 0x20 }) {
      return SourceRange(Int(parts.body.lower), file.nextLine(start))
    }
    return Int(parts.body.upper) < file.bytes.count ? SourceRange(Int(parts.body.upper), file.bytes.count) : nil
  }

  // MARK: - What ends it

  /// The line that was to close the front matter, or a new one behind its last key.
  static func closing(_ file: SourceFile, as dialect: Dialect?) -> [Fix] {
    guard case .unterminated(let open, let guess) = FrontMatter.split(file), let dialect else { return [] }
    let title = "close the front matter with “---”"
    if let guess, file[guess.close].allSatisfy({ $0 == UInt8(ascii: "-") || $0 <= 0x20 }),
      isKeys(guess.yaml, file, dialect)
    {
      return .of(title, .safe, [Edit(guess.close, in: file, with: "---")], uncovers: true)
    }
    guard let end = endOfKeys(file.nextLine(Int(open.lower)), file) else { return [] }
    guard isKeys(SourceRange(file.nextLine(Int(open.lower)), end), file, dialect) else { return [] }
    return .of(
      title, .safe, [Edit(.empty(at: end), in: file, with: "---" + file.lineBreak)], uncovers: true)
  }

  /// Where the first line begins that is blank or a heading, after lines that are keys or belong to them.
  private static func endOfKeys(_ start: Int, _ file: SourceFile) -> Int? {
    var line = start
    while line < file.bytes.count {
      let text = file.bytes[line..<file.lineEnd(line)]
      if file.isBlank(line..<file.lineEnd(line)) || text.starts(with: "# ".utf8) { return line > start ? line : nil }
      line = file.nextLine(line)
    }
    return nil
  }

  /// Whether it is a mapping with keys that the system has, and no other text.
  private static func isKeys(_ range: SourceRange, _ file: SourceFile, _ dialect: Dialect) -> Bool {
    let (tree, faults) = SourceTree.parse(file, range)
    guard faults.isEmpty, let root = tree.root, root.kind == .mapping, root.style == .block else { return false }
    let keys = root.entries.compactMap { $0.key.text }
    return keys.contains { dialect.knownKeys.contains($0) } && !keys.contains { $0.utf8.contains(0x20) }
  }
}
