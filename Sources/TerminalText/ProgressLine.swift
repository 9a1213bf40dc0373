/// The one line that tells a person how far a long run is: it appears late, is written over, and is gone at the end.
package struct ProgressLine: Sendable {
  /// A run that is over before then says nothing.
  package static let delay = 500

  private var shown = ""
  private let width: Int

  package init(width: Int) { self.width = width }

  /// What to write to the terminal so that the line says this; empty when it need not change.
  ///
  /// - Parameter elapsed: milliseconds since the run began.
  package mutating func update(_ text: String, after elapsed: Int) -> String {
    guard elapsed >= Self.delay else { return "" }
    // The last column stays free: some terminals would begin a new line.
    let line = DisplayWidth.truncate(TerminalSanitizer.cleanLine(text), to: max(0, width - 1))
    guard line != shown else { return "" }
    shown = line
    return "\r" + line + "\u{1B}[K"
  }

  /// What to write so that nothing is left of it.
  package mutating func end() -> String {
    defer { shown = "" }
    return shown.isEmpty ? "" : "\r\u{1B}[K"
  }
}
