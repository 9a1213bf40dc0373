/// The difference between two versions of a file, in the format that `patch` and people read.
struct UnifiedDiff {
  private static let context = 3
  /// Beyond this many lines a changed stretch is shown as removed and added as a whole: finding the shortest difference
  /// takes time that grows with the square.
  private static let compared = 1000

  /// More bytes than this nobody reads, and they would be on record several times.
  private static let shownLimit = 128 << 10

  private enum Line: Equatable {
    case same(Substring)
    case removed(Substring)
    case added(Substring)

    var isSame: Bool { if case .same = self { true } else { false } }

    var shown: String {
      let (mark, text) =
        switch self {
        case .same(let text): (" ", text)
        case .removed(let text): ("-", text)
        case .added(let text): ("+", text)
        }
      return text.utf8.last == UInt8(ascii: "\n")
        ? mark + text : mark + text + "\n\\ No newline at end of file\n"
    }
  }

  /// `old` is nil for a file that is made. Both names carry the path, as in git.
  static func text(path: String, from old: [UInt8]?, to new: [UInt8]) -> String {
    let lines = compare(split(old ?? []), split(new))
    var text = old == nil ? "--- /dev/null\n" : "--- a/\(path)\n"
    text += "+++ b/\(path)\n"
    for hunk in hunks(of: lines) {
      guard text.utf8.count < shownLimit else { return text + "[the difference goes on]\n" }
      text += shown(hunk, of: lines)
    }
    return text
  }

  private static func split(_ bytes: [UInt8]) -> [Substring] {
    let text = String(decoding: bytes, as: UTF8.self)
    var lines: [Substring] = []
    var start = text.utf8.startIndex
    while start < text.utf8.endIndex {
      let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n")).map { text.utf8.index(after: $0) }
      lines.append(text[start..<(end ?? text.utf8.endIndex)])
      start = end ?? text.utf8.endIndex
    }
    return lines
  }

  private static func compare(_ old: [Substring], _ new: [Substring]) -> [Line] {
    let shorter = min(old.count, new.count)
    var head = 0
    while head < shorter, isEqual(old[head], new[head]) { head += 1 }
    var tail = 0
    while tail < shorter - head, isEqual(old[old.count - 1 - tail], new[new.count - 1 - tail]) { tail += 1 }
    let middle = changed(Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)]))
    return old[..<head].map(Line.same) + middle + old[(old.count - tail)...].map(Line.same)
  }

  // By bytes: two spellings of one character, or two line ends, are a difference.
  private static func isEqual(_ left: Substring, _ right: Substring) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  private static func changed(_ old: [Substring], _ new: [Substring]) -> [Line] {
    guard old.count + new.count <= compared else { return old.map(Line.removed) + new.map(Line.added) }
    let difference = new.difference(from: old, by: isEqual)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      if removed.contains(from) {
        lines.append(.removed(old[from]))
        from += 1
      } else if added.contains(to) {
        lines.append(.added(new[to]))
        to += 1
      } else {
        lines.append(.same(old[from]))
        from += 1
        to += 1
      }
    }
    return lines
  }

  /// Stretches of changed lines with what surrounds them; those that would touch are one.
  private static func hunks(of lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where !lines[index].isSame {
      let around = max(index - context, 0)..<min(index + context + 1, lines.count)
      if let last = hunks.last, last.upperBound >= around.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<around.upperBound
      } else {
        hunks.append(around)
      }
    }
    return hunks
  }

  private static func shown(_ hunk: Range<Int>, of lines: [Line]) -> String {
    func counts(_ part: ArraySlice<Line>) -> (old: Int, new: Int) {
      part.reduce(into: (0, 0)) { counts, line in
        switch line {
        case .same: counts = (counts.0 + 1, counts.1 + 1)
        case .removed: counts.0 += 1
        case .added: counts.1 += 1
        }
      }
    }
    let before = counts(lines[..<hunk.lowerBound])
    let inside = counts(lines[hunk])
    // A side without lines is named by the line before it.
    func range(_ before: Int, _ count: Int) -> String { "\(count == 0 ? before : before + 1),\(count)" }
    var text = "@@ -\(range(before.old, inside.old)) +\(range(before.new, inside.new)) @@\n"
    for (index, line) in lines[hunk].enumerated() {
      guard text.utf8.count < shownLimit else { return text + "[\(hunk.count - index) lines more]\n" }
      text += line.shown
    }
    return text
  }
}
