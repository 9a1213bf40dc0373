import AgentDefinitions
import JSONText
import SessionCore
import Testing

/// What holds of every policy and every request, tried on many that nobody thought of. A failure names its seed, and the
/// same seed makes the same things again.
struct PermissionPropertyTests {
  static let seeds: [UInt64] = Array(1...200)

  @Test(arguments: seeds)
  func addingADenyNeverWidens(seed: UInt64) throws {
    var chance = Chance(seed)
    var policy = try chance.policy()
    let request = chance.request()
    let before = policy.verdict(on: request)
    let layer = chance.below(policy.layers.count + 1)
    let deny = try chance.rule()
    if layer == policy.layers.count { policy.layers.append(.init()) }
    policy.layers[layer].deny.append(deny)
    #expect(policy.verdict(on: request).rank >= before.rank, "seed \(seed): deny \(deny) on \(request.summary)")
  }

  @Test(arguments: seeds)
  func addingAnAskToALayerNeverWidensIt(seed: UInt64) throws {
    var chance = Chance(seed)
    let layer = PermissionPolicy.Layer(allow: try chance.rules(), ask: try chance.rules(), deny: try chance.rules())
    let request = chance.request()
    var narrower = layer
    let ask = try chance.rule()
    narrower.ask.append(ask)
    let (before, after) = (PermissionPolicy(layers: [layer]), PermissionPolicy(layers: [narrower]))
    #expect(after.verdict(on: request).rank >= before.verdict(on: request).rank, "seed \(seed): ask \(ask)")
  }

  @Test(arguments: seeds)
  func leavingTheSandboxNeverWidens(seed: UInt64) throws {
    var chance = Chance(seed)
    var policy = try chance.policy()
    let request = chance.request()
    policy.isConfined = true
    let before = policy.verdict(on: request)
    policy.isConfined = false
    #expect(policy.verdict(on: request).rank >= before.rank, "seed \(seed): \(request.summary)")
  }

  @Test(arguments: seeds)
  func nobodysBlanketConsentReachesADenyOrAProtectedPath(seed: UInt64) throws {
    var chance = Chance(seed)
    var policy = try chance.policy()
    policy.approvesAll = false
    var request = chance.request()
    let before = policy.verdict(on: request)
    policy.approvesAll = true
    if case .deny = before { #expect(policy.verdict(on: request) == before, "seed \(seed)") }
    policy.approveForSession(request)
    if case .deny = before { #expect(policy.verdict(on: request) == before, "seed \(seed)") }

    let path = chance.pick([
      ".git/config", ".vscode/settings.json", "a/.bashrc", "team.yaml", ".github/workflows/x.yml",
    ])
    request = .write(path: path, intention: "", diff: "")
    policy.approveForSession(request)
    let broad = ["*", "write", "write(**)", "write(**/*)"]
    for layer in policy.layers.indices {
      policy.layers[layer].allow =
        policy.layers[layer].allow.filter { $0.subject != .write } + (try broad.map { try PermissionRule($0) })
    }
    #expect(!policy.verdict(on: request).isAllowed, "seed \(seed): \(path)")
  }

  /// A policy is the same for the parent and its children, and a child's list only takes away: what it is offered is in
  /// the session's tools and in its own.
  @Test(arguments: seeds)
  func aChildIsOfferedNothingOutsideItsListAndTheSessions(seed: UInt64) throws {
    var chance = Chance(seed)
    let all = ToolCatalogue.offered + ToolCatalogue.ofModes.map(\.name)
    let agents = (0..<4).map { number in
      agent(
        "a\(number)", tools: chance.flip() ? nil : chance.some(all).map { .tool($0) }, disallowed: chance.some(all),
        subagents: chance.flip() ? nil : chance.some(["a0", "a1", "a2", "a3", "*"]))
    }
    let available = chance.flip() ? nil : chance.some(all).map(\.text)
    let excluded = chance.some(all).map(\.text)
    let access = ToolAccess(
      offered: all, available: available, excluded: excluded, excludedFromMain: chance.some(all).map(\.text),
      agents: agents)
    for agent in agents {
      let tools = Set(access.tools(of: agent))
      #expect(tools.isSubset(of: access.sessionTools), "seed \(seed)")
      #expect(tools.allSatisfy { agent.tools.names($0) }, "seed \(seed)")
      #expect(tools.isDisjoint(with: agent.disallowedTools.compactMap(\.value.tool)), "seed \(seed)")
      #expect(tools.allSatisfy { !excluded.contains($0.text) && available?.contains($0.text) ?? true }, "seed \(seed)")
    }
  }

  /// What somebody asks for on the way down the tree never makes more of what there was.
  @Test(arguments: seeds)
  func theSandboxNeverWidensDownTheTree(seed: UInt64) throws {
    var chance = Chance(seed)
    var policy = SandboxPolicy(chance.level())
    for _ in 0..<5 {
      let narrower = policy.narrowed(to: chance.level())
      #expect(narrower.level.narrowed(to: policy.level) == narrower.level, "seed \(seed)")
      #expect(!narrower.allowsWriting || policy.allowsWriting, "seed \(seed)")
      #expect(narrower.isConfining || !policy.isConfining, "seed \(seed)")
      policy = narrower
    }
  }

  /// What one agent of a tree may spend is never more than what is left to those above it.
  @Test(arguments: seeds)
  func aBudgetNeverWidensDownTheTree(seed: UInt64) throws {
    var chance = Chance(seed)
    var limits = RunLimits()
    limits.tokens = chance.flip() ? nil : 1000 + chance.below(9000)
    limits.turns = chance.flip() ? nil : 1 + chance.below(20)
    var budget = Budget(limits: limits)
    var path: [Budget.Holder] = []
    var turnLimits = [limits.turns]
    for depth in 0..<4 {
      var own = AgentLimits()
      own.turns = chance.flip() ? nil : Located(1 + chance.below(10), at: SourceRange(0, 0))
      path.append(Budget.Holder(id: "n\(depth)", name: "n\(depth)", share: Budget.Share(own)))
      turnLimits.append(own.turns?.value)
    }
    var calls = 0
    var tokens = 0
    while calls < 200 {
      guard let made = try? budget.reserve(path: path, input: 100, maxOutput: 50, price: nil) else { break }
      calls += 1
      tokens += 150
      var spend = Spend()
      spend.usage = TokenUsage(input: 100, output: 50)
      _ = budget.settle(made, spend: spend)
    }
    if let turns = turnLimits.compactMap(\.self).min() { #expect(calls <= turns, "seed \(seed)") }
    if let most = limits.tokens { #expect(tokens <= most, "seed \(seed)") }
  }
}

extension PermissionPolicy.Verdict {
  /// From the widest to the narrowest.
  fileprivate var rank: Int {
    switch self {
    case .allow: 0
    case .ask: 1
    case .deny: 2
    }
  }
}

/// A small generator (SplitMix64): the same seed makes the same things on every machine.
struct Chance {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }
  mutating func flip() -> Bool { next() & 1 == 0 }
  mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }
  mutating func some<T>(_ values: [T]) -> [T] { values.filter { _ in flip() } }

  private static let lines = [
    "git status", "git push origin main", "ls -l src", "rm -rf x", "git status && rm x", "env rm x", "echo $(rm x)",
    "python3 x.py", "cat a | grep b", "git -c x=y status", "npm test 2>&1", "curl https://example.com/x", "", "a; b; c",
  ]
  private static let paths = ["a", "src/a.md", "src/b/c.swift", ".env", "docs/x", "team.yaml"]
  private static let hosts = ["example.com", "a.example.com", "evil.org"]

  mutating func request() -> PermissionRequest {
    switch below(6) {
    case 0:
      let line = pick(Self.lines)
      return .shell(command: line, intention: "", identifiers: ShellLine(line).identifiers)
    case 1: return .write(path: pick(Self.paths), intention: "", diff: "")
    case 2: return .read(path: pick(Self.paths), intention: "")
    case 3: return .mcp(server: pick(["s", "t"]), tool: pick(["get", "delete"]), arguments: .null, isReadOnly: flip())
    case 4: return .url("https://\(pick(Self.hosts))/\(pick(Self.paths))", intention: "")
    default: return .customTool(name: pick(["deploy", "look"]), arguments: .null)
    }
  }

  mutating func rule() throws -> PermissionRule {
    let text = pick([
      "*", "shell", "write", "read", "mcp", "url", "custom-tool", "shell(git:*)", "shell(git status:*)", "shell(rm:*)",
      "shell(git status)", "shell(* x)", "shell(python3:*)", "shell(ls *)", "write(src/**)", "write(*.md)",
      "read(.env)",
      "read(src/**)", "write(team.yaml)", "mcp(s)", "mcp(s/get)", "mcp(*/delete)", "url(example.com)",
      "url(*.example.com)", "custom-tool(deploy)",
    ])
    return try PermissionRule(text)
  }

  mutating func rules() throws -> [PermissionRule] {
    var rules: [PermissionRule] = []
    for _ in 0..<below(4) { rules.append(try rule()) }
    return rules
  }

  mutating func policy() throws -> PermissionPolicy {
    var layers: [PermissionPolicy.Layer] = []
    for _ in 0..<below(4) { layers.append(.init(allow: try rules(), ask: try rules(), deny: try rules())) }
    var policy = PermissionPolicy(layers: layers, approvesAll: flip(), isConfined: flip())
    if flip() { policy.approveForSession(request()) }
    return policy
  }

  mutating func level() -> SandboxLevel {
    pick([
      .readOnly, .workspace, .full,
      .network(hosts: Set(["b.org"] + some(["example.com", "*.example.com", "a.example.com", "x.org"]))),
    ])
  }
}
