internal import AgentDefinitions
internal import SessionCore
internal import Synchronization

/// Searching with `rg`, where it is installed.
struct Ripgrep: Sendable {
  let program: String

  /// Looked for once.
  static let installed: Ripgrep? = CommandEnvironment.program("rg").map(Ripgrep.init)

  private static let timeLimit = Duration.seconds(30)
  /// More output than this nobody wants; the search is stopped.
  private static let outputLimit = 8 << 20

  func search(_ query: SearchQuery, in folder: String) async throws(ToolFailure) -> SearchReport {
    let command = Command(
      program: program, arguments: arguments(for: query), workingDirectory: folder,
      environment: CommandEnvironment.values, timeLimit: Self.timeLimit,
      // A program of ours with arguments of ours, which only reads.
      sandbox: SandboxPolicy(.full))
    let output = Mutex<[UInt8]>([])
    let end = try await command.run { bytes in
      output.withLock {
        $0 += bytes
        return $0.count < Self.outputLimit ? .goOn : .enough
      }
    }
    var report = RipgrepOutput(query: query).read(output.withLock { $0 }, isWhole: end != .stopped(.notNeeded))
    switch end {
    case .exited(0), .exited(1): break
    case .exited:
      // Also when some file could not be read; then what was found still counts.
      guard !report.entries.isEmpty || report.notes.isEmpty else {
        throw ToolFailure(.badArguments, "The search failed: " + report.notes.joined(separator: "\n"))
      }
    case .killed(let signal): throw .forModel("The search was killed by signal \(signal).")
    case .stopped(.cancelled): throw ToolFailure(.cancelled, ToolTexts.interrupted)
    case .stopped(.notNeeded): report.notes.append("[stopped: too much was found; narrow the search]")
    case .stopped(.timedOut):
      let text = "stopped after \(Self.timeLimit.components.seconds) seconds; narrow the search"
      guard !report.entries.isEmpty else { throw ToolFailure(.timeout, "The search was \(text).") }
      report.notes.append("[\(text)]")
    }
    return report
  }

  private func arguments(for query: SearchQuery) -> [String] {
    var arguments = [
      "--no-config", "--color=never", "--no-heading", "--with-filename", "--no-messages", "--sort=path", "--crlf",
      // Files as git sees them, repository or not.
      "--hidden", "--glob=!.git", "--no-require-git", "--no-ignore-dot",
      "--max-columns=500", "--max-columns-preview",
    ]
    switch query.mode {
    case .content:
      arguments += ["--null", "--line-number", "--before-context=\(query.before)", "--after-context=\(query.after)"]
    case .files: arguments += ["--null", "--files-with-matches"]
    case .count: arguments += ["--null", "--count"]
    }
    if query.ignoresCase { arguments.append("--ignore-case") }
    if query.isMultiline { arguments += ["--multiline", "--multiline-dotall"] }
    if let type = query.type {
      arguments.append("--type=\(type)")
    } else if let files = query.files, files.isForName, !files.isNegated {
      // As a file type: a `--glob` would bring back what .gitignore excludes.
      arguments += ["--type-add=wanted:\(files.text)", "--type=wanted"]
    }
    return arguments + ["--regexp=\(query.pattern)", "--"] + query.roots.map(\.absolute)
  }
}

/// Reads what `rg` writes.
private struct RipgrepOutput {
  let query: SearchQuery

  func read(_ output: [UInt8], isWhole: Bool) -> SearchReport {
    if query.mode == .files { return readPaths(in: output, isWhole: isWhole) }
    var report = SearchReport()
    var lines = output.split(separator: UInt8(ascii: "\n"))
    if !isWhole { lines = lines.dropLast() }
    for line in lines.map({ $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }) {
      // Between stretches of lines; `SearchReport` puts its own.
      if line == Array("--".utf8)[...] { continue }
      switch entry(in: line) {
      case .entry(let entry): report.entries.append(entry)
      case .filtered: break
      case .note(let text): report.notes.append(text)
      }
    }
    return report
  }

  /// A NUL after each path; what comes after the last of them is a message.
  private func readPaths(in output: [UInt8], isWhole: Bool) -> SearchReport {
    var report = SearchReport()
    let parts = output.split(separator: 0, omittingEmptySubsequences: false)
    for part in parts.dropLast() {
      let path = String(decoding: part, as: UTF8.self)
      guard let root = root(of: path) else { continue }
      let below = Self.path(path, below: root)
      if isWanted(below, in: root) { report.entries.append(.file(root.shown(below))) }
    }
    if isWhole, let message = parts.last {
      report.notes = message.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }
    return report
  }

  private func isWanted(_ below: Substring, in root: SearchRoot) -> Bool {
    if root.isFolder, let files = query.files, !files.admits(below) { return false }
    return root.mayShow(below)
  }

  private enum Line {
    case entry(SearchReport.Entry)
    case filtered
    case note(String)
  }

  /// `PATH` NUL `COUNT`, or `PATH` NUL `NUMBER:TEXT` where a line around a match has `-`.
  private func entry(in line: ArraySlice<UInt8>) -> Line {
    let parts = line.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(decoding: parts[0], as: UTF8.self)
    guard parts.count == 2, let root = root(of: path) else {
      return note(in: line)
    }
    let below = Self.path(path, below: root)
    guard isWanted(below, in: root) else { return .filtered }
    let shown = root.shown(below)
    let digits = parts[1].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return note(in: line) }
    if query.mode == .count { return .entry(.count(shown, number)) }
    let rest = parts[1][digits.endIndex...]
    let text = String(decoding: rest.dropFirst(), as: UTF8.self)
    return .entry(.line(.init(path: shown, number: number, text: text, isMatch: rest.first == UInt8(ascii: ":"))))
  }

  /// What `rg` says besides. A remark about a file tells that the pattern is in it: not about one that may not be seen.
  private func note(in line: ArraySlice<UInt8>) -> Line {
    let text = String(decoding: line, as: UTF8.self)
    // With a NUL it is a piece of an answer about a file whose name has line breaks.
    guard !line.contains(0) else { return .filtered }
    guard let root = root(of: text) else { return .note(text) }
    guard let remark = Self.remarks.compactMap({ text.firstRange(of: $0) }).first else { return .filtered }
    return root.mayShow(Self.path(String(text[..<remark.lowerBound]), below: root)) ? .note(text) : .filtered
  }

  private static let remarks = [": binary file matches", ": WARNING: stopped searching binary file"]

  private static func path(_ path: String, below root: SearchRoot) -> Substring {
    path.dropFirst(root.absolute.count).drop { $0 == "/" }
  }

  private func root(of path: String) -> SearchRoot? {
    query.roots.filter { root in
      path == root.absolute || path.hasPrefix(root.absolute == "/" ? "/" : root.absolute + "/")
    }.max { $0.absolute.count < $1.absolute.count }
  }
}
