internal import AgentDefinitions

extension Allowance {
  /// Takes the rule out of the comment, or the comment where it names no other: with its line, where nothing else stands
  /// there.
  var removal: [Edit]? {
    if siblings.count > 1 {
      guard let index = siblings.firstIndex(of: rule.range) else { return nil }
      return BracketItems(siblings, in: file).removing([index])
    }
    let start = file.lineStart(Int(comment.lower))
    let end = file.lineEnd(Int(comment.upper))
    let before = start..<Int(comment.lower)
    let isLast = file.isBlank(Int(comment.upper)..<end)
    if isLast, file.isBlank(before) {
      return [Edit(SourceRange(start, file.nextLine(end)), in: file, with: [])]
    }
    var lower = before.upperBound
    if isLast { while lower > start, file.bytes[lower - 1] == 0x20 || file.bytes[lower - 1] == 0x09 { lower -= 1 } }
    return [Edit(SourceRange(lower, isLast ? end : Int(comment.upper)), in: file, with: [])]
  }
}
