/// Reads values of agent and team files as what a field table says they are. Checking reports what is wrong; the
/// reading functions after it are silent and take what is right.
struct ValueReader {
  /// What an unreadable value means, which decides the fault.
  enum Stake {
    case ordinary
    /// A limit or a deny list: without it the agent could do more than its author wrote.
    case limit, deny
  }

  var faults: FaultList
  let tools: ToolNameTable
  let interpolation: InterpolationForm
  let unknownKeys: Dialect.UnknownKeys

  var file: SourceFile { faults.file }

  // MARK: - Checking

  /// Reports where a value has not the shape of its type. Null is always right: it says nothing.
  mutating func check(_ value: SourceValue, _ type: FieldType, key: String, stake: Stake = .ordinary) {
    if value.isNull { return }
    switch type {
    case .anything, .null: break
    case .agent:
      // Its inside is read as an agent, not checked as a value.
      if !type.fits(value) { mismatch(value, type, key, stake) }
    case .text: checkText(value, key, stake)
    case .flag:
      if value.flag == nil { mismatch(value, type, key, stake) }
    case .integer(let range):
      guard let number = value.integer else { return mismatch(value, type, key, stake) }
      if !range.contains(number) { outside(value, "\(range.lowerBound) to \(range.upperBound)", key, stake) }
    case .number(let range):
      guard let number = value.number else { return mismatch(value, type, key, stake) }
      if !range.contains(number) { outside(value, "\(range.lowerBound) to \(range.upperBound)", key, stake) }
    case .duration:
      if value.duration(numbersAre: .seconds(1)) == nil { mismatch(value, type, key, stake) }
    case .sandboxLevel:
      guard let text = value.text else { return mismatch(value, type, key, stake) }
      if (try? SandboxLevel(text)) == nil { outside(value, SandboxLevel.forms, key, stake) }
    case .choice(let words):
      guard let text = value.text else { return mismatch(value, type, key, stake) }
      if !words.contains(text) { outside(value, Self.meant(by: text, among: words), key, stake) }
    case .list(let element):
      guard value.kind == .sequence else { return mismatch(value, type, key, stake) }
      for item in value.elements { check(item, element, key: key, stake: stake) }
    case .map(let element):
      guard value.kind == .mapping else { return mismatch(value, type, key, stake) }
      for entry in value.entries { check(entry.value, element, key: "\(key).\(entry.key.text ?? "")", stake: stake) }
    case .record(let record):
      guard value.kind == .mapping else { return mismatch(value, type, key, stake) }
      check(value, record, key) { _ in stake }
    case .either(let types):
      guard let fitting = types.first(where: { $0.fits(value) }) else { return mismatch(value, type, key, stake) }
      check(value, fitting, key: key, stake: stake)
    }
  }

  /// A few words are all told; of many, the one that was probably meant.
  private static func meant(by text: String, among words: [String]) -> String {
    let shown = 12
    guard words.count > shown else { return words.joined(separator: ", ") }
    return Spelling.nearest(text, among: words)
      ?? words.prefix(shown).joined(separator: ", ") + " or one of \(words.count - shown) more"
  }

  /// Checks a mapping's members, each with its own stake, and reports what is not among them.
  mutating func check(_ value: SourceValue, _ record: FieldRecord, _ key: String, stake: (String) -> Stake) {
    let prefix = key.isEmpty ? "" : key + "."
    for entry in value.entries {
      let name = entry.key.text ?? ""
      if let member = record.member(name) {
        check(entry.value, member.type, key: prefix + name, stake: stake(name))
      } else if unknownKeys == .rejected || unknownKeys == .refused && !name.hasPrefix("x-") {
        let suggestion = record.suggestedKeys.nearest(name)
        faults.add(.unknownKey(prefix + name, suggestion: suggestion, blocks: true), at: entry.key.range)
      }
    }
    for member in record.members where member.isRequired && value[member.key]?.isNull ?? true {
      faults.add(.missingKey(key: member.key, in: key), at: value.range)
    }
  }

  private mutating func checkText(_ value: SourceValue, _ key: String, _ stake: Stake) {
    guard let scalar = value.scalar else { return mismatch(value, .text, key, stake) }
    guard let readAs = Self.coercion(scalar) else { return }
    if stake == .ordinary {
      faults.add(.coercedText(key: key, written: value.text ?? "", readAs: readAs), at: value.range)
    } else {
      mismatch(value, .text, key, stake)
    }
  }

  /// What an unquoted text is to YAML when it is no text.
  private static func coercion(_ scalar: SourceScalar) -> String? {
    switch scalar {
    case .int, .float: "a number"
    case .bool: "true or false"
    case .null, .string: nil
    }
  }

  private mutating func mismatch(_ value: SourceValue, _ type: FieldType, _ key: String, _ stake: Stake) {
    switch stake {
    case .ordinary:
      faults.add(.wrongType(key: key, expected: type.words, found: value.words), at: value.range)
    case .limit: faults.add(.unreadableLimit(key: key, found: value.words), at: value.range)
    case .deny: faults.add(.unreadableDeny(key: key, found: value.words), at: value.range)
    }
  }

  private mutating func outside(_ value: SourceValue, _ expected: String, _ key: String, _ stake: Stake) {
    let written = value.text ?? ""
    switch stake {
    case .ordinary: faults.add(.invalidValue(key: key, written: written, expected: expected), at: value.range)
    case .limit: faults.add(.unreadableLimit(key: key, found: "“\(written)”"), at: value.range)
    case .deny: faults.add(.unreadableDeny(key: key, found: "“\(written)”"), at: value.range)
    }
  }

  // MARK: - Texts

  /// ` #` begins a comment also in the middle of a sentence. A comment that is meant as one has a space after its `#`.
  mutating func checkComment(after value: SourceValue, key: String) {
    guard value.style == .plain, !value.isAlias, value.kind == .scalar, value.own.tag == .none else { return }
    let bytes = file.bytes
    let end = Int(value.range.upper)
    var offset = end
    while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t") {
      offset += 1
    }
    guard offset > end, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "#") else { return }
    let next = bytes[offset + 1]
    guard next > UInt8(ascii: " "), next != UInt8(ascii: "#") else { return }
    var last = offset
    while last < bytes.count, bytes[last] != UInt8(ascii: "\n"), bytes[last] != UInt8(ascii: "\r") { last += 1 }
    let lost = SourceRange(offset, last)
    faults.add(.truncatedByComment(key: key, lost: file.text(in: lost)), at: lost)
  }

  /// Texts of a list, or of one text with commas between. Nil for anything else; what is no text in a list is left out.
  /// Nor for more names than anybody could mean.
  func texts(_ value: SourceValue) -> [Located<String>]? {
    switch value.kind {
    case .sequence: value.hasTooManyNames ? nil : value.elements.compactMap(\.locatedText)
    case .scalar: value.isNull ? [] : value.hasTooManyNames ? nil : commaSeparated(value)
    case .mapping, .alias: nil
    }
  }

  /// The parts of a text between commas that are not in parentheses: `Bash(git add, git diff), Read` has two.
  func commaSeparated(_ value: SourceValue) -> [Located<String>] {
    let bytes = value.bytes
    var parts: [Located<String>] = []
    var depth = 0
    var start = bytes.startIndex
    func take(_ end: Int) {
      var lower = start
      var upper = end
      while lower < upper, bytes[lower].isTextSpace { lower += 1 }
      while upper > lower, bytes[upper - 1].isTextSpace { upper -= 1 }
      guard lower < upper else { return }
      let range = value.range(of: lower - bytes.startIndex..<upper - bytes.startIndex) ?? value.range
      parts.append(Located(String(decoding: bytes[lower..<upper], as: UTF8.self), at: range))
    }
    for offset in bytes.indices {
      switch bytes[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth <= 0:
        take(offset)
        start = offset + 1
      default: break
      }
    }
    take(bytes.endIndex)
    return parts
  }
}

extension UInt8 {
  /// What separates words: blanks and line breaks.
  fileprivate var isTextSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension SourceValue {
  var hasTooManyNames: Bool {
    switch kind {
    case .sequence: count > SourceLimits.names
    case .scalar: bytes.count > SourceLimits.names && bytes.count { $0 == UInt8(ascii: ",") } > SourceLimits.names
    case .mapping, .alias: false
    }
  }

  /// What a value is that should have been a list of names.
  var wordsOfNames: String { hasTooManyNames ? "more than \(SourceLimits.names) names" : words }
}
