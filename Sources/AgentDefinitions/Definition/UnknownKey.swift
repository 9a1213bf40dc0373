/// What there is to say about a key that the table of a dialect does not have.
enum UnknownKey {
  /// Nil where nobody minds the key.
  static func fault(for key: String, _ value: SourceValue, in dialect: Dialect) -> FaultKind? {
    if key.hasPrefix("x-"), dialect.unknownKeys != .rejected { return nil }
    let isRefused = dialect.refusesUnknownKeys
    if let limit = dialect.lookalikes[key] {
      // `readonly: false` would limit nothing anywhere.
      return value.flag == false || value.isNull ? nil : .ignoredLimit(key: key, instead: limit, blocks: true)
    }
    guard let near = dialect.suggestedKeys.nearest(key), !isElsewhere(key, not: near) else {
      return isRefused ? .unknownKey(key, suggestion: nil, blocks: true) : nil
    }
    if dialect.field(spelled: near)?.meaning.isRestriction ?? false {
      return .ignoredLimit(key: key, instead: near, blocks: true)
    }
    return Spelling.areSame(key, near)
      ? .foreignSpelling(key: key, instead: near, blocks: isRefused)
      : .unknownKey(key, suggestion: near, blocks: isRefused)
  }

  /// Whether the key is another dialect's for something else: OpenCode's `mode` is no misspelt `model`.
  private static func isElsewhere(_ key: String, not near: String) -> Bool {
    !Spelling.areSame(key, near) && Dialect.all.contains { $0.field(spelled: key) != nil }
  }
}
