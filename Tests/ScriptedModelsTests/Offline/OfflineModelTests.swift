import AgentDefinitions
import Foundation
import JSONText
import SessionCore
import Testing

@testable import ScriptedModels

@Suite struct OfflineModelTests {
  /// A small tree in a git repository, as `git grep` wants one.
  private func folder() throws -> (tools: FolderTools, path: String) {
    let path = FileManager.default.temporaryDirectory.appending(path: "roster-\(UUID().uuidString)").path
    let files = [
      "src/retry.py": "import time\n\n\ndef retry_request(request):\n    # try again with a longer delay\n    pass\n",
      "src/server.py": "def start_server():\n    request = None\n",
      "README.md": "# Sample\n\nIt can retry a request.\n",
      "my notes/list: one.txt": "buy milk\nand honey\n",
    ]
    for (name, text) in files {
      let file = URL(filePath: path).appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "init", "-q", path]
    try git.run()
    git.waitUntilExit()
    return (FolderTools(root: path), path)
  }

  @Test func searchesAndQuotes() async throws {
    let (tools, path) = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let found = try await tools.run(OfflineModel(), "Where is a request retried?")
    #expect(found.calls.map(\.name) == ["grep", "grep", "grep", "grep", "grep", "view", "view"])
    #expect(
      found.reply.text == """
        No language model took part: this is what a text search found. Name a model with --model or OPENAI_API_KEY.

        src/retry.py:4
          4  def retry_request(request):
          5      # try again with a longer delay
          6      pass

        README.md:3
          1  # Sample
          2
          3  It can retry a request.

        Searched for: request, retried
        """)
    #expect(!found.reply.isEmptyHanded)
    #expect(found.reply.finish == .stop)
  }

  @Test func pathsMayHoldColonsAndSpaces() async throws {
    let (tools, path) = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let found = try await tools.run(OfflineModel(), "honey")
    #expect(found.reply.text.contains("\nmy notes/list: one.txt:2\n"))
  }

  @Test(arguments: [
    ("Where is the flux capacitor calibrated?", "no file has any of the words"),
    ("Request two pizzas", "no place has enough of the words together"),
    ("Where is it?", "the question has no words to search for"),
    ("", "the question has no words to search for"),
    (
      "Which milk does the server request from the moon base at night, sir?",
      "no place has enough of the words together"
    ),
  ])
  func findsNothing(question: String, reason: String) async throws {
    let (tools, path) = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reply = try await tools.run(OfflineModel(), question).reply
    #expect(reply.isEmptyHanded)
    #expect(reply.text.hasPrefix("\(OfflineAnswer.notice)\n\nNothing found: \(reason)"))
  }

  @Test func withoutGrepItGoesByNames() async throws {
    var (tools, path) = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    tools.names = ["glob", "view"]
    let found = try await tools.run(OfflineModel(), "Where is a request retried?")
    #expect(found.calls.map(\.name) == ["glob", "view"])
    #expect(found.reply.text.contains("\nsrc/retry.py:4\n"))
  }

  @Test func aFileThatTheQuestionNamesIsReadEvenWithoutSearch() async throws {
    var (tools, path) = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    tools.names = ["view", "edit"]
    let found = try await tools.run(OfflineModel(), "Fix the typo about the retry in README.md")
    #expect(found.calls.map(\.name) == ["view"])
    #expect(found.reply.text.contains("\nREADME.md:3\n"))
    #expect(found.reply.text.hasSuffix("\nNothing was changed: that takes a language model."))
  }

  @Test func withoutViewItQuotesTheLinesOfTheSearch() async throws {
    var (tools, path) = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    tools.names = ["grep"]
    let found = try await tools.run(OfflineModel(), "Where is a request retried?")
    #expect(found.reply.text.contains("\nsrc/retry.py:4\n  4  def retry_request(request):\n"))
  }

  @Test func withoutToolsItSaysSo() async throws {
    var (tools, path) = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    tools.names = ["edit"]
    let found = try await tools.run(OfflineModel(), "Where is a request retried?")
    #expect(found.calls == [])
    #expect(found.reply.isEmptyHanded)
    #expect(found.reply.text.contains("there is no tool to search with"))
  }

  @Test func aRefusedSearchIsNotAnEmptyOne() async throws {
    var request = ModelRequest(
      model: "offline", system: "", messages: [.user("Where is the retry?")], tools: FolderTools(root: "/").schemas)
    let calls = try await OfflineModel().reply(to: request) { _ in }.calls
    request.messages.append(.assistant(text: "", calls: calls))
    request.messages += calls.map {
      .toolResult(callID: $0.id, toolName: $0.name, text: "Permission denied by a rule\n(read)")
    }
    let reply = try await OfflineModel().reply(to: request) { _ in }
    #expect(reply.isEmptyHanded)
    #expect(reply.text.contains("Nothing found: the search failed: Permission denied by a rule\n"))
  }

  // MARK: Delegation

  private static let task = ToolSchema(
    name: "task",
    description: """
      Hands a task over.

      Agents:
      - **researcher**: Explores codebases and answers questions using read-only tools
      - **editor**: Makes targeted code changes
      """,
    parameters: ["properties": ["agent_type": ["type": "string", "enum": ["researcher", "editor"]]]])

  private func reply(to messages: [ModelMessage]) async throws -> ModelReply {
    try await OfflineModel().reply(
      to: ModelRequest(model: "offline", system: "", messages: messages, tools: [Self.task])
    ) { _ in }
  }

  @Test(arguments: [
    ("Where is the retry logic?", "researcher"), ("Fix the typo in README.md", "editor"),
  ])
  func handsTheQuestionToTheBestAgent(question: String, agent: String) async throws {
    let reply = try await reply(to: [.user(question)])
    let call = try #require(reply.calls.first)
    #expect(reply.calls.count == 1)
    #expect(reply.finish == .toolCalls)
    let arguments = try JSON(parsing: call.arguments)
    #expect(arguments["agent_type"]?.string == agent)
    #expect(arguments["prompt"]?.string == question)
  }

  private func relayed(_ result: String) async throws -> ModelReply {
    let first = try await reply(to: [.user("Where is the retry logic?")])
    let call = try #require(first.calls.first)
    return try await reply(to: [
      .user("Where is the retry logic?"), .assistant(text: "", calls: first.calls),
      .toolResult(callID: call.id, toolName: "task", text: result),
    ])
  }

  @Test func passesOnWhatTheAgentFound() async throws {
    let reply = try await relayed(OfflineAnswer.notice + "\n\na.swift:1\n  1  retry")
    #expect(!reply.isEmptyHanded)
    #expect(
      reply.text == """
        \(OfflineAnswer.notice)

        a.swift:1
          1  retry

        Chosen by words alone: researcher 2.6 ("Where" suggests looking something up) · margin 2.6
        """)
  }

  @Test(arguments: [OfflineAnswer.nothing("no file has any of the words"), "Error: the agent failed"])
  func passesOnThatNothingWasFound(result: String) async throws {
    let reply = try await relayed(result)
    #expect(reply.isEmptyHanded)
    #expect(reply.text.hasPrefix(OfflineAnswer.notice))
  }

  @Test func withoutAFittingAgentItLooksForItself() async throws {
    let reply = try await reply(to: [.user("xyzzy plugh")])
    #expect(reply.isEmptyHanded)
    #expect(reply.text.contains("no word of the prompt is in any agent's name or description"))
  }

  @Test func callIDsAreUniqueInAConversation() async throws {
    let (tools, path) = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let calls = try await tools.run(OfflineModel(), "Where is a request retried?").calls
    #expect(Set(calls.map(\.id)).count == calls.count)
  }

  @Test func isNoLanguageModel() {
    #expect(OfflineModel().modelName == nil)
    #expect(OfflineModel().endpoint == "offline")
  }
}
