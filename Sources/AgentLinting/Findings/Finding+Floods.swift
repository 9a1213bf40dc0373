internal import AgentDefinitions

/// What makes two findings of the same sort.
private struct Sort: Hashable {
  let rule: String
  let file: ObjectIdentifier
}

/// What is said of a file, whatever name it goes by.
private struct Saying: Hashable {
  let rule: String
  let file: ObjectIdentifier
  let range: SourceRange
  let message: String

  init(_ finding: Finding, of file: ObjectIdentifier) {
    rule = finding.rule
    self.file = file
    range = finding.range
    message = finding.message
  }
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
  ///
  /// `twins`: of a file that is there under several names, the first. What is said of it in the same words is said once.
  func withoutRepetition(_ twins: [ObjectIdentifier: ObjectIdentifier] = [:]) -> [Finding] {
    var seen: Set<FindingPlace> = []
    var said: Set<Saying> = []
    return filter { finding in
      guard seen.insert(FindingPlace(finding)).inserted else { return false }
      guard let file = twins[ObjectIdentifier(finding.file)] else { return true }
      return said.insert(Saying(finding, of: file)).inserted
    }
  }
}
