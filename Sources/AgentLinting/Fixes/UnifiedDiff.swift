/// The difference between two texts of a file as `git apply` and `patch` take it.
package struct UnifiedDiff {
  private static let context = 3

  /// Nil when the texts are the same.
  package private(set) var text: [UInt8] = []

  /// - Parameters:
  ///   - path: as it is shown in it, after `a/` and `b/`.
  ///   - shown: what is written of a line, for what must not be shown.
  package init?(
    _ path: String, from before: [UInt8], to after: [UInt8],
    showing shown: (ArraySlice<UInt8>) -> [UInt8] = { Array($0) }
  ) {
    guard before != after else { return nil }
    let old = Self.lines(of: before)
    let new = Self.lines(of: after)
    text += Array("--- \(Self.name("a/" + path))\n+++ \(Self.name("b/" + path))\n".utf8)
    for hunk in Self.hunks(LineDifference(from: old, to: new).changes, lineCount: old.count) {
      write(hunk, old, new, shown)
    }
  }

  private mutating func write(
    _ hunk: [LineDifference.Change], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>],
    _ shown: (ArraySlice<UInt8>) -> [UInt8]
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let lead = min(Self.context, first.old.lowerBound)
    let trail = min(Self.context, old.count - last.old.upperBound)
    let oldRange = (first.old.lowerBound - lead)..<(last.old.upperBound + trail)
    let newRange = (first.new.lowerBound - lead)..<(last.new.upperBound + trail)
    text += Array("@@ -\(Self.position(oldRange)) +\(Self.position(newRange)) @@\n".utf8)
    var place = oldRange.lowerBound
    for change in hunk {
      for line in old[place..<change.old.lowerBound] { write(" ", line, shown) }
      for line in old[change.old] { write("-", line, shown) }
      for line in new[change.new] { write("+", line, shown) }
      place = change.old.upperBound
    }
    for line in old[place..<oldRange.upperBound] { write(" ", line, shown) }
  }

  private mutating func write(
    _ sign: Unicode.Scalar, _ line: ArraySlice<UInt8>, _ shown: (ArraySlice<UInt8>) -> [UInt8]
  ) {
    text.append(UInt8(ascii: sign))
    text += shown(line)
    if line.last != 0x0A { text += Array("\n\\ No newline at end of file\n".utf8) }
  }

  /// An empty stretch is told by the line before it.
  private static func position(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }

  /// Changes that are near enough for what stands between them to be shown once.
  private static func hunks(_ changes: [LineDifference.Change], lineCount: Int) -> [[LineDifference.Change]] {
    var hunks: [[LineDifference.Change]] = []
    for change in changes {
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  /// With their breaks. A lone CR ends no line to git.
  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  /// As git writes names: in quotes where it must, and with a tab behind one that has blanks.
  private static func name(_ path: String) -> String {
    let mustQuote = path.utf8.contains {
      $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    guard mustQuote else { return path.utf8.contains(0x20) ? path + "\t" : path }
    var written = "\""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\t": written += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 8)
          written += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        } else {
          written.unicodeScalars.append(scalar)
        }
      }
    }
    return written + "\""
  }
}
