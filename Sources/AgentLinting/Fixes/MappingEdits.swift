internal import AgentDefinitions

/// Changes of a mapping that leave everything else of it as it stands: comments, order, quotes and line breaks.
struct MappingEdits {
  private let mapping: SourceValue
  private var file: SourceFile { mapping.tree.file }
  private var syntax: TextSyntax { TextSyntax(of: file) }

  init(_ mapping: SourceValue) { self.mapping = mapping }

  /// Another key for the same value; nil where that key is there already.
  func renaming(_ entry: SourceValue.Entry, to key: String) -> [Edit]? {
    guard mapping.entry(key) == nil else { return nil }
    return entry.key.replaced(by: key).map { [$0] }
  }

  /// The entry taken out, with the comment behind it. Nil for the only one, and for one that does not begin its line.
  func removing(_ entry: SourceValue.Entry) -> [Edit]? {
    guard mapping.count > 1 else { return nil }
    if mapping.style == .flow {
      let ranges = mapping.entries.map(\.range)
      guard let index = ranges.firstIndex(of: entry.range) else { return nil }
      return BracketItems(ranges, in: file).removing([index])
    }
    guard let lines = lines(of: entry), indent(of: entry) != nil else { return nil }
    return [Edit(lines, in: file, with: [])]
  }

  /// A further entry below another one. `written`: the whole of it, as in `tools: [view]`.
  func adding(_ written: String, after entry: SourceValue.Entry) -> [Edit]? {
    if mapping.style == .flow {
      let end = Int(entry.range.upper)
      return [Edit(.empty(at: end), in: file, with: separator(before: entry) + written)]
    }
    guard let lines = lines(of: entry), let indent = indent(of: entry) else { return nil }
    let line = indent + written
    let isLast = Int(lines.upper) == file.bytes.count && file.bytes.last.map { !$0.endsLine } ?? true
    let text = isLast ? file.lineBreak + line : line + file.lineBreak
    return [Edit(.empty(at: Int(lines.upper)), in: file, with: text)]
  }

  /// Another entry in the place of this one. `written`: the whole of it.
  func replacing(_ entry: SourceValue.Entry, with written: String) -> [Edit]? {
    guard mapping.style == .flow || lines(of: entry) != nil, !entry.value.isAlias else { return nil }
    return [Edit(entry.range, in: file, with: written)]
  }

  /// A comma, and a new line where the entries stand on lines of their own.
  private func separator(before entry: SourceValue.Entry) -> String {
    let start = file.lineStart(Int(entry.range.lower))
    guard file.isBlank(start..<Int(entry.range.lower)) else { return ", " }
    return "," + file.lineBreak + file.text(in: SourceRange(start, Int(entry.range.lower)))
  }

  /// The lines of an entry in block style with the last one's break; nil when something else stands on them.
  private func lines(of entry: SourceValue.Entry) -> SourceRange? {
    let start = file.lineStart(Int(entry.key.range.lower))
    let colon = file.bytes[Int(entry.key.range.upper)...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? file.bytes.count
    let sign = syntax == .toml ? UInt8(ascii: "=") : UInt8(ascii: ":")
    guard colon < file.bytes.count, file.bytes[colon] == sign else { return nil }
    let end = max(Int(entry.value.range.upper), colon + 1)
    guard file.isBlankOrComment(end..<file.lineEnd(end)) else { return nil }
    return SourceRange(start, file.nextLine(end))
  }

  /// What a line beside this entry begins with; nil when something other than a list's dash stands before the key.
  private func indent(of entry: SourceValue.Entry) -> String? {
    let start = file.lineStart(Int(entry.key.range.lower))
    let before = start..<Int(entry.key.range.lower)
    return file.isBlank(before) ? file.text(in: SourceRange(before.lowerBound, before.upperBound)) : nil
  }
}
