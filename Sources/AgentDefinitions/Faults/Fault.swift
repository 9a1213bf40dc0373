/// Something wrong with an agent or team file, found while loading it. Faults are collected, never thrown; what to say
/// about each kind lives in the linter, one rule file per kind, and the runtime says the same.
package struct Fault: Sendable {
  /// Another place that belongs to the fault: the first of two definitions.
  package struct Related: Sendable {
    package let file: SourceFile
    package let range: SourceRange
  }

  package let kind: FaultKind
  package let file: SourceFile
  package let range: SourceRange
  package let agentID: String?
  package let related: [Related]

  package init(
    _ kind: FaultKind, in file: SourceFile, at range: SourceRange, agentID: String? = nil, related: [Related] = []
  ) {
    self.kind = kind
    self.file = file
    self.range = range
    self.agentID = agentID
    self.related = related
  }

  /// True when the runtime could not act on the file safely and therefore does not start.
  package var isBlocking: Bool { kind.isBlocking }
}

extension Fault {
  /// What is only said of those who should have it.
  var isAboutAbsence: Bool {
    switch kind {
    case .missingPrompt, .missingDescription: true
    default: false
    }
  }
}
