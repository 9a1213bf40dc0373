/// How much of a file is read before its author is told that it is too much.
package enum SourceLimits {
  package static let bytes = 1 << 20
  package static let depth = 64
  package static let nodes = 100_000
  /// Also of anchors, which are there for aliases only, and of tags.
  package static let aliases = 1_000
  /// A file with more faults than this gets no more of them listed: a megabyte of duplicate keys is one problem.
  package static let faults = 100
}
