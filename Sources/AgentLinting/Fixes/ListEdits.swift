internal import AgentDefinitions

/// Changes of a list of names, however it is written: with dashes, in brackets, or as one text with commas.
struct ListEdits {
  enum Change {
    case rename(to: String)
    case remove
  }

  private enum Form {
    case dashes, brackets, commas
  }

  let items: [Located<String>]
  private let elements: [SourceValue]
  private let value: SourceValue
  private let form: Form
  private var file: SourceFile { value.tree.file }

  /// More names than anybody lists. Each of them may be wrong, and each cure looks at all of them.
  private static let most = 1000

  /// Nil for what is no list of names, or is written in a way that its names do not stand there as they are.
  init?(_ value: SourceValue) {
    let isShort = value.kind == .sequence ? value.count <= Self.most : value.range.count <= 50 * Self.most
    guard isShort, !value.isAlias else { return nil }
    self.value = value
    switch value.kind {
    case .sequence:
      elements = Array(value.elements)
      guard elements.allSatisfy({ $0.kind == .scalar && !$0.isAlias }) else { return nil }
      items = elements.map { Located($0.text ?? "", at: $0.range) }
      form = value.style == .flow ? .brackets : .dashes
    case .scalar:
      guard let parts = Self.parts(of: value), parts.count <= Self.most else { return nil }
      elements = []
      items = parts
      form = .commas
    case .mapping, .alias: return nil
    }
  }

  /// - Parameters:
  ///   - changes: by the numbers of items.
  ///   - added: what comes behind the last.
  /// - Returns: nil when nothing would be left, or when it cannot be done without losing a comment.
  func edits(_ changes: [Int: Change], adding added: [String] = []) -> [Edit]? {
    var edits: [Edit] = []
    var removed: Set<Int> = []
    for (index, change) in changes.sorted(by: { $0.key < $1.key }) {
      switch change {
      case .remove: removed.insert(index)
      case .rename(let name):
        guard let edit = renaming(index, to: name) else { return nil }
        edits.append(edit)
      }
    }
    if !removed.isEmpty {
      guard let removals = removing(removed) else { return nil }
      edits += removals
    }
    if !added.isEmpty {
      guard let addition = adding(added) else { return nil }
      edits.append(addition)
    }
    return edits.sorted { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) }
  }

  // MARK: - Each change

  private func renaming(_ index: Int, to name: String) -> Edit? {
    if form != .commas { return elements[index].replaced(by: name) }
    return fits(name) ? Edit(items[index].range, in: file, with: name) : nil
  }

  private func removing(_ removed: Set<Int>) -> [Edit]? {
    if form != .dashes { return BracketItems(items.map(\.range), in: file).removing(removed) }
    guard removed.count < items.count else { return nil }
    var edits: [Edit] = []
    for index in removed.sorted() {
      guard let lines = lines(of: index) else { return nil }
      edits.append(Edit(lines, in: file, with: []))
    }
    return edits
  }

  private func adding(_ names: [String]) -> Edit? {
    guard let last = items.last else { return addingToNothing(names) }
    let end = Int(last.range.upper)
    switch form {
    case .commas:
      guard names.allSatisfy(fits) else { return nil }
      return Edit(.empty(at: end), in: file, with: names.map { ", " + $0 }.joined())
    case .brackets:
      let start = file.lineStart(Int(last.range.lower))
      let before = start..<Int(last.range.lower)
      // Each on a line of its own, or all on one.
      let between =
        file.isBlank(before) && items.count > 1
        ? "," + file.lineBreak + file.text(in: SourceRange(before.lowerBound, before.upperBound)) : ", "
      return Edit(.empty(at: end), in: file, with: names.map { between + written($0) }.joined())
    case .dashes:
      guard let lines = lines(of: items.count - 1) else { return nil }
      let lead = file.text(in: SourceRange(Int(lines.lower), Int(last.range.lower)))
      let isLast = file.bytes[lines.indices].last.map { !$0.endsLine } ?? true
      let text = names.map { isLast ? file.lineBreak + lead + written($0) : lead + written($0) + file.lineBreak }
      return Edit(.empty(at: Int(lines.upper)), in: file, with: text.joined())
    }
  }

  private func addingToNothing(_ names: [String]) -> Edit? {
    guard form == .brackets, value.range.count == 2 else { return nil }
    return Edit(
      .empty(at: Int(value.range.lower) + 1), in: file, with: names.map(written).joined(separator: ", "))
  }

  // MARK: - How they are written

  /// As the last one is.
  private func written(_ name: String) -> String {
    let like = elements.last
    let style = like?.style ?? .doubleQuoted
    return ScalarWriter(TextSyntax(of: file), isInBrackets: form == .brackets || value.isInBrackets)
      .text(name, like: style)
  }

  /// Whether a name can stand in a text with commas without changing how it is read.
  private func fits(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    let isSafe = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !",'\"\\#:{}[]".utf8.contains($0) }
    return isSafe && (value.style != .plain || !"*@`&!%|>-?".utf8.contains(first))
  }

  /// The lines of an item behind a dash; nil when something else stands on them.
  private func lines(of index: Int) -> SourceRange? {
    let range = items[index].range
    let start = file.lineStart(Int(range.lower))
    let before = file.bytes[start..<Int(range.lower)].filter { $0 != 0x20 && $0 != 0x09 }
    guard before == [UInt8(ascii: "-")], file.isBlankOrComment(Int(range.upper)..<file.lineEnd(Int(range.upper)))
    else { return nil }
    return SourceRange(start, file.nextLine(Int(range.upper)))
  }

  /// The parts of a text between commas that are not in parentheses; nil where they do not stand in the file so.
  private static func parts(of value: SourceValue) -> [Located<String>]? {
    let bytes = Array(value.bytes)
    guard !bytes.isEmpty, value.range(of: 0..<bytes.count) != nil else { return nil }
    var parts: [Located<String>] = []
    var depth = 0
    var start = 0
    for offset in 0...bytes.count {
      if offset < bytes.count {
        if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
        if bytes[offset] == UInt8(ascii: ")") { depth -= 1 }
        guard bytes[offset] == UInt8(ascii: ","), depth <= 0 else { continue }
      }
      var (lower, upper) = (start, offset)
      while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
      while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
      if lower < upper, let range = value.range(of: lower..<upper) {
        parts.append(Located(String(decoding: bytes[lower..<upper], as: UTF8.self), at: range))
      }
      start = offset + 1
    }
    return parts
  }
}
