internal import AgentDefinitions

/// Makes YAML of front matter that is none: texts that YAML rejects are put in quotes, or into a block.
enum YAMLRescue {
  /// For front matter that was read key by key. None where it would not be YAML then either.
  static func fixes(for agent: AgentDefinition) -> [Fix] {
    guard let parts = FrontMatter.split(agent.file).parts else { return [] }
    var edits: [Edit] = []
    var keys: [String] = []
    var safety = Fix.Safety.safe
    for (index, reading) in agent.fields.enumerated() where reading.value.isRaw {
      let end = index + 1 < agent.fields.count ? agent.fields[index + 1].key.range.lower : parts.yaml.upper
      guard let edit = rewriting(reading, upTo: agent.file.lineStart(Int(end))) else { return [] }
      // A star that could not be read granted nothing so far.
      if reading.meaning != .description, !isText(reading) { safety = .unsafe }
      edits.append(edit)
      keys.append(reading.key.value)
    }
    guard !edits.isEmpty, isYAML(edits.applied(to: agent.file), agent.file.path) else { return [] }
    let isBlock = edits.contains { $0.replacement.starts(with: " |-".utf8) }
    return .of(
      isBlock ? "write \(keys.listed()) as a block" : "put \(keys.listed()) in quotes", safety, edits, uncovers: true)
  }

  /// For a file of which one line has a colon too many.
  static func quoting(_ place: SourceRange?, in file: SourceFile?) -> [Fix] {
    guard let file, let place, !place.isEmpty, TextSyntax(of: file) == .yaml else { return [] }
    let text = file.text(in: place)
    guard let first = text.first, !"\"'[{|>&*!#".contains(first), !text.containsBytes(" #"),
      Int(place.upper) == file.lineEnd(Int(place.lower))
    else { return [] }
    let edit = Edit(place, in: file, with: ScalarWriter(.yaml).quoted(text))
    let after = SourceFile(path: file.path, bytes: [edit].applied(to: file))
    // What is wrong below is another finding.
    let fault = SourceTree.parse(after).faults.first { if case .invalidYAML = $0.kind { true } else { false } }
    guard fault.map({ Int($0.range.lower) > Int(place.upper) + 2 }) ?? true else { return [] }
    return .of("put the value in quotes", .safe, [edit], uncovers: true)
  }

  private static func isText(_ reading: FieldReading) -> Bool {
    if case .text? = reading.field?.type { true } else { false }
  }

  /// - Parameter end: where the next key's line begins.
  private static func rewriting(_ reading: FieldReading, upTo end: Int) -> Edit? {
    let file = reading.value.tree.file
    let start = Int(reading.key.range.upper) + 1
    guard let text = reading.value.text, !text.isEmpty, isText(reading) || text == "*" else { return nil }
    var last = end
    while last > start, file.bytes[last - 1] <= 0x20 { last -= 1 }
    // Nobody can tell what a broken text in quotes escapes.
    let written = file.bytes[start..<last].drop { $0 <= 0x20 }
    if written.first == UInt8(ascii: "\""), text.utf8.contains(UInt8(ascii: "\\")) { return nil }
    let lines = text.lines
    if lines.count > 1, written.first != UInt8(ascii: "\""), written.first != UInt8(ascii: "|"),
      keysFollow(lines.dropFirst())
    {
      return Edit(SourceRange(start, file.lineEnd(start)), in: file, with: value(String(lines[0]), file))
    }
    return Edit(SourceRange(start, last), in: file, with: value(text, file))
  }

  /// The text with a blank before it: in quotes, or as a block where it has lines or both kinds of quotes.
  private static func value(_ text: String, _ file: SourceFile) -> String {
    let isLine = !text.utf8.contains(0x0A)
    let hasBoth = text.utf8.contains(UInt8(ascii: "'")) && text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == 0x5C }
    if isLine, !hasBoth { return " " + ScalarWriter(.yaml).quoted(text) }
    let lines = text.lines
    return " |-" + lines.map { file.lineBreak + ($0.isEmpty ? "" : "  " + $0) }.joined()
  }

  /// Whether what follows the first line are keys that nobody knows, and not the rest of the text.
  private static func keysFollow(_ lines: ArraySlice<Substring>) -> Bool {
    lines.allSatisfy { line in
      if line.isEmpty || line.hasPrefix(" ") || line.hasPrefix("- ") || line.hasPrefix("#") { return true }
      let key = line.prefix { $0 != ":" }
      let isWord = key.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || "-_".utf8.contains($0) }
      return key.count < line.count && isWord && !speakers.contains(String(key))
    } && !(lines.first?.isEmpty ?? true)
  }

  private static let speakers: Set<String> = [
    "assistant", "commentary", "context", "example", "human", "system", "user",
  ]

  private static func isYAML(_ bytes: [UInt8], _ path: String) -> Bool {
    let file = SourceFile(path: path, bytes: bytes)
    guard let parts = FrontMatter.split(file).parts else { return false }
    return !SourceTree.parse(file, parts.yaml).faults.contains { fault in
      if case .invalidYAML = fault.kind { true } else { fault.endsReading }
    }
  }
}

extension String {
  /// Divided at line feeds alone, and by bytes: a text may be a megabyte.
  fileprivate var lines: [Substring] {
    utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Substring.init)
  }
}
