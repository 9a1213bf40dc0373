internal import AgentDefinitions

extension SourceValue {
  /// Another text in the place of this scalar, in the same quotes. Nil for what is not written on its own line or lines.
  func replaced(by text: String) -> Edit? {
    guard kind == .scalar, !isAlias, !range.isEmpty else { return nil }
    switch style {
    case .plain, .singleQuoted, .doubleQuoted:
      return Edit(range, in: tree.file, with: ScalarWriter(at: self).text(text, like: style))
    case .literal, .folded, .block, .flow, .raw: return nil
    }
  }

  /// The same text in quotes, so that nobody takes it for anything else.
  func quoted() -> Edit? {
    guard kind == .scalar, !isAlias, style == .plain, !range.isEmpty, let written = text else { return nil }
    return Edit(range, in: tree.file, with: ScalarWriter(at: self).quoted(written))
  }
}

extension SourceTree {
  /// The value at exactly this range; of several the outermost.
  func value(at range: SourceRange) -> SourceValue? { value(startingAt: range.lower) { $0.range == range } }

  /// The mapping that has a key at this range, with its entry.
  func entry(withKeyAt range: SourceRange) -> (mapping: SourceValue, entry: SourceValue.Entry)? {
    guard let key = value(startingAt: range.lower, where: { $0.range == range && $0.kind == .scalar }),
      let mapping = key.parent, mapping.kind == .mapping
    else { return nil }
    return mapping.entries.first { $0.key.range == range }.map { (mapping, $0) }
  }
}
