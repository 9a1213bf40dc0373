/// How much a finding matters, from the least up.
package enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Worth knowing; nothing need be done.
  case info
  /// Works, but not as well or as safely as its author will want.
  case warning
  /// Does not do what it says: not loaded, cut short, refused, or wider than written.
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
