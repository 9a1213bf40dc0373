internal import AgentDefinitions

/// What the tables say of a place.
struct FieldContext {
  /// A key that may stand there, from whichever table.
  struct Key {
    let name: String
    let others: [String]
    let type: FieldType
    let summary: String
    let isRequired: Bool
    /// Nil for the keys of records, which mean nothing without what they are in.
    let field: Field?
  }

  /// What may stand there as a key.
  private(set) var keys: [Key] = []
  /// What a value there must be.
  private(set) var type: FieldType?
  /// The outermost field that the value is in.
  private(set) var field: Field?
  /// The last key.
  let name: String

  /// - Parameter keys: from the outermost.
  init(_ path: [String], in layout: FileLayout) {
    name = path.last ?? ""
    var fields = layout.fields
    var path = path[...]
    guard let first = path.first else {
      keys = fields.map(Key.init)
      return
    }
    // An agent in place: an item of a list, or an entry of a map.
    if case .team(let dialect) = layout, let outer = fields.field(first), outer.meaning == .agents {
      let isMap = dialect == .dockerAgent || dialect == .openCodeJSON
      field = outer
      type = outer.type
      guard path.count > (isMap ? 1 : 0) else { return }
      path = path.dropFirst(isMap ? 2 : 1)
      fields = layout.agentFields
      guard !path.isEmpty else {
        keys = fields.map(Key.init)
        return
      }
    }
    guard let head = path.first, let found = fields.field(head) else {
      field = nil
      type = nil
      return
    }
    field = found
    descend(path.dropFirst(), from: found.type)
  }

  /// In a file that is one record.
  init(_ path: [String], in record: FieldRecord) {
    name = path.last ?? ""
    descend(path[...], from: .record(record))
  }

  private mutating func descend(_ path: ArraySlice<String>, from root: FieldType) {
    type = root
    for key in path { type = type.flatMap { $0.member(key) } }
    keys = type?.record?.members.map(Key.init) ?? []
  }
}

extension FieldContext.Key {
  init(_ field: Field) {
    self.init(
      name: field.key, others: field.otherSpellings, type: field.type, summary: field.summary,
      isRequired: !field.requiredBy.isEmpty, field: field)
  }

  init(_ member: FieldRecord.Member) {
    self.init(
      name: member.key, others: [], type: member.type, summary: member.summary, isRequired: member.isRequired,
      field: nil)
  }
}

extension [Field] {
  fileprivate func field(_ key: String) -> Field? { first { $0.spellings.contains(key) } }
}

extension FieldType {
  /// What stands behind a key of it; lists are what is in them.
  fileprivate func member(_ key: String) -> FieldType? {
    switch self {
    case .record(let record): record.member(key)?.type
    case .map(let element): element
    case .list(let element): element.member(key)
    case .either(let types): types.lazy.compactMap { $0.member(key) }.first
    default: nil
    }
  }

  /// The fixed keys that a mapping there has.
  fileprivate var record: FieldRecord? {
    switch self {
    case .record(let record): record
    case .list(let element): element.record
    case .either(let types): types.lazy.compactMap(\.record).first
    default: nil
    }
  }

  /// The words that may stand there.
  var words: [String] {
    switch self {
    case .choice(let words): words
    case .flag: ["true", "false"]
    case .list(let element): element.words
    case .either(let types): types.flatMap(\.words)
    default: []
    }
  }

  /// In a few words, for people.
  var shortName: String {
    switch self {
    case .text: "text"
    case .flag: "true or false"
    case .integer: "whole number"
    case .number: "number"
    case .duration: "duration"
    case .sandboxLevel: "sandbox level"
    case .choice(let words): words.prefix(4).joined(separator: ", ") + (words.count > 4 ? ", …" : "")
    case .null: "null"
    case .list(let element): "list of " + element.shortName
    case .map(let element): "map of " + element.shortName
    case .record(let record): record.title
    case .agent: "path, glob or agent"
    case .either(let types): types.map(\.shortName).joined(separator: " or ")
    case .anything: "anything"
    }
  }

  var isBlock: Bool {
    switch self {
    case .record, .map: true
    case .either(let types): types.first?.isBlock ?? false
    default: false
    }
  }

  var isList: Bool {
    switch self {
    case .list: true
    case .either(let types): types.first?.isList ?? false
    default: false
    }
  }
}
