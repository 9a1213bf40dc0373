internal import AgentDefinitions

/// What a team wants that it did not want when it was trusted, line by line as in a diff.
struct TrustDifference {
  /// `+` is new, `-` is gone, `~` is the same to look at and not the same: a value that is not shown has changed. What
  /// has stayed comes with two spaces.
  let lines: [String]

  init(from before: [(line: String, digest: String)], to parts: TrustedParts) {
    var gone = before
    var lines: [String] = []
    for part in parts.parts {
      if let index = gone.firstIndex(where: { $0.digest == part.digest }) {
        gone.remove(at: index)
        lines.append("  " + part.line)
      } else if let index = gone.firstIndex(where: { $0.line == part.line }) {
        gone.remove(at: index)
        lines.append("~ \(part.line)   (a value that is not shown has changed)")
      } else {
        lines.append("+ " + part.line)
      }
    }
    self.lines = gone.map { "- " + $0.line } + lines
  }
}
