internal import AgentDefinitions
package import SessionCore
internal import SystemPackage

/// Finds files by a pattern for their paths.
package struct GlobTool: Tool {
  static let pattern = Parameter<String>("pattern", "Such as **/*.swift or src/*.{c,h}", required: true)
  static let paths = Parameter<[String]>("paths", "Folders to look in")

  package static let spec = ToolSpec(
    .glob, prose: Prose.text(PackageResources.glob_md), parameters: [pattern, paths])

  package init() {}

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? {
    let asked = try Self.searches(input, in: context).map(\.root).filter { !$0.isAside }
    guard !asked.isEmpty else { return nil }
    return .read(
      path: SearchRoot.common(asked),
      intention: "List files matching \(try input.require(Self.pattern).shownPath)")
  }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    var paths: Set<String> = []
    for search in try Self.searches(input, in: context) {
      let walk = FileWalker.walk(roots: [FilePath(search.root.absolute)])
      if let fault = walk.faults.first, walk.files.isEmpty { throw .forModel("Cannot search: \(fault).") }
      for file in walk.files where search.pattern.matches(String(file.relativePath)) {
        if search.root.mayShow(file.relativePath) { paths.insert(search.root.shown(file.relativePath)) }
      }
    }
    guard !paths.isEmpty else { return ToolOutput(text: "No files matched the pattern.") }
    return ToolOutput(text: try OutputCap.search.apply(to: paths.sorted(), named: "glob", in: context))
  }

  private struct Search {
    let root: SearchRoot
    let pattern: GlobPattern
  }

  private static func searches(_ input: ToolInput, in context: ToolContext) throws(ToolFailure) -> [Search] {
    var pattern = try input.require(pattern)
    var folders = input[paths] ?? []
    while pattern.hasPrefix("./") { pattern.removeFirst(2) }
    if pattern.hasPrefix("/") || pattern.hasPrefix("../") {
      // A pattern that says itself where to look.
      let (folder, rest) = GlobPattern.split(pattern)
      folders = [folder]
      pattern = rest.isEmpty ? "**" : rest
    }
    let compiled: GlobPattern
    do { compiled = try GlobPattern(pattern) } catch {
      throw ToolFailure(.badArguments, "The pattern \(pattern.shownPath) cannot be used: \(error).")
    }
    var searches: [Search] = []
    for folder in folders.isEmpty ? ["."] : folders {
      searches.append(Search(root: try SearchRoot(folder, in: context), pattern: compiled))
    }
    return searches
  }
}
