/// Faults as they are found in one file, about one agent at a time.
///
/// A megabyte can be wrong in two hundred thousand places. Past `most` faults only the first that blocks is still kept:
/// what must not be passed over shows, wherever in the file it stands.
struct FaultList {
  let file: SourceFile
  var agentID: String?
  private(set) var faults: [Fault] = []
  private var blocks = false

  init(_ file: SourceFile) { self.file = file }

  mutating func add(_ kind: FaultKind, at range: SourceRange, related: [SourceRange] = []) {
    if faults.count >= SourceLimits.listedFaults, blocks { return }
    take(
      Fault(
        kind, in: file, at: range, agentID: agentID, related: related.map { Fault.Related(file: file, range: $0) }))
  }

  mutating func add(_ more: [Fault]) {
    for fault in more { take(fault) }
  }

  /// What reading the source found. A syntax error that was recovered from is told by whoever recovered.
  mutating func add(_ source: [SourceFault], except recovered: SourceFault? = nil) {
    for fault in source where fault != recovered {
      if case .duplicateKey(let name, let first) = fault.kind {
        add(.duplicateKey(name), at: fault.range, related: [first])
      } else {
        add(.syntax(fault.kind), at: fault.range)
      }
    }
  }

  /// For the time after the id is known: those found before belong to the agent too.
  mutating func name(_ agentID: String) {
    self.agentID = agentID
    faults = faults.map { $0.agentID == nil ? $0.about(agentID) : $0 }
  }

  private mutating func take(_ fault: Fault) {
    let isFirstThatBlocks = !blocks && fault.isBlocking
    guard faults.count < SourceLimits.listedFaults || isFirstThatBlocks else { return }
    blocks = blocks || isFirstThatBlocks
    faults.append(fault)
  }
}

extension Fault {
  fileprivate func about(_ agentID: String) -> Fault {
    Fault(kind, in: file, at: range, agentID: agentID, related: related)
  }
}
