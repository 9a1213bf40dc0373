/// How sure a rule is.
package enum RuleTier: String, CaseIterable, Sendable {
  /// A fact of the format, or measured to be right nearly always: on unless switched off.
  case recommended
  /// Right more often than not, and a matter of how careful one wants to be.
  case strict
  /// For those who ask for it.
  case optional = "opt-in"

  /// Whether asking for this tier asks for the rules of `other` too.
  func includes(_ other: RuleTier) -> Bool { other.rank <= rank }

  /// How a person asks for the rules of a tier: `all` is every one, whatever its tier is called.
  package static let selections: [(word: String, tier: RuleTier)] = [
    ("recommended", .recommended), ("strict", .strict), ("all", .optional),
  ]

  package init?(selection word: String) {
    guard let selected = Self.selections.first(where: { $0.word == word }) else { return nil }
    self = selected.tier
  }

  private var rank: Int {
    switch self {
    case .recommended: 0
    case .strict: 1
    case .optional: 2
    }
  }
}
