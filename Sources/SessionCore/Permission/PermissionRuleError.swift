/// What is wrong with a rule, where it stands, and what to write.
package struct PermissionRuleError: Error, Sendable, Equatable, CustomStringConvertible {
  package var rule: String
  package var reason: String
  package var advice: String
  /// A flag, or a file with the line; nil where it is not known.
  package var place: String?

  package init(rule: String, reason: String, advice: String, place: String? = nil) {
    self.rule = rule
    self.reason = reason
    self.advice = advice
    self.place = place
  }

  package var description: String {
    (place.map { "\($0): " } ?? "") + "the permission rule \"\(rule)\" \(reason). \(advice)"
  }
}
