import JSONText
import SessionCore
import Testing

@testable import AgentTools

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Nothing outside the working directory is read or written, whatever a path says.
@Suite struct PathEscapeTests {
  /// Below `base`: `work` (the working directory), `secret.txt`, `workshop` (a name that begins like it).
  static func workspace() throws -> Workspace {
    let workspace = try Workspace(["inside/a.txt": "inside", "deep/er/x": ""])
    try workspace.write(workspace.base + "/secret.txt", "secret")
    try workspace.write(workspace.base + "/workshop/secret.txt", "secret")
    try workspace.link("up", to: "..")
    try workspace.link("out", to: workspace.base)
    try workspace.link("file", to: workspace.base + "/secret.txt")
    try workspace.link("relative", to: "../secret.txt")
    try workspace.link("deep/chain", to: "../chain2")
    try workspace.link("chain2", to: "inside/../up/secret.txt")
    try workspace.link("loop", to: "loop2")
    try workspace.link("loop2", to: "loop")
    try workspace.link("inside/home", to: workspace.root)
    try workspace.link("passwd", to: "/etc/passwd")
    try workspace.link("process", to: "/proc/self/root")
    return workspace
  }

  static let escapes = [
    "..", "../secret.txt", "inside/../../secret.txt", "inside/../../work/../secret.txt", "./.././secret.txt",
    "/", "/etc/passwd", "//etc//passwd", "BASE/secret.txt", "BASE", "BASE/workshop/secret.txt", "ROOT/../secret.txt",
    "up", "up/secret.txt", "up/work/../secret.txt", "out/secret.txt", "out/work/inside/a.txt", "file", "relative",
    "deep/chain", "chain2", "loop", "loop/x", "inside/home/../secret.txt", "inside/home/inside/home/../../secret.txt",
    "passwd", "process/etc/passwd", "process", "/proc/self/cwd", "/dev/stdin", "/dev/fd/0", "~", "~/x", "~/.ssh/id_rsa",
    "", "\0", "inside/a.txt\0.png", "../work\0/a",
    String(repeating: "a/", count: 5000), String(repeating: "x", count: 300),
    String(repeating: "../", count: 200) + "etc/passwd",
  ]

  static func path(_ text: String, in workspace: Workspace) -> JSON {
    var path = text
    for (mark, value) in [("BASE", workspace.base), ("ROOT", workspace.root)] where path.hasPrefix(mark) {
      path = value + path.dropFirst(mark.count)
    }
    return .string(path)
  }

  @Test(arguments: escapes)
  func isRefused(_ escape: String) async throws {
    let workspace = try Self.workspace()
    let path = Self.path(escape, in: workspace)
    let calls: [(any Tool, JSON)] = [
      (ViewTool(), ["path": path]),
      (CreateTool(), ["path": path, "file_text": "gotcha"]),
      (EditTool(), ["path": path, "old_str": "secret", "new_str": "gotcha"]),
      (GlobTool(), ["pattern": "**", "paths": [path]]),
    ]
    for (tool, arguments) in calls {
      let isNewName = escape.allSatisfy { $0 == "x" } && tool is CreateTool
      #expect(await workspace.permission(tool, arguments).failure != nil || isNewName, "\(tool)")
      #expect(await workspace.result(tool, arguments).failure != nil, "\(tool)")
    }
    #expect(workspace.text(workspace.base + "/secret.txt") == "secret")
    #expect(workspace.names(workspace.base) == ["secret.txt", "work", "workshop"])
  }

  @Test(arguments: [
    ("inside/a.txt", "inside/a.txt"),
    ("ROOT/inside/a.txt", "inside/a.txt"),
    ("ROOT//inside///./a.txt", "inside/a.txt"),
    ("inside/home/inside/a.txt", "inside/a.txt"),
    ("deep/er/../../inside/a.txt", "inside/a.txt"),
    ("inside/home/deep", "deep"),
    ("BASE/other/inside/a.txt", "inside/a.txt"),
    ("inside/../INSIDE/a.txt", "INSIDE/a.txt"),
    ("ROOT", ""),
    (".", ""),
    ("new/ü/🎈.txt", "new/ü/🎈.txt"),
    ("~file", "~file"),
    ("...", "..."),
    ("..a", "..a"),
    ("inside/a.txt ", "inside/a.txt "),
    ("-rf", "-rf"),
    ("*", "*"),
  ])
  func staysInside(_ path: String, _ relative: String) throws {
    let workspace = try Self.workspace()
    // Another spelling of the working directory, through a link that lies outside it.
    try workspace.link(workspace.base + "/other", to: workspace.root)
    guard case .string(let path) = Self.path(path, in: workspace) else { return }
    let place = try FileTree(root: workspace.root).place(path)
    #expect(place.relative == relative)
  }

  @Test func refusalsNameThePath() async throws {
    let workspace = try Self.workspace()
    let root = workspace.root
    for (path, message) in [
      ("../x", "../x is outside the working directory \(root)."),
      ("/etc/passwd", "/etc/passwd is outside the working directory \(root)."),
      ("up/secret.txt", "up/secret.txt leads through a link outside the working directory \(root)."),
      ("passwd", "passwd leads through a link outside the working directory \(root)."),
      ("~/x", "~/x: ~ is not expanded, and only \(root) can be reached."),
      ("", "The path is empty."),
      ("a\0b", "The path a\u{FFFD}b contains a NUL character."),
      ("loop", "Cannot open loop: Too many levels of symbolic links."),
    ] {
      #expect(await workspace.answer(ViewTool(), ["path": .string(path)]) == message)
    }
  }

  /// While one task turns a folder into a link to the outside and back, others read and write through it.
  @Test func aLinkThatComesAndGoesLetsNobodyOut() async throws {
    let workspace = try Workspace(["folder/name": "inside", "kept/name": "inside"])
    try workspace.write(workspace.base + "/outside/name", "secret")
    try workspace.link("door", to: "../outside")
    let (folder, door, aside) = ("folder", "door", "aside")
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for _ in 0..<400 {
          for (from, to) in [(folder, aside), (door, folder), (folder, door), (aside, folder)] {
            rename(workspace.absolute(from), workspace.absolute(to))
          }
        }
      }
      group.addTask {
        for _ in 0..<400 {
          let answer = await workspace.answer(ViewTool(), ["path": "folder/name"])
          #expect(!answer.contains("secret"))
        }
      }
      group.addTask {
        for number in 0..<400 {
          _ = await workspace.answer(
            CreateTool(), ["path": .string("folder/new\(number)"), "file_text": "gotcha"])
          _ = await workspace.answer(EditTool(), ["path": "folder/name", "old_str": "secret", "new_str": "gotcha"])
        }
      }
    }
    #expect(workspace.names(workspace.base + "/outside") == ["name"])
    #expect(workspace.text(workspace.base + "/outside/name") == "secret")
  }

  /// Random walks over links and steps up never come out, and agree with the system's own resolution.
  @Test(arguments: 0..<40)
  func agreesWithTheSystem(_ seed: Int) throws {
    var random = Steps(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let workspace = try Workspace(["a/b/c/f": "", "d/f": ""])
    let targets = [
      "..", ".", "../..", "a", "b", "../d", workspace.root, workspace.root + "/a/b", "/", "../../../d", "f",
    ]
    let folders = ["", "a/", "a/b/", "a/b/c/", "d/"]
    for number in 0..<8 {
      let folder = folders[random.next(folders.count)]
      try? workspace.link("\(folder)l\(number)", to: targets[random.next(targets.count)])
    }
    let names = ["a", "b", "c", "d", "f", "..", ".", "l0", "l1", "l2", "l3", "l4", "l5", "l6", "l7"]
    for _ in 0..<200 {
      let path = (0...random.next(7)).map { _ in names[random.next(names.count)] }.joined(separator: "/")
      guard let place = try? FileTree(root: workspace.root).place(path), place.status != nil else { continue }
      let real = realpath(workspace.absolute(path), nil)
      defer { free(real) }
      let expected = real.map { String(cString: $0) }
      #expect(expected == (place.relative.isEmpty ? workspace.root : workspace.root + "/" + place.relative), "\(path)")
    }
  }
}

/// A small generator of numbers, the same for the same seed.
struct Steps {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
