package import AgentDefinitions

/// Something that can be written at a place.
package struct Completion: Sendable {
  package enum Kind: Sendable { case key, word, tool, model, agent, file }

  package let label: String
  package let kind: Kind
  /// In a few words.
  package let detail: String
  /// Markdown.
  package let documentation: String
  /// What is to stand in place of `range`. In a snippet `$1` and the like are places to go on writing.
  package let text: String
  package let snippet: String?
  package let range: SourceRange

  init(
    _ label: String, _ kind: Kind, detail: String = "", documentation: String = "", text: String? = nil,
    snippet: String? = nil, range: SourceRange
  ) {
    self.label = label
    self.kind = kind
    self.detail = detail
    self.documentation = documentation
    self.text = text ?? label
    self.snippet = snippet
    self.range = range
  }
}

extension Workspace {
  /// What can be written at a place of an open file, from the tables that it is read by.
  package mutating func completions(in path: String, at offset: Int) -> [Completion] {
    if let settings = documents[path], settings.isConfiguration { return settings.completions(at: offset) }
    guard let document = documents[path], let layout = layout(of: document),
      let part = layout.data(of: document.source),
      Int(part.lower) <= offset, offset <= Int(part.upper),
      let place = WritingPlace(in: document.source, part, at: offset)
    else { return [] }
    let loaded = self.loaded()
    let words = CompletionWords(loaded, layout, path: path)
    switch place.slot {
    case .key(let isComplete):
      let context = FieldContext(place.keys, in: layout)
      let keys = context.keys.isEmpty ? [] : words.keys(context, place, isComplete: isComplete)
      // An item of a list of words looks like a key that is being begun.
      return keys + words.values(context, place)
    case .value: return words.values(FieldContext(place.keys, in: layout), place)
    }
  }

  /// By which tables an open file is written.
  mutating func layout(of document: Document) -> FileLayout? {
    let team = loaded().teams.first { $0.file?.path == document.path && !$0.fields.isEmpty }
    return FileLayout(of: document.source, lastRead: team)
  }
}

extension Document {
  /// Whether it is a project's settings.
  var isConfiguration: Bool { path.hasSuffix("/" + ConfigurationFields.fileName) }

  /// What can be set in a project's settings, and the rules' names where they belong.
  fileprivate func completions(at offset: Int) -> [Completion] {
    guard let place = WritingPlace(in: source, source.contents, at: offset) else { return [] }
    let context = FieldContext(place.keys, in: ConfigurationFields.record)
    let words = (context.type?.words ?? []).map { word in
      let rule = RuleCatalogue.rule(word)
      return Completion(
        word, .word, detail: rule?.severity.rawValue ?? "", documentation: rule?.summary ?? "", range: place.word)
    }
    guard case .key(let isComplete) = place.slot else { return words }
    return CompletionWords.keys(context, place, isComplete: isComplete, runtimes: []) + words
  }
}
