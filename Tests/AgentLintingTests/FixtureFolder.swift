import AgentDefinitions
import AgentLinting
import Foundation

/// A folder with files for one test, gone when the test is over.
struct FixtureFolder: ~Copyable {
  let path: String

  /// The folder is a repository of its own, so that nothing around it has a say.
  init(_ files: [(path: String, bytes: [UInt8])]) throws {
    path = FileManager.default.temporaryDirectory.path + "/agentlint-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path + "/.git", withIntermediateDirectories: true)
    try Data("ref: refs/heads/main\n".utf8).write(to: URL(fileURLWithPath: path + "/.git/HEAD"))
    for file in files {
      let place = URL(fileURLWithPath: path + "/" + file.path)
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: place)
    }
  }

  init(_ files: [(path: String, text: String)]) throws {
    try self.init(files.map { ($0.path, Array($0.text.utf8)) })
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func report(_ settings: RuleSettings = .recommended, with overlay: FileOverlay = FileOverlay()) -> LintReport {
    Linter(settings: LintSettings(settings)).report(on: FilesLoader.load([path], overlay: overlay))
  }

  /// The path of a finding's file inside the folder.
  func relative(_ file: SourceFile) -> String {
    file.path.hasPrefix(path + "/") ? String(file.path.dropFirst(path.count + 1)) : file.path
  }
}
