import SessionCore
import Testing

/// Ways to have a command run that a rule does not allow, or that one denies. They come from advisories and changelogs of
/// other runtimes, and from reading shells' manuals. Each must ask or deny.
struct ShellBypassTests {
  /// `git status` is allowed; these are something else, or may be.
  static let disguised: [String] = [
    // Commands inside.
    "git status $(rm -rf x)", "git status `rm x`", "git status \"$(rm x)\"", "git status \"`rm x`\"",
    "git status <(rm x)", "git status >(rm x)", "git status $((a[$(rm x)]))", "git status $[1+1]",
    "git status ${x@P}", "git status \"${x@P}\"", "git status ${x:-$(rm x)}", "git status ${x:=`rm x`}",
    "git status $x",
    "git status $'\\x3b' rm", "git status $\"x\"",
    // More than one command.
    "git status; rm x", "git status && rm x", "git status || rm x", "git status | sh", "git status & rm x",
    "git status\nrm x", "git status\r\nrm x", "git status |& rm x", "git status;rm x", "git status&rm x",
    "git status;\u{301}rm x", "git status &\u{FE0F}& rm x", "git status |\u{200D}| rm x", "git status\u{2028}rm x",
    "git status\u{0B}rm x", "git status\u{A0}rm", "git status\u{0}rm x", "git status \u{202E}x mr",
    "git status\u{85}rm x",
    // Subshells, groups, functions, reserved words.
    "(git status; rm x)", "{ git status; rm x; }", "git() { rm x; }; git status", "function git { rm x; }; git status",
    "if git status; then rm x; fi", "while git status; do rm x; done", "until git status; do rm x; done",
    "for x in 1; do git status; done", "case x in x) rm x;; esac", "select x in 1; do rm x; done", "! git status",
    "[[ -f x && $(rm x) ]]", "[[ git == status ]]", "coproc git status", "time git status",
    // Another line than it seems to be.
    "git \\\nstatus", "git status \\\n; rm x", "g\\it status", "git status # harmless\nrm x", "git status 'unclosed",
    "git status \"unclosed", "git status <<EOF\n$(rm x)\nEOF", "git status <<< x", "git status < x",
    // Redirection.
    "git status > x", "git status >> .bashrc", "git status >| x", "git status 2> x", "git status &> x",
    "git status <> x",
    "git status >&x", "git status > /dev/nullx", "git status >&12", "git status 2>&1x", "git status > /dev/tcp/h/1",
    // Assignments and the environment.
    "X=1 git status", "GIT_DIR=/tmp/x git status", "PATH=/tmp git status", "GIT_SSH_COMMAND=x git fetch",
    "GIT_EXTERNAL_DIFF=x git diff", "LD_PRELOAD=x git status", "export PATH=/tmp; git status", "IFS=x; git status",
    "declare 'a[$(rm x)]=1'; git status", "printf -v 'a[$(rm x)]' x; git status", "read 'a[$(rm x)]'; git status",
    "unset 'a[$(rm x)]'; git status", "test -v 'a[$(rm x)]'; git status", "export 'a[$(rm x)]=1'; git status",
    // Names of programs.
    "gi? status", "/usr/bin/gi* status", "g[i]t status", "~/git status", "./git status", "/tmp/git status",
    "git* status",
    "{git,status}", "git{,} status", "gіt status", "ｇit status", "git\u{200B} status", "g\u{AD}it status", "$0 status",
    "${0/x/git} status", "git$IFS$9status", "git${IFS}status", "gitk", "git-status", "GIT status", "'git status'",
    "\"git \"status",
    // Programs that run their arguments.
    "env git status", "env -S 'git status; rm x'", "sudo git status", "doas git status", "su -c 'git status'",
    "nice git status", "nohup git status", "timeout 1 git status", "xargs git status", "command git status",
    "builtin eval git status", "eval git status", "exec git status", "source git", ". git", "sh -c 'git status'",
    "bash -c 'git status'", "bash git status", "busybox git status", "stdbuf -o0 git status", "setsid git status",
    "watch git status", "strace git status", "flock x git status", "parallel git status", "script -c 'git status'",
    "unshare git status", "chroot . git status", "ssh host git status", "at now", "trap 'git status' EXIT",
    "alias git=rm; git status", "hash -p /tmp/x git; git status", "enable -f x git; git status", "fc -s git",
    "bind -x '\"a\": git'", "mapfile -C 'git status' -c 1 x", "complete -C git git", "systemd-run git status",
    "/lib64/ld-linux-x86-64.so.2 git status", "ld-linux-x86-64.so.2 git", "python3 -c 'git status'", "perl -e 'git'",
    "awk 'BEGIN{system(\"git\")}'",
    "sed '1e git status' x", "node -e git", "find . -exec git status ';'", "find . -e\"x\"ec git ;", "find . -delete",
    // git, which runs things by itself.
    "git -C / status", "git -c core.fsmonitor=/tmp/x status", "git -c alias.x='!rm y' x", "git -ccore.pager=x status",
    "git --exec-path=/tmp status", "git --exec-path /tmp status", "git --git-dir=/tmp status",
    "git --git-dir /tmp status",
    "git --work-tree=/tmp status", "git --config-env=core.pager=X status", "git --namespace=x status", "git -p status",
    "git --paginate status", "git --no-pager -c core.pager=x status", "git diff --ext-diff", "git diff --output=/tmp/x",
    "git diff --outp=/tmp/x", "git log --textconv", "git grep -Ovi x", "git grep --open-files-in-pager=vi x",
    "git grep --open=vi x", "git rebase --exec 'rm x' HEAD~1", "git rebase -x 'rm x' HEAD~1", "git bisect run rm x",
    "git submodule foreach rm x", "git filter-branch --tree-filter rm", "git config core.fsmonitor /tmp/x",
    "git difftool -x rm", "git mergetool", "git clone -u /tmp/x .", "git clone --upload-pack=/tmp/x .",
    "git clone -c core.fsmonitor=/tmp/x .", "git fetch --upload-pack /tmp/x", "git fetch 'ext::sh -c rm'",
    "git archive --exec=/tmp/x HEAD", "git archive -o /tmp/x HEAD", "git diff *", "git add ?x",
    // Nothing.
    "", "   ", "\n", ";", "&",
  ]

  @Test(arguments: disguised)
  func noPatternAllowsIt(line: String) throws {
    let policy = PermissionPolicy(
      layers: [.init(allow: try ["shell(git status:*)", "shell(git diff)"].map { try PermissionRule($0) })])
    #expect(!policy.verdict(on: shell(line)).isAllowed)
  }

  /// The same with a rule for all of git, for what goes through git itself.
  @Test(arguments: disguised.filter { $0.hasPrefix("git ") })
  func norDoesOneForTheWholeProgram(line: String) throws {
    let policy = PermissionPolicy(layers: [.init(allow: [try PermissionRule("shell(git:*)")])])
    #expect(!policy.verdict(on: shell(line)).isAllowed)
  }

  /// A person who agreed to `git status` for the session did not agree to these either.
  @Test(arguments: disguised)
  func noConsentForTheSessionCoversIt(line: String) {
    var policy = PermissionPolicy()
    policy.approveForSession(shell("git status"))
    #expect(!policy.verdict(on: shell(line)).isAllowed)
  }

  @Test(arguments: [
    "rm x", "rm -rf /", "ls; rm x", "ls && rm x", "ls | xargs rm", "/bin/rm x", "./rm x", "r\"\"m x", "'rm' x",
    "\\rm x",
    "r\\m x", "r\\\nm x", "rm\tx", "env rm x", "env -S 'rm x'", "sudo rm x", "sudo -u x rm y", "nice -n 5 rm x",
    "command rm x",
    "builtin command rm x", "exec rm x", "eval rm x", "eval 'rm x'", "sh -c 'rm x'", "bash -lc \"rm x\"",
    "xargs rm < x",
    "find . -exec rm {} \\;", "find . -name x -exec rm {} +", "timeout 1 rm x", "busybox rm x", "nohup rm x &",
    "(rm x)",
    "{ rm x; }", "if true; then rm x; fi", "for x in y; do rm $x; done", "echo $(rm x)", "echo `rm x`", "cat <(rm x)",
    "X=1 rm x", "rm${IFS}x", "rm$IFS-rf", "{rm,x}", "{rm,-rf,/}", "a=rm; $a x", "f() { rm x; }; f", "alias a=rm; a x",
    "\"$(printf to)uch\" x; $(echo r)m x", "${X}m x", "/bin/r? x", "/bin/r* x", "/b*/rm x", "/bin/[r]m x",
    "$'\\x72m' x",
    "echo cm0geA== | base64 -d | sh", "printf 'r\\155 x' | bash", "python3 -c 'import os; os.system(\"r\"+\"m x\")'",
    "perl -e 'system qw(r m)'", "awk 'BEGIN { system(\"r\" \"m\") }'", "sed 1er\\m x", "watch -n1 rm x",
    "git status && rm x",
    "trap 'rm x' EXIT", "source ./x", ". ./x", "coproc rm x", "ssh localhost rm x", "nsenter -t 1 rm x",
    "unlink x || rm x", "true & rm x", "true\nrm x", "true\r\nrm x", "cat <<X | sh\nrm x\nX", "sh <<< 'rm x'",
    "ld-linux-x86-64.so.2 /bin/rm x", "strace -f rm x", "script -qc 'rm x' /dev/null", "doas rm x", "chroot / rm x",
    "a=r; b=m; $a$b x", "r$@m x", "r${x}m x", "r$()m x", "r``m x", "\"r\"'m' x", "rm;", "rm&", "rm|cat",
  ])
  func whatIsDeniedIsNeverAllowed(line: String) throws {
    let policy = PermissionPolicy(
      layers: [.init(allow: [try PermissionRule("shell")]), .init(deny: [try PermissionRule("shell(rm:*)")])],
      approvesAll: true)
    #expect(!policy.verdict(on: shell(line)).isAllowed)
    let asking = PermissionPolicy(layers: [
      .init(allow: [try PermissionRule("shell")], ask: [try PermissionRule("shell(rm:*)")])
    ])
    #expect(!asking.verdict(on: shell(line)).isAllowed, "nor where it is to be asked")
  }

  /// What must still go through, or nobody would leave the rules on.
  @Test(arguments: [
    "git status", "git status -s", "git  status\t-s", "git status 2>&1", "git status > /dev/null",
    "git status 2>/dev/null",
    "git status &>/dev/null", "git status && git status -s", "git status; git status", "git status | git status",
    "git status\ngit status", "git status 'a b' \"c d\"", "git status 'a;b' \"|&\"", "git status 'a\\b$x`y`'",
    "git status src/*.swift",
    "git status über", "git status &", "git status 2>&1 | git status", "git \"status\"", "'git' status",
  ])
  func plainLinesAreAllowed(line: String) throws {
    let policy = PermissionPolicy(layers: [.init(allow: [try PermissionRule("shell(git status:*)")])])
    #expect(policy.verdict(on: shell(line)).isAllowed)
    let open = PermissionPolicy(
      layers: [.init(allow: [try PermissionRule("shell")], deny: [try PermissionRule("shell(rm:*)")])])
    #expect(open.verdict(on: shell(line)).isAllowed)
  }

  @Test(arguments: [
    ("git push -u origin main", "git push:*"), ("git log -p -C HEAD", "git log:*"),
    ("git switch -c next", "git switch:*"),
    ("git --no-pager log", "git --no-pager log:*"), ("python3 -m pytest", "python3 -m pytest:*"),
    ("find . -name '*.swift'", "find:*"), ("npm run test -- --watch", "npm run *"), ("sed -n 1,5p x", "sed -n *"),
    ("cargo test --workspace", "cargo test:*"), ("make test", "make test"), ("grep -rn 'a|b' src | head -5", "*"),
  ])
  func everydayCommandsHaveRules(line: String, pattern: String) throws {
    let policy = PermissionPolicy(layers: [.init(allow: [try PermissionRule("shell(\(pattern))")])])
    #expect(policy.verdict(on: shell(line)).isAllowed)
  }

  /// Without a sandbox nobody's reading of a line allows anything.
  @Test(arguments: [
    ("shell(git:*)", "git status", false), ("shell(git *)", "git status", false),
    ("shell(git status)", "git status", true),
    ("shell(git status)", "git  status", false), ("shell(git status)", "git status; git status", false),
    ("shell", "git status", true), ("*", "git status $(x)", true), ("shell(a $(b) > c)", "a $(b) > c", true),
  ])
  func onlyTheVeryTextAllowsOutsideTheSandbox(rule: String, line: String, isAllowed: Bool) throws {
    let policy = PermissionPolicy(layers: [.init(allow: [try PermissionRule(rule)])], isConfined: false)
    #expect(policy.verdict(on: shell(line)).isAllowed == isAllowed)
    let both = PermissionPolicy(
      layers: [.init(allow: try ["shell(git:*)", rule].map { try PermissionRule($0) })], isConfined: false)
    #expect(both.verdict(on: shell(line)).isAllowed == isAllowed, "whatever stands before it")
    var approved = PermissionPolicy(isConfined: false)
    approved.approveForSession(shell("git status"))
    #expect(!approved.verdict(on: shell("git status -s")).isAllowed)
    #expect(approved.verdict(on: shell("git status")).isAllowed)
  }

  private func shell(_ line: String) -> PermissionRequest {
    .shell(command: line, intention: "", identifiers: ShellLine(line).identifiers)
  }
}

extension PermissionPolicy.Verdict {
  var isAllowed: Bool { if case .allow = self { true } else { false } }
}
