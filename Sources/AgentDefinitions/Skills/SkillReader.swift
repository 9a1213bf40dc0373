/// Reads a `SKILL.md` and says what is wrong with it. Like an agent's, its front matter is read as far as it can be.
struct SkillReader {
  private var skill: SkillDefinition
  private var values: ValueReader
  private var faults: FaultList

  static func read(_ file: SourceFile) -> (skill: SkillDefinition, faults: [Fault]) {
    var reader = SkillReader(file)
    reader.readFile()
    return (reader.skill, reader.faults.faults)
  }

  private init(_ file: SourceFile) {
    skill = SkillDefinition(file)
    faults = FaultList(file)
    values = ValueReader(faults: FaultList(file), tools: .native, interpolation: .env, unknownKeys: .ignored)
  }

  private var file: SourceFile { skill.file }

  private mutating func readFile() {
    guard case .present(let parts) = FrontMatter.split(file) else {
      add(.noFrontMatter, at: file.lineRange(1))
      return
    }
    let reading = SourceTree.read(file, parts.yaml, knownKeys: SkillFields.table.spellings)
    if let recovered = reading.recovered {
      add(.invalidYAML, at: recovered.fault.range)
    } else if let fault = reading.faults.first(where: \.endsReading) {
      add(.invalidYAML, at: fault.range)
    }
    for entry in reading.tree.root?.entries.map({ $0 }) ?? [] { read(entry.key, entry.value) }
    if reading.isComplete { checkRequired(at: parts.open) }
    checkName()
  }

  private mutating func read(_ key: SourceValue, _ value: SourceValue) {
    guard let name = key.text else { return }
    let field = SkillFields.table.field(spelled: name)
    skill.fields.append(FieldReading(key: Located(name, at: key.range), field: field, value: value))
    guard let field else { return }
    checkType(value, field)
    switch name {
    case "name":
      skill.name = text(value)
      checkLength(skill.name, name, SkillFields.longestName)
    case "description":
      skill.description = text(value)
      checkLength(skill.description, name, SkillFields.longestDescription)
    case "compatibility": checkLength(value.locatedText, name, SkillFields.longestCompatibility)
    case "allowed-tools": skill.allowedTools = tools(value)
    default: break
    }
  }

  private func text(_ value: SourceValue) -> Located<String>? {
    value.locatedText.flatMap { $0.value.isBlank ? nil : $0 }
  }

  /// Names with spaces between, or a list. A space in parentheses divides nothing: `Bash(git add:*) Read` has two.
  private func tools(_ value: SourceValue) -> [Located<String>] {
    guard value.kind == .scalar, let text = value.locatedText else { return values.texts(value) ?? [] }
    var names: [String] = [""]
    var depth = 0
    for character in text.value {
      if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
      if depth <= 0, character == " " || character == "," {
        names.append("")
      } else {
        names[names.count - 1].append(character)
      }
    }
    return names.filter { !$0.isEmpty }.map { Located($0, at: text.range) }
  }

  // MARK: - Checking

  private mutating func add(_ fault: SkillFault, at range: SourceRange) {
    faults.add(.malformedSkill(fault, isForClaude: skill.isForClaude), at: range)
  }

  private mutating func checkType(_ value: SourceValue, _ field: Field) {
    guard !value.isNull, !field.type.fits(value) else { return }
    let fault = SkillFault.wrongType(key: field.key, expected: field.type.words, found: value.words)
    add(fault, at: value.range)
  }

  private mutating func checkLength(_ text: Located<String>?, _ key: String, _ limit: Int) {
    guard let text, text.value.utf8.count > limit else { return }
    let count = text.value.unicodeScalars.count
    if count > limit { add(.tooLong(key: key, count: count, limit: limit), at: text.range) }
  }

  private mutating func checkRequired(at place: SourceRange) {
    // A name that is a list is there, and wrong in another way.
    let listed = skill.fields.filter { $0.value.kind != .scalar }.map(\.key.value)
    if skill.name == nil, !listed.contains("name") { add(.missingName, at: place) }
    if skill.description == nil, !listed.contains("description") { add(.missingDescription, at: place) }
  }

  private mutating func checkName() {
    guard let name = skill.name, name.value.utf8.count <= SkillFields.longestName else { return }
    if !Self.isRegular(name.value) {
      add(.irregularName(name.value), at: name.range)
    } else if skill.isAmongSkills, let folder = skill.folder, folder != name.value {
      add(.otherName(name.value, folder: folder), at: name.range)
    }
  }

  private static func isRegular(_ name: String) -> Bool {
    !name.hasPrefix("-") && !name.hasSuffix("-") && !name.contains("--") && name == name.lowercased()
      && name.allSatisfy { $0 == "-" || $0.isLetter || $0.isNumber }
  }
}
