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
