internal import AgentDefinitions

/// Changes of names in an agent's list of tools: those that every system takes as they were meant, and those that a
/// person should look at.
struct ToolListFix {
  private struct Change {
    let change: ListEdits.Change
    let isSafe: Bool
  }

  private let list: ListEdits
  private let present: Set<String>
  private var changes: [Int: Change] = [:]

  /// Nil where the list is written in a way that names cannot be changed in it.
  init?(_ agent: AgentDefinition, _ meaning: FieldMeaning = .tools) {
    guard let value = agent.field(meaning)?.value, !agent.isRecovered, let list = ListEdits(value) else { return nil }
    self.list = list
    present = Set(list.items.map(\.value))
  }

  /// Another name for what stands at a place; it is taken out where that name is listed too.
  mutating func rename(_ range: SourceRange, to name: String, isSafe: Bool) {
    guard let index = list.items.firstIndex(where: { $0.range == range }) else { return }
    let written = list.items[index].value
    // `Bash(git *)` keeps its parentheses.
    let specifier = written.hasSuffix(")") ? written.drop { $0 != "(" } : ""
    let wanted = name + specifier
    let isThere = present.contains(wanted)
    let twin = changes.values.first { if case .rename(wanted) = $0.change { true } else { false } }
    changes[index] = Change(
      change: isThere || twin != nil ? .remove : .rename(to: wanted),
      isSafe: isThere || isSafe && twin?.isSafe ?? true)
  }

  mutating func remove(_ range: SourceRange, isSafe: Bool) {
    guard let index = list.items.firstIndex(where: { $0.range == range }) else { return }
    changes[index] = Change(change: .remove, isSafe: isSafe)
  }

  /// The safe one first. With all names safe there is only that.
  var fixes: [Fix] {
    let safe = changes.filter(\.value.isSafe)
    let all: [Fix] = safe.count == changes.count ? [] : fix(changes, .unsafe)
    return fix(safe, .safe) + all
  }

  private func fix(_ changes: [Int: Change], _ safety: Fix.Safety) -> [Fix] {
    guard !changes.isEmpty else { return [] }
    var renamed: [String] = []
    var removed: [String] = []
    for (index, change) in changes.sorted(by: { $0.key < $1.key }) {
      switch change.change {
      case .rename(let name): renamed.append(name)
      case .remove: removed.append(list.items[index].value)
      }
    }
    let parts = [
      renamed.isEmpty ? nil : "write \(Self.named(renamed))",
      removed.isEmpty ? nil : "take out \(Self.named(removed))",
    ].compactMap(\.self)
    return .of(parts.joined(separator: " and "), safety, list.edits(changes.mapValues(\.change)))
  }

  private static func named(_ names: [String]) -> String {
    names.count > 6
      ? names.prefix(5).map(\.coded).joined(separator: ", ") + " and \(names.count - 5) more" : names.listed()
  }
}
