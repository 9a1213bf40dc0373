#if os(Linux)
  import Glibc
  import AgentDefinitions
  import SessionCore
  import Synchronization
  import Testing

  @testable import AgentTools

  /// A working directory with a home and the world around it, for one attempt to get out.
  ///
  /// It does not lie in a temporary folder: those are the sandbox's own, and nothing outside could be tried there.
  final class Arena: Sendable {
    /// Whom the command runs as: whoever runs the tests, or, where that is root, an ordinary user, too.
    enum Identity: CaseIterable, Sendable {
      case own, ordinary

      static var available: [Identity] { geteuid() == 0 ? [.own, .ordinary] : [.own] }
    }

    let base: String
    let work: String
    let identity: Identity
    /// A process of the world outside.
    let victim: pid_t
    /// A port of the loopback outside that somebody listens on.
    let port: UInt16
    let abstractName: String
    private let listeners: [Int32]

    struct Failed: Error { let what: String }

    static let secret = "PLANTED-SECRET-4711"

    init(as identity: Identity) throws {
      self.identity = identity
      let place = geteuid() == 0 ? "/var/lib" : try #require(getenv("HOME").map { String(cString: $0) })
      var template = Array("\(place)/roster-escape-XXXXXX".utf8CString)
      let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } != nil }
      guard made, let real = realpath(template, nil) else { throw Failed(what: "mkdtemp") }
      defer { free(real) }
      base = String(cString: real)
      work = base + "/work"
      abstractName = "roster-escape-\(base.suffix(6))"
      chmod(base, 0o755)

      let shell = """
        set -e
        mkdir -p work/free work/.github/workflows work/agents work/sub home/.ssh home/.aws tmp
        cp "$1" work/escape; cp "$2" roster-sandbox; chmod 755 work/escape roster-sandbox
        echo kept > outside.txt; echo kept > work/agents/own.agent.md; echo kept > work/.github/workflows/ci.yml
        echo kept > home/.bashrc; echo \(Self.secret) > home/.ssh/id_ed25519; echo \(Self.secret) > home/.netrc
        echo \(Self.secret) > home/.aws/credentials
        ln -s free work/.idea
        git init -q work && git init -q work/sub && echo kept > work/sub/.git/kept; echo kept > work/sub/file
        if [ -n "$3" ]; then chown -R -h "$3" .; fi
        """
      let program = try SandboxProgram.find().path
      try Self.run(
        ["/bin/bash", "-c", shell, "arena", try Escape.helper(), program, identity == .own ? "" : "65534:65534"],
        in: base)
      var listeners: [Int32] = []
      for path in [base + "/host.sock", work + "/host.sock"] { listeners.append(try Self.listen(path: path)) }
      listeners.append(try Self.listen(abstract: abstractName))
      let (socket, port) = try Self.listenOnLoopback()
      self.listeners = listeners + [socket]
      self.port = port
      victim = try Self.spawn(["/bin/sleep", "1000"], in: base)
    }

    deinit {
      kill(victim, SIGKILL)
      waitpid(victim, nil, 0)
      for listener in listeners { close(listener) }
      try? Self.run(["/bin/rm", "-rf", base], in: "/")
    }

    // MARK: Trying

    /// - Returns: what the command said, and how it ended.
    func attempt(_ script: String, level: SandboxLevel = .workspace) async throws -> String {
      let places = [
        "{BASE}": base, "{VICTIM}": "\(victim)", "{PORT}": "\(port)", "{ABSTRACT}": abstractName,
      ]
      let line = places.reduce(script) { text, place in
        text.split(separator: place.key, omittingEmptySubsequences: false).joined(separator: place.value)
      }
      let confinement = try SandboxProgram(path: base + "/roster-sandbox").confinement(by: policy(level), in: work)
      var arguments = confinement.flags + ["--", "/bin/bash", "-c", line]
      var program = confinement.program
      if identity == .ordinary {
        arguments = ["--reuid=65534", "--regid=65534", "--clear-groups", program] + arguments
        program = try #require(CommandEnvironment.program("setpriv"))
      }
      let command = Command(
        program: program, arguments: arguments, workingDirectory: "/",
        environment: CommandEnvironment.values.merging(["HOME": base + "/home"]) { $1 }, timeLimit: .seconds(60),
        sandbox: SandboxPolicy(.full))
      let output = Mutex<[UInt8]>([])
      let end = try await command.run { bytes in
        output.withLock { $0 += bytes }
        return .goOn
      }
      return String(decoding: output.withLock { $0 }, as: UTF8.self) + "\(end)"
    }

    func policy(_ level: SandboxLevel) -> SandboxPolicy {
      var policy = SandboxPolicy(
        level, directory: work, protected: ProtectedPaths(files: ["agents/own.agent.md"]), own: [])
      policy.hidden += SandboxPolicy.secrets.map { base + "/home/" + $0 }
      policy.temporary = base + "/tmp"
      return policy
    }

    // MARK: What stays true outside

    /// Everything that a confined command must leave alone, with its contents.
    func world() throws -> String {
      let listing = """
        find . -path ./tmp -prune -o -path ./work -prune -o -printf '%p %y %m %s %l\\n'
        cd work
        find .git .vscode .idea .github .envrc .mcp.json agents sub/.git -printf '%p %y %m %s %l\\n' 2>/dev/null || true
        cat .git/config agents/* .github/workflows/* sub/.git/kept ../outside.txt ../home/.bashrc
        """
      return try Self.run(["/bin/bash", "-c", listing], in: base)
    }

    var victimLives: Bool { kill(victim, 0) == 0 && waitpid(victim, nil, WNOHANG) == 0 }

    /// Whether some process still holds a lock on a file of the working directory.
    func isLocked(_ name: String) -> Bool {
      let file = open(work + "/" + name, O_RDWR | O_CLOEXEC)
      defer { close(file) }
      return file >= 0 && flock(file, LOCK_EX | LOCK_NB) != 0
    }

    // MARK: The system

    @discardableResult
    static func run(_ words: [String], in folder: String) throws -> String {
      var name = Array("/tmp/roster-output-XXXXXX".utf8CString)
      let file = name.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
      guard file >= 0 else { throw Failed(what: "mkstemp") }
      defer { close(file) }
      unlink(name)
      var status: Int32 = 0
      waitpid(try spawn(words, in: folder, output: file), &status, 0)
      lseek(file, 0, SEEK_SET)
      var bytes: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = read(file, &part, part.count), count > 0 { bytes += part[..<count] }
      let text = String(decoding: bytes, as: UTF8.self)
      guard status == 0 else { throw Failed(what: "\(words): \(text)") }
      return text
    }

    private static func spawn(_ words: [String], in folder: String, output: Int32? = nil) throws -> pid_t {
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      if let output {
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
      }
      var arguments: [UnsafeMutablePointer<CChar>?] =
        (["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + words).map {
          strdup($0)
        } + [nil]
      defer { for argument in arguments { free(argument) } }
      var process: pid_t = 0
      guard posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, environ) == 0 else {
        throw Failed(what: words.joined(separator: " "))
      }
      return process
    }

    private static func listen(path: String) throws -> Int32 {
      let listener = try listen(on: Array(path.utf8))
      chmod(path, 0o777)
      return listener
    }

    private static func listen(abstract name: String) throws -> Int32 { try listen(on: [0] + Array(name.utf8)) }

    private static func listen(on name: [UInt8]) throws -> Int32 {
      let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      let offset = MemoryLayout.offset(of: \sockaddr_un.sun_path) ?? 2
      let isBound = withUnsafeMutableBytes(of: &address) { bytes in
        bytes[offset...].copyBytes(from: name)
        return bytes.withMemoryRebound(to: sockaddr.self) { pointer in
          bind(listener, pointer.baseAddress, socklen_t(offset + name.count)) == 0
        }
      }
      guard isBound, Glibc.listen(listener, 8) == 0 else { throw Failed(what: "bind") }
      return listener
    }

    private static func listenOnLoopback() throws -> (Int32, UInt16) {
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isBound = withUnsafeMutableBytes(of: &address) { bytes in
        bytes.withMemoryRebound(to: sockaddr.self) { pointer in
          bind(listener, pointer.baseAddress, length) == 0 && Glibc.listen(listener, 8) == 0
            && getsockname(listener, pointer.baseAddress, &length) == 0
        }
      }
      guard isBound else { throw Failed(what: "listen") }
      return (listener, UInt16(bigEndian: address.sin_port))
    }
  }
#endif
