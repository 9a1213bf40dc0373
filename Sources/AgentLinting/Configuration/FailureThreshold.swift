/// From which severity on a finding makes a run fail.
package enum FailureThreshold: String, CaseIterable, Sendable {
  case error, warning, info, never

  var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .info: .info
    case .never: nil
    }
  }
}
