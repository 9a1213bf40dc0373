internal import AgentDefinitions
internal import SessionCore
internal import SystemPackage

/// Searching without `rg`: slower, and with less.
///
/// Same parameters, same answers, but: the regular expressions are those of `RegexParser`, without Unicode properties
/// (`\p{…}`) and set operations; only the types of `FileTypes`; no file above `Place.sizeLimit`; text in UTF-8 only.
struct FileSearch: Sendable {
  private static let timeLimit = Duration.seconds(30)
  /// As `rg` is told to cut lines.
  private static let width = 500

  func search(_ query: SearchQuery) throws(ToolFailure) -> SearchReport {
    let regex = try Self.regex(for: query)
    let type = try query.type.map(Self.filter)
    let end = ContinuousClock.now + Self.timeLimit
    let isOver = { Task.isCancelled || ContinuousClock.now > end }
    var report = SearchReport()
    for root in query.roots {
      for file in FileWalker.walk(roots: [FilePath(root.absolute)]).files {
        if isOver() { break }
        let path = file.relativePath
        // A file that is named is searched, whatever it is called.
        guard !root.isFolder || (type?.admits(path) ?? true && query.files?.admits(path) ?? true) else { continue }
        guard root.mayShow(path),
          let bytes = try? ReadFile.bytes(of: file.path, limit: Place.sizeLimit, followsLinks: false)
        else {
          continue
        }
        let text = TextFile(bytes)
        if text.isBinary { continue }
        let matches =
          query.isMultiline && regex.takesNewlines
          ? Self.matchesOverLines(of: text, regex, isOver) : Self.matchesInLines(of: text, regex, isOver)
        Self.add(matches, of: text, as: root.shown(path), to: &report, query)
      }
    }
    guard !Task.isCancelled else { throw ToolFailure(.cancelled, ToolTexts.interrupted) }
    if isOver() {
      report.notes.append("[stopped after \(Self.timeLimit.components.seconds) seconds; narrow the search]")
    }
    return report
  }

  private static func regex(for query: SearchQuery) throws(ToolFailure) -> RegexSearch {
    do {
      return try RegexSearch(query.pattern, ignoresCase: query.ignoresCase, dotTakesNewlines: query.isMultiline)
    } catch {
      throw ToolFailure(.badArguments, "The search failed: regex parse error: \(error)")
    }
  }

  private static func filter(forType name: String) throws(ToolFailure) -> FileFilter {
    guard let glob = FileTypes.globs[name] else {
      throw ToolFailure(.badArguments, "The search failed: unrecognized file type: \(name)")
    }
    return try FileFilter(glob)
  }

  private struct Matches {
    /// The indices of the lines that they are on.
    let lines: [Int]
    let count: Int
  }

  private static func matchesInLines(of file: TextFile, _ regex: RegexSearch, _ isOver: () -> Bool) -> Matches {
    var matching: [Int] = []
    for (index, line) in file.searchedLines.enumerated() {
      if index & 0x3F == 0x3F, isOver() { break }
      guard regex.mayMatch(line) else { continue }
      let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
      if regex.firstMatch(in: scalars, isOver: isOver) != nil { matching.append(index) }
    }
    return Matches(lines: matching, count: matching.count)
  }

  /// Where matches are that may go over several lines. `rg` counts such matches, and otherwise lines.
  private static func matchesOverLines(of file: TextFile, _ regex: RegexSearch, _ isOver: () -> Bool) -> Matches {
    let text = Array(String(decoding: file.bytes, as: UTF8.self).unicodeScalars)
    let count = file.searchedLines.count
    var lines: [Int] = []
    var matches = 0
    var (passed, counted) = (0, 0)
    func line(at place: Int) -> Int {
      while counted < place {
        if text[counted] == "\n" { passed += 1 }
        counted += 1
      }
      return passed
    }
    var start = 0
    while start <= text.count, !isOver(), let match = regex.firstMatch(in: text, from: start, isOver: isOver) {
      let first = max(line(at: match.lowerBound), (lines.last ?? -1) + 1)
      let last = min(line(at: max(match.lowerBound, match.upperBound - 1)), count - 1)
      if first <= last { lines += first...last }
      matches += 1
      start = match.isEmpty ? match.upperBound + 1 : match.upperBound
    }
    return Matches(lines: lines, count: matches)
  }

  private static func add(
    _ matches: Matches, of file: TextFile, as path: String, to report: inout SearchReport, _ query: SearchQuery
  ) {
    guard !matches.lines.isEmpty else { return }
    switch query.mode {
    case .files: report.entries.append(.file(path))
    case .count: report.entries.append(.count(path, matches.count))
    case .content:
      let lines = file.searchedLines
      let isMatch = Set(matches.lines)
      var next = 0
      for index in matches.lines {
        for shown in max(next, index - query.before)..<min(max(next, index + query.after + 1), lines.count) {
          report.entries.append(
            .line(
              .init(
                path: path, number: shown + 1, text: Self.shown(lines[shown]), isMatch: isMatch.contains(shown))))
          next = shown + 1
        }
      }
    }
  }

  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    line.count <= width
      ? String(decoding: line, as: UTF8.self)
      : String(decoding: line.prefix(width), as: UTF8.self) + " [... omitted end of long line]"
  }
}

extension TextFile {
  /// As `grep` counts lines: what follows the last newline is one only if there is something.
  fileprivate var searchedLines: [ArraySlice<UInt8>] {
    let lines = lines
    return bytes.last == UInt8(ascii: "\n") || bytes.isEmpty ? lines.dropLast() : lines
  }
}
