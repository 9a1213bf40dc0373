import AgentDefinitions
import JSONText
import SessionCore
import Synchronization
import Testing

/// What a person agrees to is what is done, once, and as long as they said.
struct ApprovalTests {
  private static let approval = Approval(
    tool: "bash", arguments: ["command": "ls", "description": "List"],
    request: .shell(command: "ls", intention: "List", identifiers: ["ls"]), workingDirectory: "/project", agent: nil,
    sandbox: SandboxPolicy(.workspace), policy: PermissionPolicy().version)

  @Test func theOrderOfArgumentsMeansNothing() {
    let other = Approval(
      tool: "bash", arguments: ["description": "List", "command": "ls"], request: Self.approval.request,
      workingDirectory: "/project", agent: nil, sandbox: SandboxPolicy(.workspace), policy: PermissionPolicy().version)
    #expect(other.digest == Self.approval.digest)
  }

  @Test(arguments: [
    Approval(
      tool: "sh", arguments: approval.arguments, request: approval.request, workingDirectory: "/project", agent: nil,
      sandbox: approval.sandbox, policy: approval.policy),
    Approval(
      tool: "bash", arguments: ["command": "ls", "description": "List", "detach": true], request: approval.request,
      workingDirectory: "/project", agent: nil, sandbox: approval.sandbox, policy: approval.policy),
    Approval(
      tool: "bash", arguments: approval.arguments,
      request: .shell(command: "ls\u{200B}", intention: "List", identifiers: ["ls"]), workingDirectory: "/project",
      agent: nil, sandbox: approval.sandbox, policy: approval.policy),
    Approval(
      tool: "bash", arguments: approval.arguments, request: .customTool(name: "ls", arguments: [:]),
      workingDirectory: "/project", agent: nil, sandbox: approval.sandbox, policy: approval.policy),
    Approval(
      tool: "bash", arguments: approval.arguments, request: approval.request, workingDirectory: "/", agent: nil,
      sandbox: approval.sandbox, policy: approval.policy),
    Approval(
      tool: "bash", arguments: approval.arguments, request: approval.request, workingDirectory: "/project",
      agent: "editor", sandbox: approval.sandbox, policy: approval.policy),
    Approval(
      tool: "bash", arguments: approval.arguments, request: approval.request, workingDirectory: "/project", agent: nil,
      sandbox: SandboxPolicy(.full), policy: approval.policy),
    Approval(
      tool: "bash", arguments: approval.arguments, request: approval.request, workingDirectory: "/project", agent: nil,
      sandbox: SandboxPolicy(.workspace, writable: ["/"]), policy: approval.policy),
    Approval(
      tool: "bash", arguments: approval.arguments, request: approval.request, workingDirectory: "/project", agent: nil,
      sandbox: approval.sandbox, policy: PermissionPolicy(approvesAll: true).version),
  ])
  func anythingElseIsAnotherApproval(other: Approval) {
    #expect(other.digest != Self.approval.digest)
  }

  /// The file that was to be changed is another one by the time that the person has agreed.
  @Test func whatHasChangedSinceIsNotDone() async throws {
    let tool = ChangingTool()
    let test = try TestSession(
      replies: "  - call: [edit: { path: a }]\n  - say: done\n", tools: [tool],
      askPermission: { _ in
        ChangingTool.text.withLock { $0[tool.id] = "two" }
        return .approveOnce
      })
    try await test.run("Go")
    #expect(tool.runs == 0)
    let results = test.log.events.compactMap { ($0.data as? ToolExecutionComplete)?.text }
    #expect(results == [ToolTexts.changedSinceApproval])
    let decisions = test.log.events.compactMap { $0.data as? RosterDecision }
    #expect(decisions.map(\.by) == ["person", "check"])
    #expect(decisions.map(\.result) == [.approved, .deniedByRule])
  }

  @Test func anAnswerIsOnRecordWithWhoAndWhatAndWhen() async throws {
    let test = try TestSession(
      replies: "  - call: [edit: { path: a }]\n  - say: done\n",
      policy: PermissionPolicy(layers: [.init(ask: [try rule("write(a)", of: "the team")])]),
      askPermission: { _ in .approveForSession })
    try await test.run("Go")
    let asked = try #require(test.log.events.compactMap { $0.data as? PermissionRequested }.first)
    let decision = try #require(test.log.events.compactMap { $0.data as? RosterDecision }.first)
    #expect(decision.by == "person")
    #expect(decision.scope == .session)
    #expect(decision.rule == "write(a)")
    #expect(decision.origin == "the team")
    #expect(decision.requestID == asked.requestID)
    #expect(decision.digest == asked.digest)
    #expect(decision.digest?.count == 64)
    #expect(decision.waited != nil)
  }

  /// A window that is not the one that was asked: the first answer counts, only to what was shown, and once.
  @Test func anAnswerFromElsewhereCountsOnceAndOnlyForWhatWasShown() async throws {
    let box = Box()
    let test = try TestSession(
      replies: "  - call: [edit: { path: a }]\n  - say: done\n",
      askPermission: { question in
        await box.ask(question)
        return nil
      })
    box.session.withLock { $0 = test.session }
    try await test.run("Go")
    #expect(box.receipts.withLock { $0 } == [.gone, .changed, .taken, .gone])
    let late = try #require(box.question.withLock { $0 })
    #expect(await test.session.answer(late.requestID, digest: late.digest, with: .approveOnce) == .gone)
    #expect(test.log.events.compactMap { ($0.data as? PermissionCompleted)?.result } == [.approved])
  }

  @Test func whatIsAllowedForGoodIsKeptAndNotAskedAgain() async throws {
    let kept = Mutex<[String]>([])
    let questions = Mutex<[PermissionQuestion]>([])
    let replies =
      "  - call: [edit: { path: a }]\n  - call: [edit: { path: a }]\n  - call: [edit: { path: b }]\n  - say: done\n"
    let test = try TestSession(
      replies: replies,
      askPermission: { question in
        questions.withLock { $0.append(question) }
        return question.ruleForGood?.written == "write(a)" ? .approveForGood : .approveOnce
      },
      keepRule: { rule in
        kept.withLock { $0.append(rule.written) }
        return nil
      })
    try await test.run("Go")
    #expect(kept.withLock { $0 } == ["write(a)"])
    #expect(questions.withLock { $0.map(\.ruleForGood?.written) } == ["write(a)", "write(b)"])
    let decisions = test.log.events.compactMap { $0.data as? RosterDecision }
    #expect(decisions.map(\.scope) == [.always, nil, .once])
    #expect(decisions.map(\.rule) == ["write(a)", "write(a)", nil])
  }

  @Test func whatCannotBeKeptCountsForTheSessionAndIsTold() async throws {
    let test = try TestSession(
      replies: "  - call: [edit: { path: a }]\n  - call: [edit: { path: a }]\n  - say: done\n",
      askPermission: { _ in .approveForGood }, keepRule: { _ in "the disk is full" })
    try await test.run("Go")
    #expect(test.log.events.compactMap { ($0.data as? RosterDecision)?.scope } == [.session])
    #expect(test.log.events.contains { ($0.data as? SessionWarning)?.message.contains("the disk is full") == true })
  }

  @Test func nothingIsOfferedForGoodWhereNothingCanBeKept() async throws {
    let offered = Mutex<[String?]>([])
    let test = try TestSession(
      replies: "  - call: [edit: { path: a }]\n  - call: [edit: { path: .bashrc }]\n  - say: done\n",
      askPermission: { question in
        offered.withLock { $0.append(question.ruleForGood?.written) }
        return .approveOnce
      })
    try await test.run("Go")
    #expect(offered.withLock { $0 } == [nil, nil])
  }

  @Test func aRequestHasWhatClientsOfTheSDKRead() throws {
    let request = PermissionRequested(
      requestID: "p", toolCallID: "c",
      request: .shell(
        command: "cat a/b | grep x > out; curl https://example.com", intention: "Look", identifiers: []),
      offersSession: false)
    let shell = try #require(request.json["permissionRequest"])
    #expect(shell["kind"] == "shell")
    #expect(shell["possiblePaths"] == ["a/b"])
    #expect(shell["possibleUrls"] == [["url": "https://example.com"]])
    #expect(shell["hasWriteFileRedirection"] == true)
    #expect(shell["canOfferSessionApproval"] == false)
    #expect(shell["warning"]?.string?.contains("it writes a file (>)") == true)
    #expect(request.json["promptRequest"]?["kind"] == "commands")
    #expect(request.json["promptRequest"]?["canOfferSessionApproval"] == false)
    let plain = PermissionRequest.shell(command: "git push && ls", intention: "", identifiers: ["git push", "ls"]).json
    #expect(
      plain["commands"] == [["identifier": "git push", "readOnly": false], ["identifier": "ls", "readOnly": true]])
    #expect(
      plain["commandSegments"] == [
        ["identifier": "git push", "fullCommandText": "git push"], ["identifier": "ls", "fullCommandText": "ls"],
      ])
    #expect(plain["hasWriteFileRedirection"] == false)
  }

  private func rule(_ text: String, of origin: String) throws -> PermissionRule {
    var rule = try PermissionRule(text)
    rule.origin = origin
    return rule
  }
}

/// Answers from elsewhere while the window that was asked thinks about it.
private final class Box: Sendable {
  let session = Mutex<Session?>(nil)
  let question = Mutex<PermissionQuestion?>(nil)
  let receipts = Mutex<[ApprovalReceipt]>([])

  func ask(_ question: PermissionQuestion) async {
    self.question.withLock { $0 = question }
    guard let session = session.withLock({ $0 }) else { return }
    for (id, digest) in [
      ("unknown", question.digest), (question.requestID, "another"), (question.requestID, question.digest),
      (question.requestID, question.digest),
    ] {
      let receipt = await session.answer(id, digest: digest, with: .approveOnce)
      receipts.withLock { $0.append(receipt) }
    }
    // This window never answers: it waits until the question is taken away.
    let (nothing, _) = AsyncStream<Void>.makeStream()
    for await _ in nothing {}
  }
}

/// Would write what stands in a file that others change.
private final class ChangingTool: Tool {
  static let text = Mutex<[Int: String]>([:])
  private static let count = Mutex(0)
  static let path = Parameter<String>("path", required: true)
  static let spec = ToolSpec(.edit, prose: "Changes a file.", parameters: [path])

  let id = count.withLock { count in
    count += 1
    return count
  }
  private let ran = Mutex(0)
  var runs: Int { ran.withLock { $0 } }

  func permission(for input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> PermissionRequest? {
    .write(path: try input.require(Self.path), intention: "", diff: "+" + (Self.text.withLock { $0[id] } ?? "one"))
  }

  func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    ran.withLock { $0 += 1 }
    return ToolOutput(text: "changed")
  }
}
