internal import AgentDefinitions

/// Who is meant where: every place that names an agent, and whom.
struct AgentIndex {
  struct Reference {
    let file: SourceFile
    /// The name itself, without quotes and what else stands there.
    let range: SourceRange
    /// Several when several have the name.
    let targets: [AgentDefinition]
    enum Form { case id, displayName, path }
    let form: Form
  }

  private(set) var references: [Reference] = []
  private let loaded: LoadedFiles

  init(_ loaded: LoadedFiles) {
    self.loaded = loaded
    var seen: Set<Spot> = []
    for team in loaded.teams {
      let byID = Dictionary(grouping: team.agents, by: \.id.value)
      for (name, file) in Self.names(in: team) {
        guard let targets = byID[name.value], let reference = Self.reference(name, in: file, to: targets) else {
          continue
        }
        if seen.insert(Spot(reference)).inserted { references.append(reference) }
      }
      for reference in Self.paths(in: team) where seen.insert(Spot(reference)).inserted { references.append(reference) }
    }
  }

  func reference(in path: String, at offset: Int) -> Reference? {
    references.first { $0.file.path == path && $0.range.isTouched(by: offset) }
  }

  /// The agent whose definition a place is: its id, or the first line of a file whose name it is.
  func agent(in path: String, at offset: Int) -> AgentDefinition? {
    loaded.agents.first { $0.file.path == path && $0.idRange.isTouched(by: offset) }
  }

  func references(to agent: AgentDefinition) -> [Reference] {
    references.filter { $0.targets.contains { $0.isSame(as: agent) } }
  }

  // MARK: - Gathering

  private struct Spot: Hashable {
    let path: String
    let range: SourceRange

    init(_ reference: Reference) {
      path = reference.file.path
      range = reference.range
    }
  }

  /// Everything that a team says about agents by their ids, as they were settled.
  private static func names(in team: TeamDefinition) -> [(Located<String>, SourceFile)] {
    var names: [(Located<String>, SourceFile)] = []
    for agent in team.agents {
      for name in agent.subagents ?? [] { names.append((name, agent.file)) }
      for name in agent.handoffs.compactMap(\.agent) { names.append((name, agent.file)) }
    }
    guard let file = team.file else { return names }
    // docker-agent's first agent is selected by where it stands, not by a name.
    if let name = team.agent, !team.agents.contains(where: { $0.file === file && $0.id.range == name.range }) {
      names.append((name, file))
    }
    for name in team.tests.compactMap(\.expected) { names.append((name, file)) }
    return names
  }

  private static func reference(
    _ name: Located<String>, in file: SourceFile, to targets: [AgentDefinition]
  ) -> Reference? {
    if let range = file.word(name.value, in: name.range) {
      return Reference(file: file, range: range, targets: targets, form: .id)
    }
    for shown in targets.compactMap(\.displayName?.value) {
      if let range = file.word(shown, in: name.range) {
        return Reference(file: file, range: range, targets: targets, form: .displayName)
      }
    }
    return Reference(file: file, range: name.range, targets: targets, form: .displayName)
  }

  /// The files that a team lists by their paths.
  private static func paths(in team: TeamDefinition) -> [Reference] {
    guard let file = team.file, let field = team.field(.agents), field.value.kind == .sequence else { return [] }
    let byPath = Dictionary(grouping: team.agents, by: \.file.path)
    return field.value.elements.compactMap { element in
      guard let text = element.text, let targets = byPath[RelativePath.resolved(text, from: team.base)],
        let range = file.word(text, in: element.range)
      else { return nil }
      return Reference(file: file, range: range, targets: targets, form: .path)
    }
  }
}

extension AgentDefinition {
  func isSame(as other: AgentDefinition) -> Bool { file.path == other.file.path && range == other.range }
}

extension SourceFile {
  /// Where a word stands within a stretch, not as a part of a longer one.
  func word(_ word: String, in range: SourceRange) -> SourceRange? {
    let word = Array(word.utf8)
    guard !word.isEmpty else { return nil }
    let bytes = Array(self[range])
    func isPart(_ place: Int) -> Bool {
      guard bytes.indices.contains(place) else { return false }
      let byte = bytes[place]
      return byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
    }
    for offset in ByteSearch.offsets(of: word, in: bytes)
    where !isPart(offset - 1) && !isPart(offset + word.count) {
      let start = Int(range.lower) + offset
      return SourceRange(start, start + word.count)
    }
    return nil
  }
}
