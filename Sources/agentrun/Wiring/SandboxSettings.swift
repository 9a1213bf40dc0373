internal import AgentDefinitions
internal import AgentTools
internal import SessionCore
internal import SessionHost

/// What the flags, the team and the person's configuration come to for the commands of a session.
struct SandboxSettings {
  let level: SandboxLevel
  let policy: PermissionPolicy
  let options: SessionOptions

  init(_ team: SessionTeam, _ options: SessionOptions) throws {
    level = try team.sandboxLevel(options)
    policy = team.policy
    self.options = options
  }

  /// Without a team.
  init(_ options: SessionOptions) throws {
    level = try options.sandbox.map(SandboxLevel.init) ?? .workspace
    policy = PermissionPolicy()
    self.options = options
  }

  /// - Parameters:
  ///   - cwd: absolute, symlinks resolved.
  ///   - session: the session's folder; nil where there is no session.
  func policy(cwd: String, session: String?) throws -> SandboxPolicy {
    let own = [try UserFolder.configuration(Process.environment), try SessionRun.stateFolder(options.stateDir).root]
    var sandbox = SandboxPolicy(
      level, directory: cwd, protected: policy.protected, rules: policy.layers.flatMap(\.allow),
      own: own.compactMap(Process.realPath), temporary: session.map { $0 + "/tmp" })
    // What tools put aside is there to be read.
    sandbox.readable = session.map { [$0 + "/files"] } ?? []
    return sandbox
  }
}
