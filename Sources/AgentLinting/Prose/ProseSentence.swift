/// A sentence, or what stands in its place in a heading or a list item.
package struct ProseSentence: Sendable {
  package let range: Range<Int>
  /// Its index among the blocks.
  package let block: Int
}
