package import AgentDefinitions

/// What a change lets pass that was told before: comments that allow, settings that are milder, a baseline that has grown.
/// It is no finding, since every one of them may be right; whoever reviews the change should see it.
package enum SuppressionChanges {
  /// Comments that were not there before. One that has only moved within its file is not among them.
  package static func allowances(in new: SourceFile, since old: SourceFile?) -> [String] {
    var before: [String: Int] = [:]
    for allowance in old.map(AllowanceScan.allowances) ?? [] { before[key(allowance), default: 0] += 1 }
    let secrets = SourceSecrets(in: new)
    return AllowanceScan.allowances(in: new).compactMap { allowance in
      guard !allowance.reason.isEmpty else { return nil }
      let count = before[key(allowance), default: 0]
      before[key(allowance)] = count - 1
      guard count <= 0 else { return nil }
      let line = new.place(of: Int(allowance.rule.range.lower)).line
      let reason = secrets.hidden(in: allowance.reason.quoted)
      return "\(new.path.clean):\(line) allows \(allowance.rule.value.coded) now: \(reason)".clean
    }
  }

  private static func key(_ allowance: Allowance) -> String {
    "\(RuleCatalogue.id(for: allowance.rule.value) ?? allowance.rule.value) \(allowance.reason)"
  }

  /// What a configuration asks less of. What it extends is left out of account on both sides.
  package static func configuration(_ new: SourceFile, since old: SourceFile?) -> [String] {
    let now = Milder(new)
    let before = Milder(old ?? SourceFile(path: new.path, bytes: []))
    return now.changes(since: before).map { "\(new.path.clean) \($0)" }
  }

  /// How many more findings a baseline lets pass.
  package static func baseline(_ new: SourceFile, since old: SourceFile?) -> [String] {
    guard let now = try? Baseline.read(new.bytes, as: new.path) else { return [] }
    let before = old.flatMap { try? Baseline.read($0.bytes, as: $0.path) }?.count ?? 0
    let more = now.count - before
    return more > 0 ? ["\(new.path.clean) lets \(more.counted("more finding")) pass"] : []
  }

  /// What of a configuration decides how much is told.
  private struct Milder {
    private let configuration: Configuration
    private let excluded: [String]
    private let extended: [String]
    /// How many overrides switch each rule off or lower it.
    private var overridden: [String: Int] = [:]

    init(_ file: SourceFile) {
      let reader = ConfigurationReader(file, folder: "")
      configuration = reader.configuration
      extended = reader.extends.map(\.value)
      excluded = RecordFile.read(file, as: ConfigurationFields.record).0?["exclude"]?.elements.compactMap(\.text) ?? []
      for override in configuration.overrides {
        for (rule, choice) in override.rules where isMild(choice, rule) { overridden[rule, default: 0] += 1 }
      }
    }

    private func isMild(_ choice: RuleSettings.Choice, _ rule: String) -> Bool {
      guard choice.isOn ?? true else { return true }
      guard let severity = choice.severity, let usual = self.severity(rule) else { return false }
      return severity < usual
    }

    private func isOn(_ rule: RuleInfo) -> Bool {
      configuration.rules[rule.id]?.isOn ?? configuration.selection.includes(rule)
    }

    private func severity(_ rule: String) -> Severity? {
      configuration.rules[rule]?.severity ?? RuleCatalogue.rule(rule)?.severity
    }

    func changes(since old: Milder) -> [String] {
      var changes: [String] = []
      let off = RuleCatalogue.all.filter { old.isOn($0) && !isOn($0) }.map(\.id)
      if !off.isEmpty {
        let some = off.prefix(5).map { $0.coded }.joined(separator: ", ")
        changes.append("switches off \(some)" + (off.count > 5 ? " and \(off.count - 5) more" : ""))
      }
      for rule in RuleCatalogue.all where old.isOn(rule) && isOn(rule) {
        guard let before = old.severity(rule.id), let now = severity(rule.id), now < before else { continue }
        changes.append("lowers \(rule.id.coded) from \(before.rawValue) to \(now.rawValue)")
      }
      for (rule, count) in overridden.sorted(by: { $0.key < $1.key }) where count > old.overridden[rule, default: 0] {
        changes.append("switches off or lowers \(rule.coded) for some files")
      }
      changes += added(excluded, old.excluded).map { "excludes \($0.coded)" }
      changes += added(extended, old.extended).map { "builds on \($0.coded)" }
      let before = old.configuration.failOn ?? .warning
      let now = configuration.failOn ?? .warning
      if now.rank > before.rank { changes.append("fails on \(now.rawValue) instead of \(before.rawValue)") }
      if let most = configuration.maxWarnings, most > old.configuration.maxWarnings ?? 0 {
        changes.append("lets \(most.counted("warning")) pass")
      }
      if let targets = configuration.targets, targets != old.configuration.targets {
        changes.append("tells only what concerns \(targets.map(\.id).listed())")
      }
      if configuration.baseline != nil, old.configuration.baseline == nil { changes.append("has a baseline") }
      return changes
    }

    private func added(_ new: [String], _ old: [String]) -> [String] { new.filter { !old.contains($0) } }
  }
}

extension FailureThreshold {
  /// The higher, the less makes a run fail.
  fileprivate var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    case .never: 3
    }
  }
}
