internal import AgentDefinitions

/// The secrets of the files that findings are about, each file gone through once.
struct SecretsByFile: Sendable {
  private var known: [ObjectIdentifier: SourceSecrets] = [:]

  init(of findings: [Finding] = []) { read(findings) }

  /// Goes through the files that it has not been through yet.
  mutating func read(_ findings: [Finding]) {
    var seen = Set(known.keys)
    var files: [SourceFile] = []
    for finding in findings {
      for file in [finding.file] + finding.related.map(\.file) where seen.insert(ObjectIdentifier(file)).inserted {
        files.append(file)
      }
    }
    let new = files
    for (file, secrets) in zip(new, Parallel.map(new.count) { SourceSecrets(in: new[$0]) }) {
      known[ObjectIdentifier(file)] = secrets
    }
  }

  subscript(file: SourceFile) -> SourceSecrets { known[ObjectIdentifier(file)] ?? SourceSecrets(in: file) }

  /// The finding without the secrets of the files that it is about.
  func hidden(in finding: Finding) -> Finding {
    var result = self[finding.file].hidden(in: finding)
    for related in finding.related where related.file !== finding.file {
      result = self[related.file].hidden(in: result)
    }
    return result
  }

  static func hidden(in findings: [Finding]) -> [Finding] {
    let secrets = SecretsByFile(of: findings)
    return findings.map(secrets.hidden)
  }
}
