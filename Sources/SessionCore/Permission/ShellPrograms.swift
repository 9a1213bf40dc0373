/// What is known of programs: which run what their arguments say, and which change nothing.
///
/// The tables only ever take away: a program that is missing in one of the first three is confined like every other.
enum ShellPrograms {
  /// The shell's own words, those of its commands that evaluate the names they are given (`printf -v 'a[$(…)]'`), and
  /// programs whose arguments are another command. No pattern allows a line with one of them.
  static let wrappers: Set<String> = [
    "!", ".", "[[", "alias", "at", "batch", "bind", "builtin", "busybox", "case", "chroot", "chrt", "command",
    "compgen", "complete", "coproc", "crontab", "declare", "do", "doas", "done", "elif", "else", "enable", "env",
    "esac", "eval", "exec", "expect", "export", "fakeroot", "fc", "fi", "flock", "for", "function", "gdb", "getopts",
    "hash", "if", "in", "ionice", "less", "let", "local", "ltrace", "man", "mapfile", "more", "nice", "nohup",
    "nsenter", "parallel", "pkexec", "proot", "read", "readarray", "readonly", "runuser", "script", "select", "set",
    "setarch", "setpriv", "setsid", "shopt", "socat", "source", "ssh", "start-stop-daemon", "stdbuf", "strace", "su",
    "sudo", "sudoedit", "systemd-run", "taskset", "test", "then", "time", "timeout", "toybox", "trap", "typeset",
    "unbuffer", "unset", "unshare", "until", "wait", "watch", "while", "xargs", "xvfb-run", "{", "}",
  ]

  /// Programs whose arguments are a program in a language of their own.
  static let interpreters: Set<String> = [
    "ash", "awk", "bash", "bun", "csh", "dash", "deno", "ed", "emacs", "ex", "fish", "gawk", "groovy", "irb",
    "jshell", "julia", "ksh", "lua", "luajit", "m4", "mawk", "mksh", "nawk", "nc", "ncat", "nix", "node", "nodejs",
    "npx", "nvim", "osascript", "perl", "php", "pwsh", "pypy", "pypy3", "python", "python2", "python3", "Rscript",
    "ruby", "scala", "sed", "sh", "sqlite3", "swipl", "tclsh", "uvx", "vi", "view", "vim", "yash", "zsh",
  ]

  /// Programs that do many things: what one is called for says more than its name.
  static let withSubcommands: Set<String> = [
    "apt", "apt-get", "brew", "bundle", "cargo", "composer", "docker", "dotnet", "gem", "gh", "git", "go", "gradle",
    "helm", "kubectl", "make", "mvn", "npm", "pip", "pip3", "pnpm", "podman", "poetry", "rustup", "swift", "terraform",
    "uv", "yarn",
  ]

  /// Programs that have no option to write a file, run another, or open a connection.
  static let readOnly: Set<String> = [
    "basename", "cat", "cmp", "comm", "cut", "dirname", "du", "echo", "false", "fold", "grep", "head", "id", "ls",
    "md5sum", "nl", "od", "paste", "pwd", "readlink", "realpath", "rev", "sha256sum", "stat", "tac", "tail", "tr",
    "true", "uname", "wc", "which", "whoami",
  ]

  /// Options that make a program run what they say, write where they say, or read its settings from somewhere else; for a
  /// program, or for one of the things that it does.
  private static let options: [String: [String]] = [
    "ag": ["--pager"],
    "cargo": ["--config"],
    "curl": ["-K", "--config"],
    "docker": ["-H", "--host", "--config"],
    "fd": ["-x", "-X", "--exec", "--exec-batch"],
    "fdfind": ["-x", "-X", "--exec", "--exec-batch"],
    "find": ["-delete", "-exec", "-execdir", "-fls", "-fprint", "-fprint0", "-fprintf", "-ok", "-okdir"],
    "gh": ["alias", "extension"],
    "git": [
      "--config", "--exec", "--ext-diff", "--extcmd", "--open-files-in-pager", "--output", "--receive-pack",
      "--textconv",
      "--tool", "--upload-pack", "bisect", "config", "difftool", "filter-branch", "foreach", "mergetool",
    ],
    "git archive": ["-o"],
    "git clone": ["-c", "-u"],
    "git grep": ["-O"],
    "git rebase": ["-x"],
    "go": ["-C", "-exec", "-overlay", "-toolexec", "-vettool"],
    "make": ["-C", "-E", "-f", "--directory", "--eval", "--file", "--makefile"],
    "npm": ["-C", "--prefix", "--script-shell", "exec", "x"],
    "printf": ["-v"],
    "rg": ["--hostname-bin", "--pre"],
    "rsync": ["-e", "--rsh", "--rsync-path"],
    "scp": ["-F", "-S", "-o"],
    "sort": ["-o", "--compress-program", "--output"],
    "swift": ["--package-path", "--scratch-path", "--toolset", "-Xcc", "-Xlinker", "-Xswiftc"],
    "tar": [
      "-F", "-I", "--checkpoint-action", "--info-script", "--new-volume-script", "--rmt-command", "--rsh-command",
      "--to-command", "--use-compress-program",
    ],
    "tcpdump": ["-z"],
    "wget": ["-O", "-e", "--config", "--execute", "--use-askpass"],
    "yarn": ["--cwd", "dlx", "exec"],
    "zip": ["-T", "--unzip-command"],
  ]

  /// Whether an argument makes its program run something, or work on something else than it seems to.
  static func isRunning(_ word: String, in words: [String]) -> Bool {
    let program = words.first ?? ""
    var options = options[program] ?? []
    if words.count > 1 { options += Self.options["\(program) \(words[1])"] ?? [] }
    // git's `ext::` transport runs what follows.
    if program == "git", word.contains("::") { return true }
    return options.contains { Self.is(word, option: $0) }
  }

  /// Short options may stand in a word with others, or with their value; long ones may be abbreviated.
  private static func `is`(_ word: String, option: String) -> Bool {
    let name = word.prefix { $0 != "=" }
    if option.hasPrefix("--") {
      return name == option || name.utf8.count > 2 && name.hasPrefix("--") && option.hasPrefix(name)
    }
    guard option.utf8.count == 2, option.hasPrefix("-"), let letter = option.last else {
      return name == option || name == "-" + option
    }
    return word.hasPrefix("-") && !word.hasPrefix("--") && word.contains(letter)
  }

  /// What may stand between git and what it is called for.
  static let plainGitOptions: Set<String> = ["--help", "--no-pager", "--version"]
}
