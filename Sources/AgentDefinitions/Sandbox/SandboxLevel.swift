/// How much commands may touch: a word, as in `--sandbox` and `sandbox:`.
package enum SandboxLevel: Sendable, Hashable {
  /// Reads everything that is not hidden, writes nothing, reaches nobody.
  case readOnly
  /// Writes in the working directory, reaches nobody.
  case workspace
  /// Besides, speaks HTTP to these hosts: exact names, or `*.suffix` for all below one.
  case network(hosts: Set<String>)
  /// Not confined.
  case full

  /// Reads `read-only`, `workspace`, `workspace+net:host,*.suffix` or `full`.
  package init(_ text: String) throws(SandboxLevelError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("read-only", 1): self = .readOnly
    case ("workspace", 1): self = .workspace
    case ("full", 1): self = .full
    case ("workspace+net", 2):
      var hosts: Set<String> = []
      for host in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
        hosts.insert(try Self.host(String(host), in: text))
      }
      self = .network(hosts: hosts)
    case ("workspace+net", _): throw SandboxLevelError(text: text, problem: .noHosts)
    default: throw SandboxLevelError(text: text, problem: .unknown)
    }
  }

  /// What can be written, for people.
  package static let forms = "read-only, workspace, workspace+net:HOST,… or full"

  private static func host(_ written: String, in text: String) throws(SandboxLevelError) -> String {
    let host = written.lowercased()
    let name = host.hasPrefix("*.") ? host.dropFirst(2) : host[...]
    let isName = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
      default: false
      }
    }
    guard isName, !name.isEmpty, name.utf8.count <= 253, !name.hasPrefix("."), !name.hasSuffix("."),
      !name.contains("..")
    else { throw SandboxLevelError(text: text, problem: .host(written)) }
    return host
  }

  /// What both levels allow.
  package func narrowed(to other: SandboxLevel) -> SandboxLevel {
    switch (self, other) {
    case (.full, _): other
    case (_, .full): self
    case (.readOnly, _), (_, .readOnly): .readOnly
    case (.workspace, _), (_, .workspace): .workspace
    case (.network(let mine), .network(let others)): Self.common(mine, others)
    }
  }

  private static func common(_ mine: Set<String>, _ others: Set<String>) -> SandboxLevel {
    let hosts = mine.filter { host in others.contains { covers($0, host) } }
      .union(others.filter { host in mine.contains { covers($0, host) } })
    return hosts.isEmpty ? .workspace : .network(hosts: hosts)
  }

  /// Whether one entry allows whatever another does.
  private static func covers(_ wide: String, _ narrow: String) -> Bool {
    wide == narrow || (wide.hasPrefix("*.") && narrow.hasSuffix(wide.dropFirst()))
  }

  /// Whether this allows nothing that `other` does not.
  package func isWithin(_ other: SandboxLevel) -> Bool { narrowed(to: other) == self }
}

extension SandboxLevel: CustomStringConvertible {
  package var description: String {
    switch self {
    case .readOnly: "read-only"
    case .workspace: "workspace"
    case .network(let hosts): "workspace+net:" + hosts.sorted().joined(separator: ",")
    case .full: "full"
    }
  }
}

/// A text that names no level.
package struct SandboxLevelError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Problem: Sendable, Equatable {
    case unknown
    case noHosts
    case host(String)
  }

  package let text: String
  package let problem: Problem

  package var description: String {
    switch problem {
    case .unknown:
      "\"\(text)\" is no sandbox level; it is \(SandboxLevel.forms)"
    case .noHosts: "\"\(text)\" names no host; write workspace+net:api.example.com,*.example.org"
    case .host(let host): "\"\(host)\" in \"\(text)\" is no host name; write a name, or *. and a name for all below it"
    }
  }
}
