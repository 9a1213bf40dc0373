extension ValueReader {
  /// A tool grant. Whatever cannot be read is left out of it, and when all of it cannot be read it is *none*.
  mutating func grant(_ value: SourceValue, key: String) -> ToolGrant {
    if value.hasTooManyNames {
      faults.add(.unreadableTools(found: value.wordsOfNames), at: value.range)
      return .none(at: value.range)
    }
    switch value.kind {
    case .mapping, .alias:
      faults.add(.unreadableTools(found: value.words), at: value.range)
      return .none(at: value.range)
    case .scalar:
      guard case .string = value.scalar else { return grantOfScalar(value) }
      return grant(commaSeparated(value), at: value.range)
    case .sequence:
      var entries: [Located<String>] = []
      for element in value.elements {
        if case .string(let text) = element.scalar {
          entries.append(Located(text, at: element.range))
        } else {
          faults.add(.unreadableTools(found: element.words), at: element.range)
        }
      }
      return grant(entries, at: value.range)
    }
  }

  /// `null` and `~` are the SDK's way to say *all*. A key with nothing after it says nothing, and true or a number no
  /// more: none.
  private mutating func grantOfScalar(_ value: SourceValue) -> ToolGrant {
    if value.isNull, !value.range.isEmpty { return .all(value.range) }
    faults.add(.unreadableTools(found: value.words), at: value.range)
    return .none(at: value.range)
  }

  private func grant(_ entries: [Located<String>], at range: SourceRange) -> ToolGrant {
    if let star = entries.first(where: { $0.value == "*" }) { return .all(star.range) }
    return .listed(patterns(entries), range)
  }

  func patterns(_ entries: [Located<String>]) -> [Located<ToolPattern>] {
    entries.flatMap { entry in tools.patterns(for: entry.value).map { Located($0, at: entry.range) } }
  }

  /// A list of tools to take away. Nil, with a fault that blocks, when it cannot be read.
  mutating func denied(_ value: SourceValue, key: String) -> [Located<ToolPattern>]? {
    let isList = value.kind == .sequence && value.elements.allSatisfy { $0.kind == .scalar && !$0.isNull }
    let isText: Bool =
      switch value.scalar {
      case .string, .null: true
      default: false
      }
    guard isList || isText, let entries = texts(value) else {
      faults.add(.unreadableDeny(key: key, found: value.wordsOfNames), at: value.range)
      return nil
    }
    let denied = deniedPatterns(entries)
    reportUnknown(denied, key: key)
    return denied
  }

  /// In a list of what to take away, `*` is everything there is.
  func deniedPatterns(_ entries: [Located<String>]) -> [Located<ToolPattern>] {
    let firstStar = entries.firstIndex { $0.value == "*" }
    return entries.indices.flatMap { index in
      let entry = entries[index]
      guard entry.value == "*" else { return patterns([entry]) }
      // More than everything there is not to take away.
      guard index == firstStar else { return [] }
      let tools = ToolCatalogue.offered.map { ToolPattern.tool($0, written: "*") }
      return (tools + [.mcp(server: "*", tool: "*", written: "*")]).map { Located($0, at: entry.range) }
    }
  }

  /// A name that is no tool forbids nothing. In a file of ours that is a misspelling, and what was meant stays allowed;
  /// another system's file may well name tools that only that system has.
  mutating func reportUnknown(_ denied: [Located<ToolPattern>], key: String) {
    guard unknownKeys == .refused || unknownKeys == .rejected else { return }
    for pattern in denied where pattern.value.isUnknown {
      faults.add(
        .unreadableDeny(key: key, found: "a list with the unknown tool “\(pattern.value.written)”"), at: pattern.range)
    }
  }
}
