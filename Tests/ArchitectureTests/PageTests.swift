import Foundation
import Testing

/// Holds what the pages say about the tree to the tree: every folder is on the map, and every path and link leads
/// somewhere.
@Suite struct PageTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static func folders(in path: String) throws -> [String] {
    let folder = root.appendingPathComponent(path)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { name in
      var isFolder: ObjCBool = false
      let place = folder.appendingPathComponent(name).path
      return FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) && isFolder.boolValue
        && !name.hasPrefix(".")
    }
  }

  // MARK: - The map

  /// `dist` is what a release leaves behind.
  @Test(arguments: [".", "Sources/AgentDefinitions", "Sources/AgentLinting"]) func foldersAreOnTheMap(_ path: String)
    throws
  {
    let map = try Self.text("ARCHITECTURE.md")
    let missing = try Self.folders(in: path).filter { $0 != "dist" && !map.contains("`\($0)/`") }
    #expect(missing == [])
  }

  @Test func modulesAreOnTheMap() throws {
    let map = try Self.text("ARCHITECTURE.md")
    #expect(try Self.folders(in: "Sources").filter { !map.contains("`\($0)`") } == [])
  }

  @Test func decisionsAreListed() throws {
    let list = try Self.text("docs/decisions/README.md")
    let pages = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appendingPathComponent("docs/decisions").path)
    #expect(pages.filter { $0 != "README.md" && !list.contains("](\($0))") }.sorted() == [])
  }

  // MARK: - What pages mention

  private static let pages = [
    "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "README.md", "SECURITY.md", "agents", "docs",
    "docs/decisions", "examples",
  ]

  /// The page itself, or the Markdown files of a folder.
  private static func files(of page: String) throws -> [String] {
    if page.hasSuffix(".md") { return [page] }
    let names = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(page).path)
    return names.filter { $0.hasSuffix(".md") }.sorted().map { "\(page)/\($0)" }
  }

  @Test(arguments: pages) func pathsAndLinksLeadSomewhere(_ page: String) throws {
    for file in try Self.files(of: page) {
      let text = try Self.text(file)
      let folder = Self.root.appendingPathComponent(file).deletingLastPathComponent()
      let strays =
        Self.paths(in: text).filter { !Self.exists(Self.root.appendingPathComponent($0)) }
        + Self.links(in: text).filter { !Self.exists(folder.appendingPathComponent($0)) }
      #expect(strays == [], "\(file)")
    }
  }

  private static func exists(_ place: URL) -> Bool { FileManager.default.fileExists(atPath: place.standardized.path) }

  /// What stands in backquotes and begins as a path of ours does. `<Name>` in it is a blank to fill in.
  static func paths(in text: String) -> [String] {
    let quoted = text.split(separator: "\n").flatMap { line in
      line.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
        .map { String($0.element.prefix { $0 != " " }) }
    }
    return quoted.filter { path in
      starts.contains { path.hasPrefix($0) } && !path.contains("<") && !path.contains("*")
    }
  }

  private static let starts = [
    ".ci/", "Sources/", "Tests/", "agents/", "docs/", "examples/", "schemas/", "scripts/",
  ]

  /// The targets of links to files.
  static func links(in text: String) -> [String] {
    text.components(separatedBy: "](").dropFirst().map { String($0.prefix { $0 != ")" && $0 != "#" }) }
      .filter { !$0.isEmpty && !$0.contains("://") && !$0.contains(" ") }
  }

  @Test func pathsAndLinksAreFound() {
    let text = """
      `scripts/test FILTER` prints `docs/rules/`; see [rules](docs/rules/README.md#team) and [Swift](https://swift.org).
      `Sources/<Module>/Name.swift` and `swift build` are none.
      """
    #expect(Self.paths(in: text) == ["scripts/test", "docs/rules/"])
    #expect(Self.links(in: text) == ["docs/rules/README.md"])
  }
}
