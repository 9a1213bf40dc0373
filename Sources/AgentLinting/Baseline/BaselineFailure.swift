/// Why a baseline cannot be used, and what to do then.
package enum BaselineFailure: Error, Equatable, CustomStringConvertible {
  case missing(String)
  case unreadable(String, reason: String)
  case malformed(String, what: String)
  case newer(String, version: Int64)

  package var description: String {
    switch self {
    case .missing(let path):
      "the baseline \(path) is not there; `agentlint baseline --output \(path)` writes it"
    case .unreadable(let path, let reason): "the baseline \(path) cannot be read: \(reason)"
    case .malformed(let path, let what):
      "the baseline \(path) is not as agentlint writes it: \(what); after a merge keep the lines of both sides, or write "
        + "it anew with `agentlint baseline --renew`"
    case .newer(let path, let version):
      "the baseline \(path) has version \(version), and this agentlint knows \(Baseline.version); upgrade agentlint"
    }
  }
}
