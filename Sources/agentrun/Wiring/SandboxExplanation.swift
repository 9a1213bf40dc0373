internal import AgentDefinitions
internal import AgentTools
internal import JSONText
internal import SessionCore

/// A sandbox policy for people and for programs, and what this machine makes of it.
struct SandboxExplanation {
  let command: [String]
  let directory: String
  let policy: SandboxPolicy
  let machine: SandboxMachine

  /// Why the command would not be run; nil: it would be.
  var problem: String? { policy.isConfining ? machine.missing : nil }

  private var hosts: [String] {
    if case .network(let hosts) = policy.level { hosts.sorted() } else { [] }
  }

  private var writable: [String] { policy.allowsWriting ? [directory] + policy.writable : [] }

  private var environment: [String] {
    let proxies =
      hosts.isEmpty
      ? [] : ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "no_proxy", "NO_PROXY"]
    let own = policy.isConfining ? Array(SandboxProgram.environment.keys) + proxies : []
    return Set(CommandEnvironment.names + own).sorted()
  }

  private var isThere: (String) -> Bool { { Process.realPath($0) != nil } }

  // MARK: For people

  var lines: [String] {
    var lines = command.isEmpty ? [] : ["command      \(command.joined(separator: " "))"]
    lines += ["level        \(policy.level)", "directory    \(directory)"]
    guard policy.isConfining else {
      lines.append("confined     no: it runs with your rights, and reaches your files and your network")
      return lines + list("environment", environment)
    }
    lines += list("writable", writable.isEmpty ? ["nothing"] : writable)
    lines.append("             /tmp, /var/tmp and /dev/shm of its own")
    lines += list("protected", policy.protected.filter(isThere).map { shown($0) })
    lines += list("not made", policy.protected.filter { !isThere($0) }.map { shown($0) })
    lines += list("hidden", policy.hidden.filter(isThere) + ["/run", "/boot", "/etc/shadow and what is like it"])
    lines += list(
      "network", hosts.isEmpty ? ["a loopback of its own"] : hosts.map { "HTTP and HTTPS to \($0), by a proxy" })
    lines += list("environment", environment)
    lines.append("processes    of its own; all end with the command")
    if let problem {
      lines.append("confined     no, and so it would not be run: \(problem)")
    } else {
      let second = machine.landlock > 0 ? "Landlock (version \(machine.landlock))" : "none: this kernel has no Landlock"
      lines += ["confined     namespaces, no capabilities, a filter of system calls", "second layer \(second)"]
    }
    return lines
  }

  private func shown(_ path: String) -> String {
    path.hasPrefix(directory + "/") ? String(path.dropFirst(directory.count + 1)) : path
  }

  private func list(_ title: String, _ items: [String]) -> [String] {
    items.enumerated().map { index, item in
      (index == 0 ? title : "").padded(to: 13) + item
    }
  }

  // MARK: For programs

  var json: JSON {
    func texts(_ items: [String]) -> JSON { .array(items.map { .string($0) }) }
    var object: JSONObject = [
      "command": texts(command), "level": .string(policy.level.description), "directory": .string(directory),
      "confined": .bool(policy.isConfining && problem == nil),
    ]
    if let problem { object["problem"] = .string(problem) }
    object["environment"] = texts(environment)
    guard policy.isConfining else { return .object(object) }
    object["writable"] = texts(writable)
    object["protected"] = .array(
      policy.protected.map { .object(["path": .string($0), "exists": .bool(isThere($0))]) })
    object["hidden"] = texts(policy.hidden.filter(isThere))
    object["network"] = .object(["hosts": texts(hosts)])
    object["layers"] = .object([
      "namespaces": .bool(machine.hasNamespaces), "seccomp": .bool(machine.hasFilter),
      "landlock": .int(Int64(machine.landlock)),
    ])
    return .object(object)
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 0)) }
}
