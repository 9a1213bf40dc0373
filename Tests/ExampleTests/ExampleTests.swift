import AgentDefinitions
import AgentTools
import Foundation
import ScriptedModels
import SessionCore
import Testing

/// Every folder of `examples/` runs here on its transcript: the whole list of events is compared, the files that it
/// changed are looked at, and every reply of the transcript must have been asked for.
struct ExampleTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path + "/examples")) ?? []).sorted().filter {
      FileManager.default.fileExists(atPath: root.path + "/examples/\($0)/transcript.yaml")
    }

  @Test func thereAreExamples() {
    #expect(Self.names.count >= 4)
    #expect(FileManager.default.fileExists(atPath: Self.root.path + "/examples/code-team/team.yaml"))
  }

  @Test(arguments: names)
  func anExampleDoesWhatItsTranscriptSays(name: String) async throws {
    let folder = Self.root.path + "/examples/" + name
    let place = FileManager.default.temporaryDirectory.appending(path: "roster-example-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let workspace = place.appending(path: "workspace")
    try FileManager.default.copyItem(atPath: folder + "/workspace", toPath: workspace.path)
    let cwd = workspace.resolvingSymlinksInPath().path

    let loaded = TeamLoader.load(folder + "/team.yaml")
    #expect(loaded.faults.map { "\($0.kind)" } == [])
    let team = try #require(loaded.team)
    let model = ScriptedModel(
      try Transcript(
        SourceFile(
          path: name + "/transcript.yaml",
          bytes: Array(try Data(contentsOf: URL(filePath: folder + "/transcript.yaml"))))))
    let log = RecordingLog()
    let session = Session(
      try configuration(of: team, cwd: cwd),
      parts: SessionParts(
        model: { _ in model }, tools: BuiltInTools.make(), log: log, spillDirectory: place.path + "/files",
        now: { Timestamp(milliseconds: 0) }, sleep: { try await Task.sleep(for: $0) },
        makeID: { UUID().uuidString }, jitter: { 0 }, askPermission: { _ in .approveOnce }))
    try await session.open()
    let prompt = try String(contentsOfFile: folder + "/prompt.txt", encoding: .utf8)
    let outcome = await session.run(prompt.trimmingCharacters(in: .whitespacesAndNewlines))
    await session.close()

    #expect(await session.state.run.error == nil)
    #expect(outcome == .success)
    #expect(model.unusedLines == [])
    try Golden.compare(EventOutline.text(of: log.events), with: folder + "/events.txt")
    try Golden.compare(changes(from: folder + "/workspace", to: cwd), with: folder + "/changes.txt")
  }

  private func configuration(of team: TeamDefinition, cwd: String) throws -> SessionConfiguration {
    SessionConfiguration(
      team: team, sessionID: "example", version: "test", workingDirectory: cwd,
      policy: PermissionPolicy(layers: [try PermissionPolicy.Layer(team.permissions, of: "the team", in: team.file)]))
  }

  /// What is different between two folders, line by line; "nothing" when they are alike.
  private func changes(from old: String, to new: String) throws -> String {
    func files(_ folder: String) -> Set<String> {
      let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      var isFolder = ObjCBool(false)
      return Set(
        all.filter {
          FileManager.default.fileExists(atPath: folder + "/" + $0, isDirectory: &isFolder) && !isFolder.boolValue
        })
    }
    func lines(_ path: String) -> [String] {
      ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").components(separatedBy: "\n")
    }
    var changes: [String] = []
    for file in files(old).union(files(new)).sorted() {
      let (before, after) = (lines(old + "/" + file), lines(new + "/" + file))
      let difference = after.difference(from: before)
      for change in difference.removals {
        if case .remove(let at, let text, _) = change { changes.append("\(file):\(at + 1): -\(text)") }
      }
      for change in difference.insertions {
        if case .insert(let at, let text, _) = change { changes.append("\(file):\(at + 1): +\(text)") }
      }
    }
    return changes.isEmpty ? "nothing\n" : changes.joined(separator: "\n") + "\n"
  }
}
