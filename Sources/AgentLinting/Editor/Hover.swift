package import AgentDefinitions

/// What there is to say about a place.
package struct Hover: Sendable {
  /// Markdown.
  package let text: String
  package let range: SourceRange
}

extension Workspace {
  /// What is found at a place of an open file, and what the key, the tool or the agent there is.
  package mutating func hover(in path: String, at offset: Int) -> Hover? {
    guard let document = documents[path] else { return nil }
    let findings = findings(of: path).filter { $0.range.isTouched(by: offset) }
    // A finding about all of the file, or of a list, says less of the place than what stands there.
    let narrow = findings.filter { finding in !findings.contains { finding.range.strictlyContains($0.range) } }
    var parts = narrow.map(HoverText.finding)
    var range = narrow.first?.range
    if let (text, place) = subject(in: document, at: offset) {
      parts.append(text)
      range = range ?? place
    }
    guard let range, !parts.isEmpty else { return nil }
    return Hover(text: parts.joined(separator: "\n\n---\n\n"), range: range)
  }

  private mutating func subject(in document: Document, at offset: Int) -> (String, SourceRange)? {
    let loaded = self.loaded()
    if let reference = AgentIndex(loaded).reference(in: document.path, at: offset), let agent = reference.targets.first
    {
      return (HoverText.agent(agent), reference.range)
    }
    for agent in loaded.agents where agent.file.path == document.path {
      let entries = (agent.tools.patterns + agent.disallowedTools).filter { $0.range.isTouched(by: offset) }
      // One name can stand for several tools; all of a text with commas in it is no entry.
      if let first = entries.first,
        let text = HoverText.entry(entries.filter { $0.range == first.range }.map(\.value), in: agent.dialect.tools)
      {
        return (text, first.range)
      }
    }
    return key(in: document, at: offset)
  }

  private mutating func key(in document: Document, at offset: Int) -> (String, SourceRange)? {
    if document.isConfiguration { return document.setting(at: offset) }
    guard let layout = layout(of: document) else { return nil }
    let loaded = self.loaded()
    let readings =
      loaded.agents.filter { $0.file.path == document.path }.flatMap(\.fields)
      + loaded.teams.filter { $0.file?.path == document.path }.flatMap(\.fields)
    if let reading = readings.first(where: { $0.key.range.isTouched(by: offset) }) {
      let text =
        reading.field.map { HoverText.key(FieldContext.Key($0), runtimes: layout.runtimes) }
        ?? HoverText.unknownKey(reading.key.value, in: layout)
      return (text, reading.key.range)
    }
    guard let part = layout.data(of: document.source), Int(part.lower) <= offset, offset <= Int(part.upper),
      let place = WritingPlace(in: document.source, part, at: offset), case .key = place.slot
    else { return nil }
    let name = document.source.text(in: place.word)
    let context = FieldContext(place.keys, in: layout)
    guard let key = context.keys.first(where: { $0.name == name || $0.others.contains(name) }) else { return nil }
    return (HoverText.key(key, runtimes: layout.runtimes), place.word)
  }
}

extension SourceRange {
  /// Whether a place lies in it or at its end, where somebody stands who has just written it.
  func isTouched(by offset: Int) -> Bool { Int(lower) <= offset && offset <= Int(upper) }

  fileprivate func strictlyContains(_ other: SourceRange) -> Bool { contains(other) && self != other }
}

extension Document {
  /// A key of a project's settings, or the rule that is named there.
  fileprivate func setting(at offset: Int) -> (String, SourceRange)? {
    guard let place = WritingPlace(in: source, source.contents, at: offset) else { return nil }
    let name = source.text(in: place.word)
    if let rule = RuleCatalogue.rule(name) {
      return ("**\(rule.id)** · \(rule.severity.rawValue)\n\n\(rule.summary) \(rule.why)", place.word)
    }
    let keys = FieldContext(place.keys, in: ConfigurationFields.record).keys
    return keys.first { $0.name == name }.map { (HoverText.key($0, runtimes: []), place.word) }
  }
}
