internal import AgentDefinitions

/// What agents may do without asking, only after asking, and not at all.
///
/// A deny from anywhere wins. Then the first layer that says anything decides (flags, team file, user configuration, what
/// a person decided for good), and inside a layer *ask* beats *allow*. What nobody mentions: reading is allowed,
/// everything else is asked. A command line is its commands: each needs somebody's word, and one that is asked is enough.
package struct PermissionPolicy: Sendable, Equatable {
  package struct Layer: Sendable, Equatable {
    package var allow: [PermissionRule]
    package var ask: [PermissionRule]
    package var deny: [PermissionRule]

    package init(allow: [PermissionRule] = [], ask: [PermissionRule] = [], deny: [PermissionRule] = []) {
      self.allow = allow
      self.ask = ask
      self.deny = deny
    }
  }

  package enum Verdict: Sendable, Equatable {
    /// The rule that says so; nil: the default.
    case allow(PermissionRule?)
    case ask(PermissionRule?)
    case deny(PermissionRule?)
  }

  /// The layer that decides first comes first.
  package var layers: [Layer]
  /// `--yes`: every *ask* becomes *allow*, but for protected paths.
  package var approvesAll: Bool
  /// Paths that are written only where a rule names them.
  package var protected: ProtectedPaths
  /// Whether commands run in a sandbox. Without one, no reading of a command line allows anything.
  package var isConfined: Bool
  /// What people approved for the rest of the session.
  package private(set) var approved: [PermissionRequest] = []
  /// What people allowed for good while the session was running: the last layer.
  package private(set) var granted: [PermissionRule] = []

  package init(
    layers: [Layer] = [], approvesAll: Bool = false, protected: ProtectedPaths = ProtectedPaths(),
    isConfined: Bool = true
  ) {
    self.layers = layers
    self.approvesAll = approvesAll
    self.protected = protected
    self.isConfined = isConfined
  }

  package func verdict(on request: PermissionRequest) -> Verdict {
    for layer in layers {
      if let rule = layer.deny.first(where: { $0.forbids(request) }) { return .deny(rule) }
    }
    if case .write(let path, _, _) = request, protected.contains(path) {
      let named = allLayers.lazy.flatMap(\.allow).first { protected.isNamed(path, by: $0) }
      // Nobody's blanket consent reaches these files; a person is asked every time.
      return named.map { .allow($0) } ?? .ask(nil)
    }
    guard case .shell(let command, _, _) = request else { return layered(request) }
    let line = ShellLine(command)
    if line.mayHideCommands, let rule = layers.lazy.flatMap(\.deny).first(where: \.isAboutSomeCommands) {
      // The line may hide what that rule denies, so nobody's blanket consent reaches it.
      return .ask(rule)
    }
    return layered(line, request)
  }

  private func layered(_ request: PermissionRequest) -> Verdict {
    for layer in allLayers {
      if let rule = layer.ask.first(where: { $0.forbids(request) }) { return asked(request, rule) }
      if let rule = layer.allow.first(where: { $0.covers(request) }) { return .allow(rule) }
    }
    if case .read = request { return .allow(nil) }
    return asked(request, nil)
  }

  /// The commands that nobody has allowed yet go on to the next layer.
  private func layered(_ line: ShellLine, _ request: PermissionRequest) -> Verdict {
    var open = line
    for layer in allLayers {
      if let rule = layer.ask.first(where: { $0.asksAbout(open) }) { return asked(request, rule) }
      if let rule = layer.allow.first(where: { $0.covers(request, isConfined: false) }) { return .allow(rule) }
      for rule in layer.allow {
        guard let rest = open.without(rule.allows) else { continue }
        // The rule means it; with no sandbox that is not enough.
        guard isConfined else { return asked(request, rule) }
        if rest.commands?.isEmpty == true { return .allow(rule) }
        open = rest
      }
    }
    return asked(request, nil)
  }

  private func asked(_ request: PermissionRequest, _ rule: PermissionRule?) -> Verdict {
    approvesAll || isApproved(request) ? .allow(rule) : .ask(rule)
  }

  var allLayers: [Layer] { granted.isEmpty ? layers : layers + [Layer(allow: granted)] }

  // MARK: What a person decided

  /// Remembers that a person approved everything like `request` for this session.
  package mutating func approveForSession(_ request: PermissionRequest) { approved.append(request) }

  package mutating func approveForGood(_ rule: PermissionRule) { granted.append(rule) }

  /// Whether approving `request` for the session would spare the next question.
  package func canApproveForSession(_ request: PermissionRequest) -> Bool {
    var later = self
    later.approveForSession(request)
    if case .allow = later.verdict(on: request) { return true }
    return false
  }

  /// The narrowest rule that would spare this question for good, where there is one. A protected file is asked about
  /// every time.
  package func ruleForGood(_ request: PermissionRequest) -> PermissionRule? {
    if case .write(let path, _, _) = request, protected.contains(path) { return nil }
    guard let text = request.exactRule, let rule = try? PermissionRule(text) else { return nil }
    var later = self
    later.approveForGood(rule)
    guard rule.covers(request, isConfined: false), case .allow = later.verdict(on: request) else { return nil }
    return rule
  }

  private func isApproved(_ request: PermissionRequest) -> Bool { approved.contains { covers($0, request) } }

  private func covers(_ earlier: PermissionRequest, _ request: PermissionRequest) -> Bool {
    switch (earlier, request) {
    case (.write, .write), (.read, .read): true
    case (.shell(let before, _, _), .shell(let now, _, _)):
      before.utf8.elementsEqual(now.utf8) || isConfined && Self.isAlike(ShellLine(before), ShellLine(now))
    case (.mcp(let server, let tool, _, _), .mcp(let otherServer, let otherTool, _, _)):
      server == otherServer && tool == otherTool
    case (.url(let before, _), .url(let now, _)): before == now
    case (.customTool(let before, _), .customTool(let now, _)): before == now
    default: false
    }
  }

  private static func isAlike(_ before: ShellLine, _ now: ShellLine) -> Bool {
    !now.identifiers.isEmpty && Set(now.identifiers).isSubset(of: before.identifiers)
  }

  // MARK: Which policy this is

  /// Changes with anything that a verdict could depend on, but not with what a person agreed to meanwhile.
  package var version: String {
    var text = "\(approvesAll) \(isConfined) \(protected.files.sorted())"
    for layer in layers {
      for rules in [layer.allow, layer.ask, layer.deny] { text += "\(rules.map(\.written))" }
      text += ";"
    }
    return String(SHA256.hexDigest(of: Array(text.utf8)).prefix(16))
  }
}

extension PermissionRule {
  /// Whether it is about some commands and not about others.
  fileprivate var isAboutSomeCommands: Bool { subject == .shell && pattern != nil }

  fileprivate func asksAbout(_ line: ShellLine) -> Bool { touches(line) || line.mayHideCommands && isAboutSomeCommands }
}
