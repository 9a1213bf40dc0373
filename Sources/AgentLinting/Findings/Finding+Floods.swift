internal import AgentDefinitions

/// What makes two findings of the same sort.
private struct Sort: Hashable {
  let rule: String
  let file: ObjectIdentifier
}

extension [Finding] {
  /// A hostile file of a megabyte can be wrong in a hundred thousand places of one line. The first hundred that one rule
  /// finds in one file tell as much, and the last of them says how many there are.
  func withoutFloods() -> [Finding] {
    let most = 100
    guard count > most else { return self }
    var counts: [Sort: Int] = [:]
    for finding in self { counts[Sort(rule: finding.rule, file: ObjectIdentifier(finding.file)), default: 0] += 1 }
    guard counts.values.contains(where: { $0 > most }) else { return self }
    var seen: [Sort: Int] = [:]
    return compactMap { finding in
      let sort = Sort(rule: finding.rule, file: ObjectIdentifier(finding.file))
      let number = seen[sort, default: 0] + 1
      seen[sort] = number
      let total = counts[sort] ?? number
      return number < most || total <= most ? finding : number == most ? finding.asLast(of: total) : nil
    }
  }

  /// An agent can be in a team file's team and in its folder's, and what is wrong with it is then found twice.
  func withoutRepetition() -> [Finding] {
    var seen: Set<FindingPlace> = []
    return filter { seen.insert(FindingPlace($0)).inserted }
  }
}
