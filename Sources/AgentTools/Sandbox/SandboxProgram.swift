internal import AgentDefinitions
package import SessionCore
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// `roster-sandbox`, which confines a command and becomes it.
package struct SandboxProgram: Sendable, Equatable {
  package let path: String

  package static let name = "roster-sandbox"

  /// Looked for beside our own program, then in `../libexec/roster/`: never on the search path, which others may set.
  ///
  /// - Throws: when it is not there. Nothing is run unconfined instead.
  package static func find() throws(ToolFailure) -> SandboxProgram {
    guard let program = installed else {
      throw ToolFailure(.denied, missing)
    }
    return program
  }

  private static let installed: SandboxProgram? = ownFolder.flatMap { find(in: $0) }

  static func find(in folder: String) -> SandboxProgram? {
    ["\(folder)/\(name)", "\(folder)/../libexec/roster/\(name)"].first(where: CommandEnvironment.canRun)
      .map(SandboxProgram.init)
  }

  private static let ownFolder = realPath("/proc/self/exe").map { FilePath($0).removingLastComponent().string }

  #if os(Linux)
    static let missing =
      "Commands are confined in this session, and \(name) is neither beside this program nor in ../libexec/roster/. "
      + "Install it there. To run commands unconfined, a person has to say --sandbox full."
  #else
    static let missing =
      "Commands are confined in this session, and this system has no sandbox that we use (only Linux has). "
      + "To run commands unconfined, a person has to say --sandbox full."
  #endif

  /// How a command is started: this program, these flags, `--`, the command.
  package struct Confinement: Sendable, Equatable {
    package let program: String
    package let flags: [String]
  }

  /// What a confined command's environment has besides: the folders that it can write to.
  package static let environment = ["TMPDIR": "/tmp", "XDG_CACHE_HOME": "/tmp/.cache"]

  /// - Throws: when the session's temporary folder cannot be made.
  package func confinement(
    by policy: SandboxPolicy, in directory: String
  ) throws(ToolFailure) -> Confinement {
    var flags = ["--directory", directory]
    if policy.allowsWriting {
      for folder in [directory] + policy.writable { flags += ["--write", folder] }
    }
    // Not made before they are needed.
    for folder in policy.readable.compactMap(Self.realPath) { flags += ["--read", folder] }
    for path in policy.protected { flags += ["--protect", path] }
    for path in policy.hidden { flags += ["--hide", path] }
    if let folder = policy.temporary {
      flags += ["--tmp", try Self.makeFolder(folder)]
    }
    if case .network(let hosts) = policy.level {
      flags += ["--network", "hosts"]
      for host in hosts.sorted() { flags += ["--host", host] }
    }
    if policy.allowsLandlockAlone { flags.append("--landlock-alone") }
    return Confinement(program: path, flags: flags)
  }

  /// - Returns: its real path.
  private static func makeFolder(_ path: String) throws(ToolFailure) -> String {
    do { try SpillFile.makeFolders(path) } catch {
      throw .forModel("The session's temporary folder \(path) cannot be made: \(error).")
    }
    guard let real = realPath(path) else { throw .forModel("The session's temporary folder \(path) is not there.") }
    return real
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
