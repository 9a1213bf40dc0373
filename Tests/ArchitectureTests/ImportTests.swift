import Foundation
import Testing

/// Holds each module to what it may import. The compiler does not: it lets transitive dependencies and Foundation
/// through.
@Suite struct ImportTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")

  /// The whole list for each module. The C library, Dispatch (for doing things on several cores) and the standard
  /// library's own modules are free.
  private static let allowed: [String: Set<String>] = [
    "JSONRPCWire": ["JSONText"],
    "JSONText": [],
    "TerminalText": [],
    "AgentDefinitions": ["CYAML", "JSONText", "SystemPackage"],
    "AgentLinting": ["AgentDefinitions", "JSONText", "TerminalText", "SystemPackage"],
    "SessionCore": ["AgentDefinitions", "JSONText", "Logging"],
    "ScriptedModels": ["SessionCore", "AgentDefinitions", "JSONText"],
    "ModelClients": [
      "SessionCore", "AgentDefinitions", "JSONText", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOFoundationCompat",
      "NIOPosix", "NIOSSL",
    ],
    "AgentTools": [
      "SessionCore", "AgentDefinitions", "JSONRPCWire", "JSONText", "Subprocess", "AsyncHTTPClient", "NIOCore",
      "NIOHTTP1", "SystemPackage",
    ],
    "SessionHost": ["SessionCore", "AgentDefinitions", "JSONText", "CSQLite", "Subprocess", "SystemPackage"],
    "TerminalWindow": ["SessionHost", "SessionCore", "AgentDefinitions", "JSONText", "TerminalText"],
    "agentlint": ["AgentLinting", "AgentDefinitions", "JSONRPCWire", "JSONText", "TerminalText", "ArgumentParser"],
  ]

  private static let free: Set<String> = ["Darwin", "Dispatch", "Glibc", "Musl", "Synchronization"]

  /// The command that wires everything together, and the targets that hold no Swift.
  private static let exempt: Set<String> = ["agentrun", "CYAML", "roster-sandbox"]

  private static let modules: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()

  @Test func everyModuleIsInTheTable() {
    #expect(Set(Self.modules).subtracting(Self.exempt).subtracting(Self.allowed.keys) == [])
    #expect(Self.modules.count > 5)
  }

  @Test(arguments: allowed.keys.sorted()) func importsAreThoseOfTheTable(_ module: String) throws {
    let allowed = try #require(Self.allowed[module]).union(Self.free)
    var strays: [String] = []
    for (path, text) in try Self.files(of: module) {
      for name in Self.imports(in: text) where !allowed.contains(name) { strays.append("\(path) imports \(name)") }
    }
    #expect(strays == [])
  }

  private static func files(of module: String) throws -> [(path: String, text: String)] {
    let folder = sources.appendingPathComponent(module)
    guard let found = FileManager.default.enumerator(atPath: folder.path) else { return [] }
    var files: [(path: String, text: String)] = []
    for case let path as String in found where path.hasSuffix(".swift") {
      files.append(("\(module)/\(path)", try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)))
    }
    return files
  }

  /// The modules of lines such as `package import A`, `@preconcurrency import B` and `import struct C.D`.
  static func imports(in text: String) -> [String] {
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let place = words.firstIndex(of: "import"), place <= 2 else { return nil }
      let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
      guard words[..<place].allSatisfy({ $0.hasPrefix("@") || modifiers.contains($0) }) else { return nil }
      let rest = words[(place + 1)...].drop { kinds.contains($0) }
      return rest.first.map { String($0.prefix { $0 != "." }) }
    }
  }

  @Test func importLinesAreRead() {
    let text = """
      internal import SystemPackage
        internal import Glibc
      @preconcurrency package import Logging
      import struct Foundation.Data
      // import Nothing
      let important = 1
      """
    #expect(Self.imports(in: text) == ["SystemPackage", "Glibc", "Logging", "Foundation"])
  }
}
