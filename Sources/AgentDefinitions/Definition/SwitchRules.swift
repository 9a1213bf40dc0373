/// What OpenCode's `tools: {write: false}` or `permission: {edit: deny}` says, in the order of the file: of two rules
/// about one tool, the later one counts.
struct SwitchRules: Sendable {
  struct Rule: Sendable {
    let name: Located<String>
    let value: SourceValue
    let isDenied: Bool
  }

  private(set) var rules: [Rule]
  let range: SourceRange

  /// Nil when anything in it is neither yes nor no.
  init?(_ value: SourceValue, isPermission: Bool) {
    range = value.range
    rules = []
    if isPermission, value.kind == .scalar {
      guard let denied = Self.isDenied(value) else { return nil }
      rules = [Rule(name: Located("*", at: value.range), value: value, isDenied: denied)]
      return
    }
    guard value.kind == .mapping, value.count <= SourceLimits.names else { return nil }
    for entry in value.entries {
      guard let name = entry.key.text else { return nil }
      let denied = isPermission ? Self.isDenied(entry.value) : entry.value.flag.map { !$0 }
      guard let denied else { return nil }
      rules.append(Rule(name: Located(name, at: entry.key.range), value: entry.value, isDenied: denied))
    }
  }

  /// What is left of switches that cannot be read: nothing is granted.
  static func none(at value: SourceValue) -> SwitchRules {
    SwitchRules(
      rules: [Rule(name: Located("*", at: value.range), value: value, isDenied: true)], range: value.range)
  }

  private init(rules: [Rule], range: SourceRange) {
    self.rules = rules
    self.range = range
  }

  /// Whether everything before them counts no more.
  var speakOfAll: Bool { rules.contains { $0.name.value == "*" } }

  /// These, and before them the others, as far as these leave them standing.
  func after(_ others: SwitchRules) -> SwitchRules {
    if speakOfAll { return self }
    let names = Set(rules.map(\.name.value))
    var both = self
    both.rules = others.rules.filter { !names.contains($0.name.value) } + rules
    return both
  }

  private static func isDenied(_ value: SourceValue) -> Bool? {
    switch value.kind {
    case .scalar:
      switch value.text {
      case "deny": return true
      case "allow", "ask": return false
      default: return nil
      }
    case .mapping:
      let parts = value.entries.map { $0.value.kind == .scalar ? isDenied($0.value) : nil }
      return parts.contains(nil) ? nil : parts.contains(true)
    case .sequence, .alias: return nil
    }
  }
}
