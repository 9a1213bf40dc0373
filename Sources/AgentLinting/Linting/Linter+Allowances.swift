internal import AgentDefinitions

extension Linter {
  /// Takes out what comments let pass, and adds what is to be said about the comments themselves.
  func judge(
    _ findings: [Finding], by allowances: [Allowance]
  ) -> (findings: [Finding], allowed: [(finding: Finding, reason: String)]) {
    guard !allowances.isEmpty else { return (findings, []) }
    var allowed: [(finding: Finding, reason: String)] = []
    var used = [Bool](repeating: false, count: allowances.count)
    let byFile = Dictionary(grouping: allowances.indices) { ObjectIdentifier(allowances[$0].file) }
    var kept = findings.filter { finding in
      let covering = (byFile[ObjectIdentifier(finding.file)] ?? []).filter { allowances[$0].covers(finding) }
      for index in covering { used[index] = true }
      if let first = covering.first { allowed.append((finding, allowances[first].reason)) }
      return covering.isEmpty
    }
    for (allowance, isUsed) in zip(allowances, used) {
      let settings = settings.rules(for: allowance.file)
      // What is switched off finds nothing, whatever there is to find.
      let isMoot = RuleCatalogue.id(for: allowance.rule.value).map { !settings.isOn($0) } ?? false
      for (info, rule) in settings.active.allowances {
        var found = Findings(for: info, in: allowance.file, by: settings)
        rule.check(allowance, isUsed: isUsed || isMoot, into: &found)
        kept += found.all.compactMap(settings.judged)
      }
    }
    return (kept, allowed.sorted { Finding.isShownBefore($0.finding, $1.finding) })
  }
}
