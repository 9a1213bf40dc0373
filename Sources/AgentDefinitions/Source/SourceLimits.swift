/// How much of a file is read before its author is told that it is too much.
package enum SourceLimits {
  package static let bytes = 1 << 20
  package static let depth = 64
  package static let nodes = 100_000
  /// In one mapping.
  package static let keys = 2_000
  /// Also of anchors, which are there for aliases only, and of tags.
  package static let aliases = 1_000
  /// A file with more faults than this gets no more of them listed: a megabyte of duplicate keys is one problem.
  package static let faults = 100
  /// Of what an agent or team file's reading finds; past them only the first that blocks is kept.
  package static let listedFaults = 1_000
  /// In one list of tools, agents or skills. A list that is longer counts as one that cannot be read.
  package static let names = 10_000
  /// In one team file: files, patterns, and agents in place.
  package static let agents = 2_000
  /// Files and patterns that one team file names: each costs a look at the disk.
  package static let paths = 1_000
}
