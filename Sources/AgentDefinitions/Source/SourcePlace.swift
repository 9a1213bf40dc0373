/// Where a byte of a file is, as people and editors count: everything starts at 1.
package struct SourcePlace: Hashable, Sendable {
  package var line: Int
  /// In code points, which is what terminals and most reports show.
  package var column: Int
  package var byteColumn: Int
  /// As LSP and SARIF count by default.
  package var utf16Column: Int

  package init(line: Int, column: Int, byteColumn: Int, utf16Column: Int) {
    self.line = line
    self.column = column
    self.byteColumn = byteColumn
    self.utf16Column = utf16Column
  }
}
