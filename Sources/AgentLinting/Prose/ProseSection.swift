/// From one heading to the next.
package struct ProseSection: Sendable {
  /// The heading's text; nil for what stands before the first one.
  package let heading: Range<Int>?
  package let level: Int
  /// The heading and what follows it, up to the next heading of any level.
  package internal(set) var range: Range<Int>
  /// The index of the section around it.
  package let parent: Int?
  /// Whether its heading, or that of one around it, announces examples or a template.
  package let isExample: Bool
}
