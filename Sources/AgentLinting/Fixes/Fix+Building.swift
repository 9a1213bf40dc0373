internal import AgentDefinitions

extension [Fix] {
  /// The fix, where its edits could be told; else none.
  static func of(
    _ title: String, _ safety: Fix.Safety, _ edits: [Edit]?, for runtimes: [AgentRuntime] = [], uncovers: Bool = false
  ) -> [Fix] {
    guard let edits, !edits.isEmpty else { return [] }
    return [Fix(title, safety, edits.sorted(by: Edit.isBefore), for: runtimes, uncovers: uncovers)]
  }

  static func of(_ title: String, _ safety: Fix.Safety, _ edit: Edit?) -> [Fix] {
    of(title, safety, edit.map { [$0] })
  }

  /// One key for another, where the value can stand there and the other key does not yet.
  static func renaming(
    _ entry: (mapping: SourceValue, entry: SourceValue.Entry)?, to key: String, _ safety: Fix.Safety,
    for runtimes: [AgentRuntime] = []
  ) -> [Fix] {
    guard let (mapping, entry) = entry else { return [] }
    return of("write \(key.coded)", safety, MappingEdits(mapping).renaming(entry, to: key), for: runtimes)
  }
}

extension FieldReading {
  /// The key with its mapping.
  var place: (mapping: SourceValue, entry: SourceValue.Entry)? { value.tree.entry(withKeyAt: key.range) }
}

extension AgentDefinition {
  /// Takes a key out.
  func removing(_ reading: FieldReading) -> [Edit]? {
    reading.place.flatMap { MappingEdits($0.mapping).removing($0.entry) }
  }

  /// Puts `written` (`tools: [view]`) below one of its keys.
  func adding(_ written: String, below reading: FieldReading?) -> [Edit]? {
    reading?.place.flatMap { MappingEdits($0.mapping).adding(written, after: $0.entry) }
  }
}
