#if os(Linux)
  import Glibc
  import AgentDefinitions
  import SessionCore
  import Testing

  /// A way out of the sandbox that somebody might try, and how it is answered.
  struct Escape: Sendable, CustomTestStringConvertible {
    let name: String
    let script: String
    /// Is in what the command says.
    let refusal: String
    var level = SandboxLevel.workspace

    init(_ name: String, _ script: String, _ refusal: String, level: SandboxLevel = .workspace) {
      self.name = name
      self.script = script
      self.refusal = refusal
      self.level = level
    }

    var testDescription: String { name }

    private static let readOnly = "Read-only file system"
    private static let busy = "Device or resource busy"
    private static let notPermitted = "Operation not permitted"

    static let all: [Escape] = files + protected + git + processes + kernel + sockets

    // MARK: Files

    private static let files = [
      Escape("a path outside", "echo x > {BASE}/outside.txt", readOnly),
      Escape("..", "echo x > ../outside.txt", readOnly),
      Escape("a symbolic link", "ln -s {BASE}/outside.txt link; echo x > link", readOnly),
      Escape("a link to a folder outside", "ln -s {BASE} out; echo x > out/new", readOnly),
      Escape("a hard link", "ln {BASE}/outside.txt hard", "Invalid cross-device link"),
      Escape("renaming over a file outside", "echo x > new; mv -f new {BASE}/outside.txt", readOnly),
      Escape("renaming the working directory", "mv {BASE}/work {BASE}/gone", ""),
      Escape("the root of the first process", "echo x > /proc/1/root{BASE}/outside.txt", "Permission denied"),
      Escape("the root of one's own process", "echo x > /proc/self/root{BASE}/outside.txt", readOnly),
      Escape("a descriptor opened again", "exec 3<.git/config; echo x > /proc/self/fd/3", readOnly),
      Escape("/etc", "echo x >> /etc/passwd", "passwd: "),
      Escape("the home's start-up files", "echo x >> ~/.bashrc", readOnly),
      Escape("keys in the home", "cat ~/.ssh/id_ed25519 || cat ~/.ssh/*", "No such file or directory"),
      Escape("tokens in the home", "cat ~/.netrc ~/.aws/credentials; echo read", "No such file or directory"),
      Escape("the password file", "cat /etc/shadow; grep -c . /etc/shadow; echo end", "end"),
      Escape("the system's temporary folder", "ls {BASE}/tmp; touch /tmp/x && echo $(ls -A /tmp)", "x"),
      Escape("a read-only session", "echo x > new", readOnly, level: .readOnly),
      Escape("/dev/mem and disks", "head -c 1 /dev/mem; ls /dev/sd* /dev/vd* /dev/nvme*", "No such file or directory"),
      Escape("a device of one's own", "./escape device d 254 0 || ./escape device d 8 0", notPermitted),
      Escape("settings of the system", "echo 1 > /sys/kernel/mm/ksm/run || mkdir /sys/fs/cgroup/x", ""),
      Escape("control groups", "mkdir /sys/fs/cgroup/x /sys/fs/cgroup/unified/x", "cannot create directory"),
      Escape("core_pattern", "echo '|/tmp/x' > /proc/sys/kernel/core_pattern", "core_pattern: "),
      Escape("sysrq", "echo b > /proc/sysrq-trigger", "sysrq-trigger: "),
      Escape("other mounts' insides", "ls /run | wc -l; ls /run/* 2>&1 | head -1", "No such file or directory"),
    ]

    // MARK: What is protected in the working directory

    private static let protected = [
      Escape("an agent's own definition", "echo x >> agents/own.agent.md", readOnly),
      Escape("another in its place", "echo x > new; mv -f new agents/own.agent.md", busy),
      Escape("a folder in place of its parent", "mv agents old; mkdir agents; echo x > agents/own.agent.md", busy),
      Escape("renaming a parent", "mv .github old && mkdir -p .github/workflows && echo x > .github/workflows/x", busy),
      Escape("removing a parent", "rm -rf .github; echo x > .github/workflows/x", readOnly),
      Escape("a workflow", "echo x > .github/workflows/new.yml", readOnly),
      Escape("a folder that was not there", "mkdir -p .vscode; echo x > .vscode/tasks.json", readOnly),
      Escape("that folder taken away first", "rmdir .vscode; mkdir -p .vscode; echo x > .vscode/tasks.json", busy),
      Escape("a file that was not there", "echo x > .envrc", "Is a directory"),
      Escape(
        "a link in place of what is not there", "ln -sfn free .mcp.json; rmdir .mcp.json; ln -s free .mcp.json", busy),
      Escape("a protected link", "rm .idea; mkdir .idea; echo x > .idea/x", busy),
      Escape("where a protected link leads", "echo x > free/tasks", readOnly),
      Escape("renaming where it leads", "mv free away; mkdir free; echo x > free/tasks", busy),
      Escape("permissions of protected files", "chmod 777 .git/config agents/own.agent.md", readOnly),
      Escape("cutting protected files", "truncate -s 0 .git/config", readOnly),
    ]

    private static let git = [
      Escape("git -C", "git -C {BASE}/work config core.fsmonitor ./escape", readOnly),
      Escape("GIT_DIR", "GIT_DIR={BASE}/work/.git git config core.hooksPath /tmp", readOnly),
      Escape("a hook", "printf '#!/bin/sh\\n' > .git/hooks/pre-commit", readOnly),
      Escape("a filter", "git config filter.x.clean ./escape", readOnly),
      Escape("attributes", "mkdir -p .git/info; echo '* filter=x' > .git/info/attributes", readOnly),
      Escape("another .git", "mv .git old; git init", busy),
      Escape(".git taken away", "rm -rf .git; git init", readOnly),
      Escape("a hard link to git's settings", "ln .git/config mine", "Invalid cross-device link"),
      Escape("a repository inside", "echo x > sub/.git/hooks/post-checkout", readOnly),
      Escape("the folder of a repository inside", "mv sub old; git init sub", busy),
    ]

    // MARK: Processes

    private static let processes = [
      Escape("ptrace", "./escape ptrace {VICTIM}", notPermitted),
      Escape("ptrace of one's own", "sleep 100 & ./escape ptrace $!", notPermitted),
      Escape("another's memory", "./escape memory {VICTIM}", "No such file or directory"),
      Escape("the first process's memory", "./escape memory 1", "refused"),
      Escape("reading another process", "./escape process_vm {VICTIM}", notPermitted),
      Escape("a signal to the world", "kill -9 {VICTIM}; ./escape signal {VICTIM}", "No such process"),
      Escape("a signal to everything", "trap '' TERM; kill -TERM -1; echo still here", "still here"),
      Escape(
        "living on",
        """
        (setsid nohup env -i /bin/bash -c 'trap "" TERM HUP; exec 9>>lock; flock 9; echo > ready; sleep 1000' >/dev/null 2>&1 &)
        until [ -e ready ]; do :; done; echo left
        """, "left"),
      Escape("inherited descriptors", "./escape descriptors", "0 open"),
      Escape("capabilities", "./escape capabilities", "CapEff:\t0000000000000000"),
      Escape("capabilities to come", "./escape capabilities", "CapBnd:\t0000000000000000"),
      Escape("set-user-id programs", "./escape capabilities", "NoNewPrivs:\t1"),
      Escape("typing into a terminal", "./escape type-ahead", notPermitted),
      Escape("typing, by a wide number", "./escape type-ahead-wide", notPermitted),
    ]

    // MARK: The kernel

    private static let kernel =
      [
        "mount /mnt", "remount .git", "umount .git", "umount /tmp", "open_tree", "userns", "mountns", "clone-userns",
        "chroot /tmp", "io_uring", "keyctl", "add_key", "bpf", "perf", "userfaultfd", "handle", "module", "kexec",
      ].map { Escape($0, "./escape \($0)", "refused: " + notPermitted) } + [
        Escape("clone3", "./escape clone3-userns", "refused: Function not implemented"),
        Escape("other namespaces", "./escape setns", "refused"),
        Escape("unshare and mount", "unshare -Ur mount -t tmpfs x /mnt", notPermitted),
        Escape("netlink", "./escape family 16", "refused: Address family not supported"),
        Escape("raw packets", "./escape family 17", "refused: Address family not supported"),
        Escape("the hypervisor's sockets", "./escape family 40", "refused: Address family not supported"),
      ] + foreign

    #if arch(x86_64)
      private static let foreign = [
        Escape("32-bit calls", "./escape 32-bit made; echo $?", "159"),
        Escape("x32 calls", "./escape x32; echo $?", "159"),
      ]
    #else
      private static let foreign: [Escape] = []
    #endif

    // MARK: Networks

    private static let sockets = [
      Escape("a socket outside", "./escape unix {BASE}/host.sock", "refused"),
      Escape("a socket in the working directory", "./escape unix host.sock", "refused"),
      Escape("a socket without a path", "./escape abstract {ABSTRACT}", "refused: Connection refused"),
      Escape("the machine's loopback", "exec 3<>/dev/tcp/127.0.0.1/{PORT} && echo connected", "Connection refused"),
      Escape("the world", "exec 3<>/dev/tcp/192.0.2.1/80 && echo connected", "Network is unreachable"),
      Escape(
        "the machine's loopback, past the proxy", "exec 3<>/dev/tcp/127.0.0.1/{PORT} && echo connected",
        "Connection refused", level: .network(hosts: ["example.com"])),
      Escape(
        "the machine's loopback, by the proxy",
        "exec 3<>/dev/tcp/127.0.0.1/${http_proxy##*:}; printf 'CONNECT 127.0.0.1:{PORT} HTTP/1.1\\r\\n\\r\\n' >&3; cat <&3",
        "403 Forbidden", level: .network(hosts: ["example.com"])),
      Escape(
        "a host that is not listed",
        "exec 3<>/dev/tcp/127.0.0.1/${http_proxy##*:}; printf 'GET http://example.org/ HTTP/1.1\\r\\n\\r\\n' >&3; cat <&3",
        "--sandbox workspace+net:example.org", level: .network(hosts: ["example.com", "*.example.org"])),
    ]

    // MARK: The helper

    /// What tries the calls that no shell can make, compiled on the spot.
    static func helper() throws -> String { try compiled.get() }

    private static let compiled = Result {
      let source = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/escape.c.txt"
      var template = Array("/tmp/roster-escape-XXXXXX".utf8CString)
      guard template.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } != nil }) else {
        throw Arena.Failed(what: "mkdtemp")
      }
      let program = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/escape"
      try Arena.run(["/bin/sh", "-c", "$(command -v cc || command -v clang) -w -x c -o \(program) \(source)"], in: "/")
      return program
    }
  }
#endif
