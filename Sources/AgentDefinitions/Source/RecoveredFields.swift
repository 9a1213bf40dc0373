/// What reading key by key found in a text that YAML rejects.
///
/// The text is split where a known key, not yet seen, starts a line; each piece is read as YAML of its own, and where
/// that fails, its text is taken as it stands. The mapping that comes out looks as if it had been read normally.
package struct RecoveredFields: Hashable, Sendable {
  /// Why YAML rejected the whole.
  package let fault: SourceFault
  /// Keys whose value is text that YAML rejects; in the tree its style is `.raw`.
  package let rawKeys: [Located<String>]
  /// Stretches that belong to no known key and could not be read.
  package let lost: [SourceRange]

  package init(fault: SourceFault, rawKeys: [Located<String>], lost: [SourceRange]) {
    self.fault = fault
    self.rawKeys = rawKeys
    self.lost = lost
  }
}

/// A range of a file as read: as YAML, or key by key where it is none.
package struct SourceReading: Sendable {
  package let tree: SourceTree
  package let faults: [SourceFault]
  package let recovered: RecoveredFields?

  package init(tree: SourceTree, faults: [SourceFault], recovered: RecoveredFields? = nil) {
    self.tree = tree
    self.faults = faults
    self.recovered = recovered
  }

  /// Whether the tree holds everything that is in the file. Otherwise a key that is absent may merely be unread, and
  /// absence must grant nothing.
  package var isComplete: Bool {
    if let recovered { return recovered.lost.isEmpty }
    return !faults.contains(where: \.endsReading)
  }
}

extension SourceTree {
  /// Reads a range as YAML and, where that is rejected, key by key.
  package static func read(
    _ file: SourceFile, _ range: SourceRange? = nil, knownKeys: Set<String>
  ) -> SourceReading {
    let (tree, faults) = parse(file, range)
    guard let fault = faults.last, case .invalidYAML = fault.kind else {
      return SourceReading(tree: tree, faults: faults)
    }
    return FieldRecovery(file: file, range: tree.range, knownKeys: knownKeys).read(after: fault)
  }
}
