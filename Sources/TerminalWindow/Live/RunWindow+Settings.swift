package import SessionCore
package import TerminalText

extension RunWindow {
  package enum Format: Sendable { case text, json, streamJSON }

  package struct Settings: Sendable {
    package var format: Format
    package var level: PlainView.Level
    package var isOutputTerminal: Bool
    package var isErrorTerminal: Bool
    package var style: TerminalStyle

    /// - Parameter environment: `NO_COLOR` and `TERM` are looked at.
    package init(
      format: Format, level: PlainView.Level, isOutputTerminal: Bool, isErrorTerminal: Bool,
      environment: [String: String]
    ) {
      self.format = format
      self.level = level
      self.isOutputTerminal = isOutputTerminal
      let isDumb = environment["TERM"] == "dumb"
      self.isErrorTerminal = isErrorTerminal && !isDumb
      let isColourWanted = environment["NO_COLOR"].map(\.isEmpty) ?? true
      style = TerminalStyle(isColoured: isErrorTerminal && isColourWanted && !isDumb)
    }

    /// The tree is for those who watch; the others get lines.
    var showsTree: Bool { isErrorTerminal && level == .normal }
    var sharesTerminal: Bool { isErrorTerminal && isOutputTerminal }
  }

  /// Where what is shown goes, and where time comes from.
  package struct Surroundings: Sendable {
    package var writeOutput: @Sendable ([UInt8]) -> Void
    package var writeError: @Sendable ([UInt8]) -> Void
    /// Of the terminal on standard error.
    package var screen: @Sendable () -> ScreenSize
    package var now: @Sendable () -> Timestamp
    package var sleep: @Sendable (Duration) async throws -> Void

    package init(
      writeOutput: @escaping @Sendable ([UInt8]) -> Void, writeError: @escaping @Sendable ([UInt8]) -> Void,
      screen: @escaping @Sendable () -> ScreenSize, now: @escaping @Sendable () -> Timestamp,
      sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
      self.writeOutput = writeOutput
      self.writeError = writeError
      self.screen = screen
      self.now = now
      self.sleep = sleep
    }
  }
}

/// A terminal's size in characters.
package struct ScreenSize: Sendable, Equatable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}
