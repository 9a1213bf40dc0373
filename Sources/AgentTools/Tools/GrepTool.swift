internal import AgentDefinitions
package import SessionCore

/// Finds lines by a regular expression.
package struct GrepTool: Tool {
  static let pattern = Parameter<String>("pattern", "Regular expression", required: true)
  static let paths = Parameter<[String]>("paths", "Files or folders")
  static let outputMode = Parameter<SearchQuery.Mode>("output_mode")
  static let glob = Parameter<String>("glob", "Only files like *.ts or src/**")
  static let type = Parameter<String>("type", "Only files of a type, such as py")
  static let ignoreCase = Parameter<Bool>("-i", "Ignore case")
  static let lineNumbers = Parameter<Bool>("-n", "Line numbers; on unless false")
  static let after = Parameter<Int>("-A", "Lines after")
  static let before = Parameter<Int>("-B", "Lines before")
  static let around = Parameter<Int>("-C", "Lines around")
  static let headLimit = Parameter<Int>("head_limit", "At most so many lines")
  static let multiline = Parameter<Bool>("multiline", "Matches may go over lines; . takes newlines")

  package static let spec = ToolSpec(
    .grep, prose: Prose.text(PackageResources.grep_md),
    parameters: [
      pattern, paths, outputMode, glob, type, ignoreCase, lineNumbers, after, before, around, headLimit, multiline,
    ])

  /// What earlier versions of the reference runtime called `paths`; read, not advertised.
  private static let path = Parameter<[String]>("path")

  private let engine: SearchEngine

  package init() { self.init(engine: .best) }

  init(engine: SearchEngine) { self.engine = engine }

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? {
    let query = try Self.query(input, in: context)
    let asked = query.roots.filter { !$0.isAside }
    guard !asked.isEmpty else { return nil }
    return .read(path: SearchRoot.common(asked), intention: "Search for \(query.pattern.shownPath)")
  }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let query = try Self.query(input, in: context)
    if let denied = query.roots.first(where: { !$0.isFolder && !$0.mayShow("") }) {
      throw ToolFailure(.denied, "\(ToolTexts.deniedByRule): \(denied.relative.shownPath)")
    }
    let report = try await engine.search(query, in: context.workingDirectory)
    var lines = report.lines(
      numbered: input[Self.lineNumbers] ?? true, separated: query.before > 0 || query.after > 0)
    var notes = report.notes
    if let limit = input[Self.headLimit], limit > 0, lines.count > limit {
      notes.append("[\(lines.count - limit) more lines beyond head_limit]")
      lines.removeSubrange(limit...)
    }
    if lines.isEmpty && notes.isEmpty { return ToolOutput(text: "No matches found.") }
    let text = try OutputCap.search.apply(to: lines, named: "grep", in: context)
    return ToolOutput(text: ([text] + notes).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  private static let contextLimit = 1000

  private static func query(_ input: ToolInput, in context: ToolContext) throws(ToolFailure) -> SearchQuery {
    let pattern = try input.require(pattern)
    guard !pattern.isEmpty, !pattern.utf8.contains(0) else {
      throw ToolFailure(.badArguments, "The pattern is empty or contains a NUL character.")
    }
    var roots: [SearchRoot] = []
    for path in input[paths] ?? input[path] ?? ["."] { roots.append(try SearchRoot(path, in: context)) }
    let mode = input[outputMode] ?? .files
    var query = SearchQuery(pattern: pattern, roots: SearchRoot.outermost(roots), mode: mode)
    if let glob = input[glob], !glob.isEmpty { query.files = try FileFilter(glob) }
    query.type = input[type].flatMap { $0.isEmpty ? nil : $0 }
    query.ignoresCase = input[ignoreCase] ?? false
    query.isMultiline = input[multiline] ?? false
    if mode == .content {
      let around = input[around] ?? 0
      query.before = min(max(input[before] ?? around, 0), contextLimit)
      query.after = min(max(input[after] ?? around, 0), contextLimit)
    }
    return query
  }
}
