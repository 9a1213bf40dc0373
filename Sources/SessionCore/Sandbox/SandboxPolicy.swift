package import AgentDefinitions

/// What the commands of a session may touch at all, whatever is permitted.
///
/// A value of words and paths; what enforces it is in `AgentTools`. Paths are absolute, symlinks resolved.
package struct SandboxPolicy: Sendable, Hashable {
  package var level: SandboxLevel
  /// Folders that commands may write to besides the working directory. None of them counts at `read-only`.
  package var writable: [String]
  /// Folders that are seen although they lie in `/tmp` or in something hidden.
  package var readable: [String] = []
  /// Never written to, whether they are there or not: what decides about agents, and what runs outside the sandbox.
  package var protected: [String]
  /// Never read: the home's secrets, our own state.
  package var hidden: [String]
  /// What commands of the session see as `/tmp`; nil: an empty one for each command.
  package var temporary: String?
  /// Where namespaces cannot be had, whether Landlock alone may confine. It cannot take a protected path out of a
  /// folder that may be written to, so this is for a working directory that has none in it.
  package var allowsLandlockAlone: Bool

  package init(
    _ level: SandboxLevel = .workspace, writable: [String] = [], protected: [String] = [], hidden: [String] = [],
    temporary: String? = nil, allowsLandlockAlone: Bool = false
  ) {
    self.level = level
    self.writable = writable
    self.protected = protected
    self.hidden = hidden
    self.temporary = temporary
    self.allowsLandlockAlone = allowsLandlockAlone
  }

  /// Whether commands are confined at all.
  package var isConfining: Bool { level != .full }

  /// Whether anything in the working directory may be written, by a command or by a tool.
  package var allowsWriting: Bool { level != .readOnly }

  /// The same policy for somebody who asks for another level: never wider than this one.
  package func narrowed(to other: SandboxLevel) -> SandboxPolicy {
    var policy = self
    policy.level = level.narrowed(to: other)
    return policy
  }
}
