/// How a sub-agent's work came to its end, as its parent is to know it.
enum ChildEnd: Sendable, Equatable {
  case answered(String)
  case failed(String)
  /// A person did not want it any more.
  case cancelled
  /// The run ended before it was its turn.
  case notStarted
}
