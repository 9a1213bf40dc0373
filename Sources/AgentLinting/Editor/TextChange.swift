internal import AgentDefinitions

/// What became of a text, as the one stretch outside of which nothing changed. It says where something went.
struct TextChange {
  /// What both texts begin with, and what they end with.
  private let head: Int
  private let tail: Int
  private let oldCount: Int
  private let newCount: Int

  init(from old: [UInt8], to new: [UInt8]) {
    let shorter = min(old.count, new.count)
    var head = 0
    while head < shorter, old[head] == new[head] { head += 1 }
    while head > 0, old.isInsideCharacter(head) || new.isInsideCharacter(head) { head -= 1 }
    var tail = 0
    while tail < shorter - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    while tail > 0, old.isInsideCharacter(old.count - tail) { tail -= 1 }
    (self.head, self.tail, oldCount, newCount) = (head, tail, old.count, new.count)
  }

  /// What has been replaced in the old text, and by what of the new one. Never half a character.
  var changed: (old: Range<Int>, new: Range<Int>) { (head..<(oldCount - tail), head..<(newCount - tail)) }

  /// Where a stretch is now; nil when something in it has changed.
  func moved(_ range: SourceRange) -> SourceRange? {
    if Int(range.upper) <= head { return range }
    guard Int(range.lower) >= oldCount - tail else { return nil }
    return SourceRange(Int(range.lower) + newCount - oldCount, Int(range.upper) + newCount - oldCount)
  }
}

extension [UInt8] {
  /// Whether the byte at a place continues a character, or ends a line that a CR has ended.
  fileprivate func isInsideCharacter(_ place: Int) -> Bool {
    guard place > 0, place < count else { return false }
    return self[place] & 0xC0 == 0x80 || (self[place] == 0x0A && self[place - 1] == 0x0D)
  }
}
