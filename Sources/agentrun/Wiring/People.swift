internal import SessionCore

/// The person at the terminal, if there is one: asked through the terminal itself, one question at a time.
actor People {
  func answer(_ question: PermissionQuestion) async -> PermissionAnswer? { nil }
  func answer(_ question: PersonQuestion) async -> PersonAnswer? { nil }
}
