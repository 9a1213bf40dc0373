/// How a request for permission was settled, in the SDK's words.
package enum PermissionResult: String, Sendable, CaseIterable {
  case approved
  case deniedByRule = "denied-by-rules"
  case deniedByPerson = "denied-interactively-by-user"
  case deniedUnasked = "denied-no-approval-rule-and-could-not-request-from-user"

  package var isApproved: Bool { self == .approved }
}

/// What a person says to a request for permission.
package enum PermissionAnswer: Sendable, Equatable {
  case approveOnce
  /// Also everything alike for the rest of the session.
  case approveForSession
  /// Also this, for good: the rule that was shown with the request is kept in the person's configuration.
  case approveForGood
  case reject
}
