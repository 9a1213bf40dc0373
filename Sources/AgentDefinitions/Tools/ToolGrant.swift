/// Which tools an agent asks for: all that the session has, or exactly these, or none.
///
/// A list that is empty, that could not be read, or none of whose names exists is *none*: what cannot be read never
/// becomes a wider grant.
package enum ToolGrant: Hashable, Sendable {
  /// The range of the `*` or null that says so; nil when the agent says nothing about tools.
  case all(SourceRange?)
  case listed([Located<ToolPattern>], SourceRange)

  package static func none(at range: SourceRange) -> ToolGrant { .listed([], range) }

  package var isAll: Bool {
    if case .all = self { true } else { false }
  }

  /// True when nothing that exists is granted.
  package var isNone: Bool {
    if case .listed(let patterns, _) = self { !patterns.contains { $0.value.isGranting } } else { false }
  }

  /// The entries of the list, also those that grant nothing; empty when everything is granted.
  package var patterns: [Located<ToolPattern>] {
    if case .listed(let patterns, _) = self { patterns } else { [] }
  }

  /// Where the author said it.
  package var range: SourceRange? {
    switch self {
    case .all(let range): range
    case .listed(_, let range): range
    }
  }

  /// What both grants have: for a key that is there twice.
  func narrowed(by other: ToolGrant) -> ToolGrant {
    switch (self, other) {
    case (.all, _): other
    case (_, .all): self
    case (.listed(let patterns, let range), .listed(let others, _)):
      Self.common(patterns, Set(others.map(\.value)), at: range)
    }
  }

  private static func common(
    _ patterns: [Located<ToolPattern>], _ others: Set<ToolPattern>, at range: SourceRange
  ) -> ToolGrant {
    .listed(patterns.filter { others.contains($0.value) }, range)
  }

  /// True when the grant names the tool, were it only for some calls (`ToolPattern.specifier`).
  package func names(_ tool: ToolName) -> Bool {
    switch self {
    case .all: true
    case .listed(let patterns, _): patterns.contains { $0.value.tool == tool }
    }
  }
}
