internal import TerminalText

extension String {
  /// On one line, and without anything that a terminal would obey.
  var clean: String { TerminalSanitizer.cleanLine(self) }
}
