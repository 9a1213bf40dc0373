internal import AgentDefinitions
package import JSONText

/// What a person agrees to: exactly what was shown to them, where it would be done, by whom, and how far it could reach.
package struct Approval: Sendable, Equatable {
  package let tool: String
  package let arguments: JSON
  package let request: PermissionRequest
  package let workingDirectory: String
  /// An id, or nil for the main agent.
  package let agent: String?
  package let sandbox: SandboxPolicy
  /// `PermissionPolicy.version`.
  package let policy: String

  package init(
    tool: String, arguments: JSON, request: PermissionRequest, workingDirectory: String, agent: String?,
    sandbox: SandboxPolicy, policy: String
  ) {
    self.tool = tool
    self.arguments = arguments
    self.request = request
    self.workingDirectory = workingDirectory
    self.agent = agent
    self.sandbox = sandbox
    self.policy = policy
  }

  /// SHA-256 over all of it, in hexadecimal. Arguments that mean the same have the same digest, in whatever order their
  /// keys were written.
  package var digest: String {
    let whole: JSON = [
      "kind": .string(request.kind), "tool": .string(tool), "arguments": Self.canonical(arguments),
      "request": Self.canonical(.object(request.json)), "cwd": .string(workingDirectory),
      "agent": agent.map { .string($0) } ?? .null, "sandbox": .string(Self.text(sandbox)), "policy": .string(policy),
    ]
    return SHA256.hexDigest(of: Array(whole.text.utf8))
  }

  private static func text(_ sandbox: SandboxPolicy) -> String {
    let lists = [sandbox.writable, sandbox.protected, sandbox.hidden].map { "\($0)" }.joined(separator: " ")
    return "\(sandbox.level) \(lists)"
  }

  private static func canonical(_ json: JSON) -> JSON {
    switch json {
    case .object(let object):
      let pairs = object.map { ($0.key, canonical($0.value)) }.sorted { $0.0 < $1.0 }
      return .object(JSONObject(pairs))
    case .array(let items): return .array(items.map(canonical))
    default: return json
    }
  }
}
