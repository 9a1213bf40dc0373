/// The keys that VS Code's reader never sees: a line at the left edge that is no `key:` ends the mapping for it, without
/// a word, and what follows (`tools`, say) might as well not be there.
struct DroppedKeys {
  let keys: [String]
  /// The line that ends the mapping.
  let line: SourceRange

  init?(in yaml: SourceRange, of tree: SourceTree) {
    let file = tree.file
    guard let line = Self.endingLine(in: yaml, of: file) else { return nil }
    let keys = tree.root.map { root in root.entries.filter { $0.key.range.lower > line.lower } } ?? []
    guard !keys.isEmpty else { return nil }
    self.keys = keys.compactMap { $0.key.text }
    self.line = line
  }

  private static func endingLine(in yaml: SourceRange, of file: SourceFile) -> SourceRange? {
    let first = file.place(of: Int(yaml.lower)).line
    guard first <= file.lineCount else { return nil }
    for number in first...file.lineCount {
      let line = file.lineRange(number)
      guard line.lower < yaml.upper else { return nil }
      if endsMapping(file[line]) { return line }
    }
    return nil
  }

  /// Neither indented, nor empty, nor a comment, nor a list's item, nor `key:`. The colon of an address is none: it has
  /// no blank behind it.
  private static func endsMapping(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    switch first {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "#"), UInt8(ascii: "-"): return false
    default:
      return !line.indices.contains { index in
        line[index] == UInt8(ascii: ":") && (index + 1 == line.endIndex || line[index + 1] <= 0x20)
      }
    }
  }
}

extension Dialect {
  /// VS Code finds the files of `.claude/agents` too.
  package var isReadInVisualStudioCode: Bool {
    runtimes.contains(.visualStudioCode) || self == .claudeCode
  }
}
