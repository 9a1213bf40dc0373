internal import AgentDefinitions

/// Checks the files that are open in an editor. What a file has to say itself is apart from what others have to do with
/// it: the first is there at once, the second takes a look at all of them.
struct OpenFileCheck {
  /// The findings of files, before comments have let any pass.
  struct Found: Sendable {
    var own: [Finding] = []
    /// What teams are about, and names that mean nobody.
    var shared: [Finding] = []
    var allowances: [Allowance] = []
  }

  private let linter: Linter
  private let isIncluded: (SourceFile) -> Bool

  init(_ linter: Linter, of isIncluded: @escaping (SourceFile) -> Bool) {
    self.linter = linter
    self.isIncluded = isIncluded
  }

  /// What the files say themselves.
  func own(_ loaded: LoadedFiles) -> Found {
    var loaded = loaded
    loaded.faults.removeAll(where: \.isAboutOthers)
    let units = LintUnit.all(in: loaded).filter { isIncluded($0.file) || $0.promptFiles.contains(where: isIncluded) }
    var found = Found()
    for unit in units {
      let (findings, allowances) = UnitCheck.run(on: unit, by: linter.settings)
      found.own += findings.filter(isIncluded)
      found.allowances += allowances.filter { isIncluded($0.file) }
    }
    return found
  }

  /// What others have to do with them too.
  func all(_ loaded: LoadedFiles) -> Found {
    var found = own(loaded)
    let faults = loaded.faults.filter { $0.isAboutOthers && isIncluded($0.file) }
    for (_, faults) in Dictionary(grouping: faults, by: { ObjectIdentifier($0.file) }) {
      guard let file = faults.first?.file else { continue }
      let settings = linter.settings.rules(for: file)
      let explained = FaultFindings(agents: loaded.agents.filter { $0.file === file }, by: settings)
      found.shared += explained.findings(for: faults).compactMap(settings.judged)
    }
    found.shared += linter.check(loaded.teams) { team in
      team.file.map(isIncluded) ?? false || team.agents.contains { isIncluded($0.file) || isIncluded($0.promptSource) }
    }.filter(isIncluded)
    return found
  }

  private func isIncluded(_ finding: Finding) -> Bool { isIncluded(finding.file) }
}

extension Linter {
  /// What there is to show of what was found in open files.
  func shown(_ found: OpenFileCheck.Found) -> [Finding] {
    let findings = (found.own + found.shared).withoutRepetition().withoutFloods()
    return SecretsByFile.hidden(in: judge(findings, by: found.allowances).findings).sorted(by: Finding.isShownBefore)
  }
}

extension Fault {
  /// Whether it is about other files as much as about this one.
  fileprivate var isAboutOthers: Bool {
    switch kind {
    case .duplicateID, .unknownAgent, .unknownReference, .ambiguousReference, .unknownSkill: true
    default: false
    }
  }
}
