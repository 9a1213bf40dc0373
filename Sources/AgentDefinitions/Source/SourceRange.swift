/// A stretch of bytes in one file, as offsets from the file's first byte.
package struct SourceRange: Hashable, Sendable {
  package var lower: UInt32
  package var upper: UInt32

  /// An upper end that lies before the lower one is moved up to it.
  package init(lower: UInt32, upper: UInt32) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  package init(_ lower: Int, _ upper: Int) {
    self.init(lower: UInt32(clamping: lower), upper: UInt32(clamping: upper))
  }

  package static func empty(at offset: Int) -> SourceRange { SourceRange(offset, offset) }

  package var count: Int { Int(upper - lower) }
  package var isEmpty: Bool { lower == upper }
  package var indices: Range<Int> { Int(lower)..<Int(upper) }

  package func contains(_ other: SourceRange) -> Bool { lower <= other.lower && other.upper <= upper }

  package func overlaps(_ other: SourceRange) -> Bool { lower < other.upper && other.lower < upper }

  /// The smallest range that covers both.
  package func union(_ other: SourceRange) -> SourceRange {
    SourceRange(lower: min(lower, other.lower), upper: max(upper, other.upper))
  }

  /// The part of this range that lies inside `other`; empty at the nearer end when they do not meet.
  package func clamped(to other: SourceRange) -> SourceRange {
    let lower = min(max(self.lower, other.lower), other.upper)
    return SourceRange(lower: lower, upper: min(max(upper, lower), other.upper))
  }
}
