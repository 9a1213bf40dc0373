/// Code between two lines of backquotes or tildes.
package struct ProseFence: Sendable {
  /// With both lines.
  package let range: Range<Int>
  /// What stands behind the opening signs: the language.
  package let info: Range<Int>
  /// The signs that open it.
  package let opening: Range<Int>
  /// False when it runs to the end of the text.
  package let isClosed: Bool
}
