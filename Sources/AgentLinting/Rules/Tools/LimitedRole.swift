internal import AgentDefinitions

/// A role that by its own words reads and changes nothing: “a read-only agent”, “do not modify any files”, or a
/// reviewer that is not said to fix or write anything.
///
/// What counts is a sentence about the agent as such. One that limits *where*, *when* or *why* it may change something
/// (“outside `docs`”, “until approved”, “merely because”) makes no reader of it: such a sentence goes on after the word
/// for what must not be changed.
struct LimitedRole {
  /// The beginning of a sentence about the agent.
  let claim: String
  /// Whether it says so itself; otherwise only its name does.
  let isStated: Bool
  /// Whether it does nothing but judge. One that searches or analyzes may well note down what it finds: it should have
  /// a list of tools, but what stands in that list was thought of.
  let isJudge: Bool

  init?(of agent: AgentDefinition) {
    let description = agent.description?.value.beginning(1500).introduction ?? ""
    let prompt = agent.prompt.value
    if let words = Self.statement(in: description) ?? Self.statement(in: prompt.beginning(1500))
      ?? Self.mode(in: prompt) ?? Self.prohibition(in: prompt)
    {
      claim = "this agent says \(words.quoted)"
      isStated = true
      isJudge = true
    } else if let work = Self.work(of: agent.id.value), !Self.changesThings(description), !Self.leavesFiles(prompt),
      !Self.runsThings(prompt)
    {
      claim = "by its name \(agent.id.value.coded) only \(work)"
      isStated = false
      isJudge = Self.judging.contains(work)
    } else {
      return nil
    }
  }

  /// “You may write only `report.md`”, “ONLY in `docs/`”, “except the plan”: then it is meant to write something.
  func allowsSomething(_ agent: AgentDefinition) -> Bool {
    let bytes = Array(agent.prompt.value.utf8)
    return Self.exceptions.contains { ByteSearch.contains($0, in: bytes) }
      || Self.leavesFiles(agent.prompt.value)
      || Self.changesThings(agent.description?.value.beginning(1500).introduction ?? "")
  }

  private static let exceptions = [
    "write only", "only write", "edit only", "only edit", "nly create", "create only", "nly modify", "modify only",
    "NLY in `", "nly in `", "nly to `", "nly under `", "nly within `", "xcept ", "other than", "Write(", "Edit(",
    "nly file", "nly exception", "outside", "unless",
  ].map { Array($0.utf8) }

  // MARK: - What it says

  /// The first sentence that says so. Only sentences with one of a few words are looked at: prompts are long, and most
  /// say nothing of the kind.
  private static func statement(in text: String) -> String? {
    let bytes = Array(text.utf8)
    var places = triggers.flatMap { ByteSearch.offsets(of: $0, in: bytes) }
    places.sort()
    var end = 0
    for place in places where place >= end {
      let start = bytes[..<place].lastIndex(where: \.endsSentence).map { $0 + 1 } ?? 0
      end = bytes[place...].firstIndex(where: \.endsSentence) ?? bytes.count
      // Behind the sign of a list and of emphasis.
      let sentence = String(String(decoding: bytes[start..<end], as: UTF8.self).drop { !$0.isLetter })
      let words = Words(sentence)
      if words.areReadOnlyRole || words.forbidChange || words.ruleOutChange { return sentence }
    }
    return nil
  }

  /// “You are in readonly mode” is about the agent wherever it stands.
  private static func mode(in prompt: String) -> String? {
    let bytes = Array(prompt.utf8)
    // All three end so, and most prompts have it nowhere.
    guard ByteSearch.contains(Array(" mode".utf8), in: bytes) else { return nil }
    for sign in ["eadonly mode", "eadonly** mode", "ead-only mode"] {
      for place in ByteSearch.offsets(of: Array(sign.utf8), in: bytes).prefix(20) {
        let start = bytes[max(0, place - 200)..<place].lastIndex(where: \.endsSentence).map { $0 + 1 } ?? 0
        let sentence = String(decoding: bytes[start..<place + sign.utf8.count], as: UTF8.self)
        let trimmed = String(sentence.drop { !$0.isLetter })
        if Words(trimmed).areReadOnlyRole { return trimmed.filter { $0 != "*" } }
      }
    }
    return nil
  }

  private static let triggers = ["ead-only", "eadonly mode", "nly read", "odif", "edit", "hang", "lter"].map {
    Array($0.utf8)
  }

  /// A sentence as words in lower case.
  private struct Words {
    private let words: [Substring]

    init(_ sentence: String) {
      words = sentence.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" && $0 != "’" }
    }

    /// “You are a read-only analyst”, “Read-only reviewer of …”; not “keep reference files read-only”, nor “You are
    /// read-only except for one purpose”.
    var areReadOnlyRole: Bool {
      if areLimitedByMore { return false }
      var rest = words[...]
      for lead in ["you", "this", "agent", "are", "is", "operate", "in", "a", "an", "the", "strictly"]
      where rest.first == lead[...] {
        rest = rest.dropFirst()
      }
      if words.starts(with: ["you", "only", "read"]) { return words.count <= 5 }
      if words.first == "you", ["read-only", "readonly"].contains(rest.first), rest.second == "mode" { return true }
      return rest.first == "read-only"
        && (words.count < 3 || rest.count < words.count || Self.roles.contains(rest.second))
    }

    /// “Never modify files”, “does not change any code”: nothing may follow the word for what is spared.
    var forbidChange: Bool {
      guard let verb = words.firstIndex(where: Self.changes.contains), verb > 0 else { return false }
      let negations = words[max(0, verb - 2)..<verb].filter(Self.negations.contains)
      let object = words[(verb + 1)...].drop { Self.fillers.contains($0) }
      return !negations.isEmpty && object.count == 1 && object.allSatisfy(Self.things.contains)
        && words[..<max(0, verb - 2)].allSatisfy(Self.subjects.contains)
    }

    /// “NO direct file editing — you describe what to change”: what it does instead may follow, but no condition.
    var ruleOutChange: Bool {
      guard words.first == "no", let noun = words.prefix(5).firstIndex(where: Self.deeds.contains), noun > 1 else {
        return false
      }
      return words[1..<noun].allSatisfy(Self.objects.contains)
        && words[(noun + 1)...].first.map { $0 == "you" } ?? true
    }

    /// Whether something is spared or allowed after all: “read-only, but …”, “… only to record findings”.
    private var areLimitedByMore: Bool {
      guard let start = words.firstIndex(where: { ["read-only", "readonly", "only"].contains($0) }) else {
        return false
      }
      let rest = words[(start + 1)...]
      return rest.contains(where: Self.exceptions.contains)
        || zip(rest, rest.dropFirst()).contains { $0 == "only" && ["for", "to"].contains($1) }
    }

    private static let exceptions: Set<Substring> = [
      "apart", "aside", "besides", "but", "during", "except", "excepting", "unless", "until", "while",
    ]
    private static let deeds: Set<Substring> = ["edit", "editing", "edits", "modification", "modifications"]
    private static let objects: Set<Substring> = ["code", "direct", "file", "production", "source"]
    private static let roles: Set<Substring> = [
      "agent", "analysis", "analyst", "assistant", "audit", "auditor", "expert", "exploration", "explorer",
      "investigator", "research", "researcher", "review", "reviewer", "specialist", "subagent",
    ]
    private static let negations: Set<Substring> = [
      "never", "not", "don't", "don’t", "doesn't", "doesn’t", "without", "cannot", "no",
    ]
    private static let changes: Set<Substring> = [
      "modify", "modifies", "modifying", "edit", "edits", "editing", "change", "changes", "changing", "alter", "alters",
    ]
    private static let fillers: Set<Substring> = [
      "any", "the", "or", "edit", "write", "delete", "create", "source", "project", "your", "a",
    ]
    private static let things: Set<Substring> = ["file", "files", "code", "codebase", "anything", "repository"]
    /// What may stand before the negation when the sentence is about the agent as such.
    private static let subjects: Set<Substring> = [
      "you", "must", "should", "will", "may", "can", "do", "does", "and", "analyze", "analyzes", "read", "reads",
      "only", "it", "this", "agent", "report", "reports", "review", "reviews", "code", "explore", "explores",
      "findings",
    ]
  }

  // MARK: - What it is called

  /// What one of that name does: `race-reviewer`, `sdk-verifier-ts`, `web-research-specialist`.
  private static func work(of id: String) -> String? {
    let words = id.lowercased().split { !$0.isLetter }.suffix(2)
    // `architect-review`, but not `review-fixer`.
    if words.last == "review" { return "reviews" }
    return words.reversed().lazy.compactMap { works[$0] }.first
  }

  private static let works: [Substring: String] = [
    "analyzer": "analyzes", "auditor": "audits", "critic": "criticizes", "detector": "detects",
    "hunter": "looks for things",
    "inspector": "inspects", "research": "researches", "researcher": "researches", "reviewer": "reviews",
    "verifier": "verifies",
  ]

  private static let judging: Set<String> = ["audits", "criticizes", "reviews", "verifies"]

  private static func changesThings(_ description: String) -> Bool {
    description.lowercased().split { !$0.isLetter }.contains { doing.contains($0) }
  }

  /// “Fixes”, but not “fix recommendations”; “creates”, but not “created”, which says what is reviewed.
  private static let doing: Set<Substring> = [
    "add", "adds", "applies", "apply", "author", "authors", "correct", "corrects", "create", "creates", "creating",
    "creation", "draft", "drafts", "edit", "formats", "edits", "fixes", "fixing", "generate", "generates", "generating",
    "handles", "implements", "implementing", "mitigates", "mitigating", "modifies", "modify", "patches", "refactor",
    "refactors", "remediate", "remediates", "resolves", "rewrite", "rewrites", "update", "updates", "write", "writes",
  ]

  private static func leavesFiles(_ prompt: String) -> Bool {
    let bytes = Array(prompt.utf8)
    return traces.contains { ByteSearch.contains($0, in: bytes) } || namesFileToWrite(bytes)
  }

  /// “Write findings to REVIEW.md”, “a report, saved as `out/audit.json`”: a line with the name of a file, and before it
  /// a word for leaving one.
  private static func namesFileToWrite(_ prompt: [UInt8]) -> Bool {
    for ending in endings {
      for place in ByteSearch.offsets(of: ending, in: prompt).prefix(50) {
        let start = prompt[max(0, place - 90)..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? max(0, place - 90)
        let line = String(decoding: prompt[start..<place], as: UTF8.self).lowercased()
        if line.split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "_" }).contains(where: leaving.contains) {
          return true
        }
      }
    }
    return false
  }

  private static let endings = [".csv", ".html", ".json", ".log", ".md", ".sarif", ".txt", ".yaml", ".yml"].map {
    Array($0.utf8)
  }
  private static let leaving: Set<Substring> = [
    "add", "append", "appends", "create", "creates", "draft", "drafts", "dump", "emit", "export", "generate",
    "generates", "log", "maintain", "maintains", "output", "outputs", "persist", "produce", "produces", "record",
    "records", "save", "saved", "saves", "store", "stores", "update", "updates", "write", "writes", "writing",
    "written",
  ]

  /// Whether its own words send it to a shell or to a server's tools: a name alone says less than that.
  private static func runsThings(_ prompt: String) -> Bool {
    let bytes = Array(prompt.utf8)
    return doings.contains { ByteSearch.contains($0, in: bytes) }
  }

  private static let doings = [
    "mcp__", "cargo test", "cargo bench", "npm test", "npm run", "gh pr ", "gh issue ", "pytest ", "un the test",
    "un tests", "NLY edit", "nly edit ",
  ].map { Array($0.utf8) }

  private static let traces = [
    "ead-only except", "ead-only, except", "rite is granted", "rite tests", "ecord findings", "ave your", "ave the",
    "ave to", "rite your", "rite the", "rite a ", "rite to", "rite findings", "utput to",
    "reate a file", "ix them", "ix it", "pply fix", "pply the fix", "mplement fix", "mplement the", "uto-fix",
    "elease notes", "racking doc", "reate summary", "uto-resolve", "ommit the", "mplement security", "mplement secur",
    "pdate the",
  ].map { Array($0.utf8) }
}

extension ArraySlice {
  fileprivate var second: Element? { dropFirst().first }
}

extension Set where Element == Substring {
  fileprivate func contains(_ word: Substring?) -> Bool { word.map { contains($0) } ?? false }
}

extension String {
  /// Where an agent says what it is; below come examples and procedures.
  fileprivate func beginning(_ count: Int) -> String {
    utf8.count <= count ? self : String(decoding: utf8.prefix(count), as: UTF8.self)
  }

  /// A description without the conversations that some end with.
  fileprivate var introduction: String {
    let places = ByteSearch.offsets(of: Array("xample".utf8), in: Array(utf8))
    return places.first.map { beginning($0) } ?? self
  }
}

extension UInt8 {
  fileprivate var endsSentence: Bool {
    switch self {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"), 0x0A, 0x0D: true
    default: false
    }
  }
}
