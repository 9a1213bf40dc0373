internal import TerminalText

/// The lines at the bottom of a terminal that are drawn again and again in their place.
///
/// Turns what shall be seen into the text that changes the screen from what is seen. While there is a region, the cursor
/// is hidden and stands at the start of the line below it.
struct LiveRegion: Sendable {
  private var drawn: [String] = []
  private var columns = 0

  var isEmpty: Bool { drawn.isEmpty }

  /// - Parameter columns: the width of the screen now; it may have changed since the last time.
  mutating func draw(_ lines: [String], columns: Int) -> String {
    guard !lines.isEmpty else { return clear(columns: columns) }
    guard lines != drawn || columns != self.columns else { return "" }
    // Lines that did not change are passed over: nothing flickers, and a remote terminal has little to read.
    let isSameWidth = columns == self.columns
    var text = Self.beginUpdate + (drawn.isEmpty ? Self.hideCursor : "") + toTop(columns: columns)
    for (index, line) in lines.enumerated() {
      if !isSameWidth || index >= drawn.count || drawn[index] != line { text += line + Self.clearToEndOfLine }
      text += "\r\n"
    }
    if lines.count < drawn.count || !isSameWidth { text += Self.clearBelow }
    drawn = lines
    self.columns = columns
    return text + Self.endUpdate
  }

  /// Takes the region from the screen; what comes next is written where it began.
  mutating func clear(columns: Int) -> String {
    guard !drawn.isEmpty else { return "" }
    let text = Self.beginUpdate + toTop(columns: columns) + Self.clearBelow + Self.showCursor + Self.endUpdate
    drawn = []
    return text
  }

  /// Lets the region stand, with `lines` in its place; what comes next is written below.
  mutating func leave(_ lines: [String], columns: Int) -> String {
    let text = clear(columns: columns)
    return text + lines.map { $0 + "\r\n" }.joined()
  }

  /// A narrower terminal has broken the lines that were drawn in a wider one.
  private func toTop(columns: Int) -> String {
    let rows = drawn.reduce(0) { rows, line in
      let width = DisplayWidth.columns(of: TerminalSanitizer.clean(line))
      return rows + max(1, columns > 0 ? (width + columns - 1) / columns : 1)
    }
    return rows == 0 ? "\r" : "\r\u{1B}[\(rows)A"
  }

  static let hideCursor = "\u{1B}[?25l"
  static let showCursor = "\u{1B}[?25h"
  private static let clearToEndOfLine = "\u{1B}[K"
  private static let clearBelow = "\u{1B}[J"
  /// Terminals that know it show the whole change at once; the others ignore it.
  private static let beginUpdate = "\u{1B}[?2026h"
  private static let endUpdate = "\u{1B}[?2026l"
}
