/// Reads the keys of a file that holds a team, by its table: what the readers of all kinds of team files have in common.
protocol TeamFileReader {
  static var table: FieldTable { get }
  var team: TeamDefinition { get set }
  var values: ValueReader { get set }
  /// What is wrong with agents that stand in the file itself.
  var agentFaults: FaultList { get set }

  mutating func read(_ value: SourceValue, _ field: Field, _ key: String)
  /// `nearest`: what was probably meant.
  mutating func report(unknown key: String, nearest: Field?, at range: SourceRange)
}

extension TeamFileReader {
  var faults: [Fault] { values.faults.faults + agentFaults.faults }

  mutating func read(_ entry: SourceValue.Entry) {
    guard let key = entry.key.text else { return }
    let field = Self.table.field(spelled: key)
    team.fields.append(FieldReading(key: Located(key, at: entry.key.range), field: field, value: entry.value))
    if let field { return read(entry.value, field, key) }
    report(unknown: key, nearest: Self.table.nearest(key), at: entry.key.range)
  }
}

extension TeamDefinition {
  /// The team of a file of which nothing has been read yet.
  init(in file: SourceFile, base: String, dialect: Dialect?) {
    self.init(base: base)
    self.file = file
    self.dialect = dialect
  }
}
