internal import AgentDefinitions
internal import JSONText
internal import SessionCore

/// What to look for, where, and what to say about it.
struct SearchQuery: Sendable {
  enum Mode: String, CaseIterable, ToolArgument {
    case content
    case files = "files_with_matches"
    case count

    static var schema: JSONObject { ["type": "string", "enum": .array(allCases.map { .string($0.rawValue) })] }

    init?(argument: JSON) {
      guard let mode = argument.string.flatMap(Mode.init(rawValue:)) else { return nil }
      self = mode
    }
  }

  var pattern: String
  var roots: [SearchRoot]
  var mode: Mode
  var files: FileFilter?
  var type: String?
  var ignoresCase = false
  /// Whether a match may go over several lines.
  var isMultiline = false
  var before = 0
  var after = 0
}

/// Which files to look into, by a glob: for the name, or for the path below the root when it has a slash.
struct FileFilter: Sendable {
  let text: String
  let isForName: Bool
  let isNegated: Bool
  private let pattern: GlobPattern

  init(_ text: String) throws(ToolFailure) {
    var rest = text[...]
    isNegated = rest.hasPrefix("!")
    if isNegated { rest.removeFirst() }
    while rest.hasPrefix("./") { rest.removeFirst(2) }
    if rest.hasPrefix("/") { rest.removeFirst() }
    self.text = String(rest)
    isForName = !rest.contains("/")
    do { pattern = try GlobPattern(self.text) } catch {
      throw ToolFailure(.badArguments, "The glob \(text.shownPath) cannot be used: \(error).")
    }
  }

  func admits(_ path: Substring) -> Bool {
    let subject = isForName ? path.split(separator: "/").last ?? path : path
    return pattern.matches(String(subject)) != isNegated
  }
}

/// What a search came to.
struct SearchReport: Sendable, Equatable {
  struct Hit: Sendable, Equatable {
    let path: String
    let number: Int
    let text: String
    /// False for a line that only surrounds a match.
    let isMatch: Bool
  }

  enum Entry: Sendable, Equatable {
    case line(Hit)
    case file(String)
    case count(String, Int)
  }

  var entries: [Entry] = []
  /// What the search has to say besides, e.g. about a binary file.
  var notes: [String] = []

  /// One text a line; stretches of lines that do not touch are kept apart as grep does it.
  func lines(numbered: Bool, separated: Bool) -> [String] {
    var lines: [String] = []
    var previous: Hit?
    for entry in entries {
      switch entry {
      case .file(let path): lines.append(path)
      case .count(let path, let count): lines.append("\(path):\(count)")
      case .line(let hit):
        if separated, let previous, previous.path != hit.path || previous.number + 1 != hit.number {
          lines.append("--")
        }
        let mark = hit.isMatch ? ":" : "-"
        lines.append(hit.path + mark + (numbered ? "\(hit.number)" + mark : "") + hit.text)
        previous = hit
      }
    }
    return lines
  }
}
