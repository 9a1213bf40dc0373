/// Which agents have which stem in their profile, and how much it weighs there.
struct MatchIndex {
  /// What one agent's profile says with one stem, or with one group of task words.
  struct Entry {
    let agent: Int
    /// Occurrences by field, weighted and normalised by length.
    var frequency: Double
    var isRefused: Bool
    let field: MatchedWord.Field
    /// As first written in the profile, in the field that weighs most.
    let text: String
  }

  private(set) var entries: [String: [Entry]] = [:]
  private(set) var groupEntries: [Int: [Entry]] = [:]
  let agentCount: Int
  private var terms: [String: (stem: String, groups: [Int])?] = [:]

  init(_ profiles: [AgentProfile]) {
    agentCount = profiles.count
    let texts = profiles.map { $0.description.map(ProfileText.init) }
    let total = texts.reduce(0) { $0 + ($1?.wanted.count ?? 0) }
    let averageLength = max(1, Double(total) / Double(max(1, profiles.count)))
    for (agent, profile) in profiles.enumerated() {
      add(WordSplitter.words(in: profile.id), of: agent, in: .id, weight: 3)
      // A display name that repeats the id says nothing new.
      let names = WordSplitter.words(in: profile.displayName ?? "")
      let isNew = names.map(\.joined).joined() != profile.id.lowercased().filter(\.isLetter)
      if isNew { add(names, of: agent, in: .displayName, weight: 2) }
      guard let text = texts[agent] else { continue }
      let length = Double(text.wanted.count) / averageLength
      let weight = 1 / (1 - Self.lengthShare + Self.lengthShare * length)
      add(text.wanted, of: agent, in: .description, weight: weight)
      add(text.examples, of: agent, in: .description, weight: 0.3 * weight)
      add(text.refused, of: agent, in: .description, weight: 0, isRefused: true)
    }
    terms = [:]
  }

  /// How rare a stem is in the team.
  func rarity(_ entries: [Entry]) -> Double {
    Rarity.weight(having: entries.count { $0.frequency > 0 }, of: agentCount)
  }

  /// How much of a long description's extra length counts against it.
  private static let lengthShare = 0.4

  private mutating func add(
    _ words: [SplitWord], of agent: Int, in field: MatchedWord.Field, weight: Double, isRefused: Bool = false
  ) {
    for word in words {
      for part in word.parts {
        add(part.term, part.text, of: agent, in: field, weight: weight, isRefused: isRefused)
      }
      if word.parts.count > 1, word.kind != .pairs {
        add(word.joined, word.text, of: agent, in: field, weight: weight, isRefused: isRefused)
      }
    }
  }

  private mutating func add(
    _ term: String, _ text: String, of agent: Int, in field: MatchedWord.Field, weight: Double, isRefused: Bool
  ) {
    guard let known = known(term) else { return }
    let entry = Entry(agent: agent, frequency: weight, isRefused: isRefused, field: field, text: text)
    entries[known.stem, default: []].merge(entry)
    guard !isRefused else { return }
    for group in known.groups { groupEntries[group, default: []].merge(entry) }
  }

  /// What there is to know of a term, looked up once for all profiles; nil for words that say nothing.
  private mutating func known(_ term: String) -> (stem: String, groups: [Int])? {
    if let known = terms[term] { return known }
    let stem = Stemmer.stem(term)
    let known = StopWords.inProfile(term) ? nil : (stem: stem, groups: TaskWords.groups(of: stem))
    terms[term] = .some(known)
    return known
  }
}

extension [MatchIndex.Entry] {
  /// Agents are added one after the other, so that an agent's entry can only be the last.
  fileprivate mutating func merge(_ entry: MatchIndex.Entry) {
    guard let last = indices.last, self[last].agent == entry.agent else {
      append(entry)
      return
    }
    self[last].frequency += entry.frequency
    if entry.isRefused { self[last].isRefused = true }
  }
}
