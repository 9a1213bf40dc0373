/// How often one rule was right about labelled places.
package struct RuleScore: Hashable, Sendable {
  /// Findings at places that a person called right or missed.
  package var right = 0
  /// Findings at places that a person called wrong, and warnings in files that one called clean.
  package var wrong = 0
  /// Places that deserve a finding and have none.
  package var missed = 0
  /// Findings in labelled files that nobody has judged.
  package var unjudged = 0

  package init() {}

  /// Of what the rule said, how much was right; nil when nothing was judged.
  package var precision: Double? { right + wrong == 0 ? nil : Double(right) / Double(right + wrong) }

  /// Of what the rule should have said, how much it did.
  package var recall: Double? { right + missed == 0 ? nil : Double(right) / Double(right + missed) }

  package static func + (left: RuleScore, right: RuleScore) -> RuleScore {
    var sum = left
    sum.right += right.right
    sum.wrong += right.wrong
    sum.missed += right.missed
    sum.unjudged += right.unjudged
    return sum
  }
}
