internal import AgentDefinitions

/// Flags a path into one person's home folder.
struct PersonalPath: PromptRule {
  static let info = RuleInfo(
    id: "personal-path",
    category: .prompt,
    severity: .info,
    summary: "The prompt names a path in one person's home folder.",
    why: "On every other machine it leads nowhere, and it tells everybody that person's account name.",
    examples: [
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nThe rules are in ↓/Users/mkrause/work/rules.md.\n"
      ),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nThe rules are in `↓C:\\Users\\mkrause\\rules.md`.\n"
      ),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nRead ↓/Users/mkrause/a.md and /Users/mkrause/b.md.\n"
      ),
      .clean(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nLook for /home/user/x, /Users/<name>/x, /home/runner/work and /home/.\n"
      ),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let prose = prompt.prose
    let bytes = prose.text.bytes
    let range = prose.text.range
    var paths: [Range<Int>] = []
    for (home, isWindows) in [("/home/", false), ("/Users/", false), ("\\Users\\", true)] {
      for offset in ByteSearch.offsets(of: Array(home.utf8), in: bytes[range]).prefix(100) {
        var start = offset
        if isWindows {
          guard start - 2 >= range.lowerBound, bytes[start - 1] == UInt8(ascii: ":") else { continue }
          start -= 2
        } else if start > range.lowerBound, bytes[start - 1].isPathByte {
          // `src/home/page`, `https://x.org/home/y`
          continue
        }
        let name = bytes[(offset + home.utf8.count)..<range.upperBound].prefix { $0.isNameByte }
        let end = name.endIndex
        guard end < range.upperBound, bytes[end] == UInt8(ascii: isWindows ? "\\" : "/") else { continue }
        let person = String(decoding: name, as: UTF8.self)
        guard person.utf8.count > 1, !Self.nobody.contains(person.lowercased()) else { continue }
        paths.append(start..<end)
      }
    }
    guard let first = paths.min(by: { $0.lowerBound < $1.lowerBound }) else { return }
    findings.add(.personal(prose.string(first), count: paths.count), at: prose.place(first))
  }

  /// Accounts that are a system's or an example's.
  private static let nobody: Set<String> = [
    "admin", "alice", "app", "bob", "circleci", "claude", "codespace", "coder", "default", "dev", "developer", "docker",
    "ec2-user", "example", "foo", "git", "gitpod", "jane", "john", "johndoe", "jovyan", "linuxbrew", "me", "myuser",
    "name",
    "node", "postgres", "public", "root", "runner", "runneradmin", "shared", "someone", "ubuntu", "user", "user1",
    "username",
    "vagrant", "vscode", "vsts", "you", "your-name", "your-username", "yourname", "your_username", "yourusername",
    "xxx",
  ]
}

extension UInt8 {
  fileprivate var isNameByte: Bool {
    isPathByte && self != UInt8(ascii: "/") || self == UInt8(ascii: ".")
  }

  fileprivate var isPathByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"), 0x80...:
      true
    default: false
    }
  }
}

extension FindingText {
  fileprivate static func personal(_ path: String, count: Int) -> FindingText {
    let more = count > 1 ? " (the first of \(count) such paths here)" : ""
    return FindingText(
      "\(path.coded)\(more) is one person's home folder and leads nowhere elsewhere; write a path relative to the "
        + "repository, or `~`")
  }
}
