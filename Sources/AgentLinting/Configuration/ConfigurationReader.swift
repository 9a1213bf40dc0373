internal import AgentDefinitions

/// Reads one configuration file. What is wrong with it is collected; the rest counts.
struct ConfigurationReader {
  private(set) var configuration: Configuration
  /// What it extends, as written.
  private(set) var extends: [Located<String>] = []
  private(set) var faults: [Fault]
  private let file: SourceFile

  /// - Parameter folder: where globs start.
  init(_ file: SourceFile, folder: String) {
    self.file = file
    configuration = Configuration(folder: folder)
    let (root, faults) = RecordFile.read(file, as: ConfigurationFields.record)
    self.faults = faults
    if let root { read(root) }
  }

  private mutating func read(_ root: SourceValue) {
    if let version = root["version"], let number = version.integer, number > ConfigurationFields.version {
      report(.newerVersion(found: number, supported: ConfigurationFields.version), at: version)
    }
    extends = texts(root["extends"])
    configuration.tier = root["tier"]?.text.flatMap(RuleTier.init(selection:))
    configuration.select = root["select"].map(selectors)
    configuration.ignore = root["ignore"].map(selectors) ?? []
    configuration.rules = root["rules"].map { Self.rules($0) } ?? [:]
    for override in root["overrides"]?.elements.map({ $0 }) ?? [] {
      let rules = override["rules"].map { Self.rules($0) } ?? [:]
      configuration.overrides.append(.init(paths: globs(override["paths"], "paths"), rules: rules))
    }
    configuration.exclude = globs(root["exclude"], "exclude")
    configuration.failOn = root["failOn"]?.text.flatMap(FailureThreshold.init)
    configuration.maxWarnings = root["maxWarnings"]?.integer
    configuration.baseline = root["baseline"]?.text
    configuration.targets = root["targets"].map { list in
      texts(list).compactMap { id in AgentRuntime.known.first { $0.id == id.value } }
    }
    for (key, kind) in [("forbid", ProjectRule.Kind.forbid), ("require", .require)] {
      for rule in root[key]?.elements.map({ $0 }) ?? [] { readProjectRule(rule, kind) }
    }
  }

  private func selectors(_ value: SourceValue) -> [RuleSelector] { texts(value).compactMap { RuleSelector($0.value) } }

  /// By the present ids.
  static func rules(
    _ value: SourceValue, among names: RuleNames = RuleCatalogue.names
  ) -> [String: RuleSettings.Choice] {
    var rules: [String: RuleSettings.Choice] = [:]
    for entry in value.entries {
      guard let rule = entry.key.text.flatMap({ names[$0] }) else { continue }
      rules[rule.id] = choice(entry.value, for: rule)
    }
    return rules
  }

  private static func choice(_ value: SourceValue, for rule: RuleInfo) -> RuleSettings.Choice {
    var choice = RuleSettings.Choice()
    if let word = value.kind == .mapping ? value["severity"]?.text : value.text {
      choice.severity = Severity(rawValue: word)
      choice.isOn = word == "off" ? false : choice.severity.map { _ in true }
    }
    for option in rule.options { choice.options.values[option.name] = value[option.name].flatMap(option.value) }
    return choice
  }

  private mutating func readProjectRule(_ value: SourceValue, _ kind: ProjectRule.Kind) {
    guard let id = value["id"], let name = id.text, let field = value["field"]?.text,
      let message = value["message"]?.text
    else { return }
    if RuleCatalogue.id(for: name) != nil || RuleSelector(name) != nil {
      return report(.invalidValue(key: "id", written: name, expected: "an id that no rule of agentlint has"), at: id)
    }
    guard ProjectRule.isID(name) else {
      return report(
        .invalidValue(key: "id", written: name, expected: "small letters, digits and hyphens, as in `own-servers`"),
        at: id)
    }
    for pattern in texts(value["pattern"]) where pattern.value.utf8.count > TextPattern.mostBytes {
      let expected = "at most \(TextPattern.mostBytes) bytes"
      faults.append(
        Fault(.invalidValue(key: "pattern", written: pattern.value, expected: expected), in: file, at: pattern.range))
      return
    }
    configuration.projectRules.append(
      ProjectRule(
        kind: kind, id: name, field: field, patterns: texts(value["pattern"]).map { TextPattern($0.value) },
        message: message, severity: value["severity"]?.text.flatMap(Severity.init) ?? .warning,
        paths: value["paths"].map { globs($0, "paths") }))
  }

  private mutating func globs(_ value: SourceValue?, _ key: String) -> PathGlobs {
    var globs = PathGlobs()
    for text in texts(value) {
      do throws(GlobFault) { try globs.add(text.value) } catch {
        faults.append(
          Fault(.invalidValue(key: key, written: text.value, expected: "a glob: \(error)"), in: file, at: text.range))
      }
    }
    return globs
  }

  private func texts(_ value: SourceValue?) -> [Located<String>] {
    guard let value else { return [] }
    let values = value.kind == .sequence ? Array(value.elements) : [value]
    return values.compactMap { value in
      value.isNull ? nil : value.text.map { Located($0, at: value.range) }
    }
  }

  private mutating func report(_ kind: FaultKind, at value: SourceValue) {
    faults.append(Fault(kind, in: file, at: value.range))
  }
}

extension RuleOption {
  /// Nil for what the check of the file has already complained about.
  fileprivate func value(_ value: SourceValue) -> RuleOptions.Value? {
    switch type {
    case .integer(_, let range): value.integer.flatMap { range.contains($0) ? .integer($0) : nil }
    case .text(_, let choices):
      value.text.flatMap { choices.isEmpty || choices.contains($0) ? .text($0) : nil }
    case .list: value.kind == .sequence ? .list(value.elements.compactMap(\.text)) : nil
    }
  }
}
