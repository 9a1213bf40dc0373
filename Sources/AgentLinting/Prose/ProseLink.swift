/// `[text](target)`, `![text](target)`, or the definition `[text]: target`.
package struct ProseLink: Sendable {
  package let text: Range<Int>
  /// Without angle brackets and title.
  package let target: Range<Int>
  package let isImage: Bool
}
