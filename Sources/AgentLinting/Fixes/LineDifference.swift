/// Which lines of a text stay when it becomes another one: Myers' algorithm, up to a number of differences past which
/// everything between the first and the last of them counts as changed.
struct LineDifference {
  /// A stretch of lines that becomes another stretch; one of the two may be empty.
  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  private(set) var changes: [Change] = []

  private static let most = 1000

  init(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var oldEnd = old.count
    var newEnd = new.count
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    guard start < oldEnd || start < newEnd else { return }
    guard let steps = Self.steps(Self.numbers(old[start..<oldEnd], new[start..<newEnd])) else {
      changes = [Change(old: start..<oldEnd, new: start..<newEnd)]
      return
    }
    for (x, y, isDeletion) in steps {
      let old = (start + x)..<(start + x + (isDeletion ? 1 : 0))
      let new = (start + y)..<(start + y + (isDeletion ? 0 : 1))
      if let last = changes.last, last.old.upperBound == old.lowerBound, last.new.upperBound == new.lowerBound {
        changes[changes.count - 1] = Change(
          old: last.old.lowerBound..<old.upperBound, new: last.new.lowerBound..<new.upperBound)
      } else {
        changes.append(Change(old: old, new: new))
      }
    }
  }

  /// Lines as numbers, equal for equal lines: they are compared often.
  private static func numbers(
    _ old: ArraySlice<ArraySlice<UInt8>>, _ new: ArraySlice<ArraySlice<UInt8>>
  ) -> (old: [Int], new: [Int]) {
    var known: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let number = known[line] { return number }
      known[line] = known.count
      return known.count - 1
    }
    return (old.map(number), new.map(number))
  }

  /// Each line that goes or comes, in order; nil when there are too many.
  private static func steps(_ lines: (old: [Int], new: [Int])) -> [(x: Int, y: Int, isDeletion: Bool)]? {
    let (old, new) = lines
    let limit = min(most, old.count + new.count)
    var reached = [0, 0]  // by diagonal, offset by `depth + 1`, of the depth before
    var trace: [[Int]] = []
    for depth in 0...limit {
      var next = [Int](repeating: 0, count: 2 * depth + 3)
      for diagonal in stride(from: -depth, through: depth, by: 2) {
        // What was reached at the depth before, whose array is offset by one less.
        func before(_ diagonal: Int) -> Int {
          let index = diagonal + depth
          return reached.indices.contains(index) ? reached[index] : -1
        }
        var x = 0
        if depth > 0 {
          let isDown = diagonal == -depth || diagonal != depth && before(diagonal - 1) < before(diagonal + 1)
          x = isDown ? before(diagonal + 1) : before(diagonal - 1) + 1
        }
        while x < old.count, x - diagonal < new.count, x - diagonal >= 0, old[x] == new[x - diagonal] { x += 1 }
        next[diagonal + depth + 1] = x
        if x >= old.count, x - diagonal >= new.count {
          return path(trace, depth, to: (old.count, new.count))
        }
      }
      trace.append(next)
      reached = next
    }
    return nil
  }

  private static func path(
    _ trace: [[Int]], _ depth: Int, to end: (Int, Int)
  ) -> [(x: Int, y: Int, isDeletion: Bool)] {
    var steps: [(x: Int, y: Int, isDeletion: Bool)] = []
    var (x, y) = end
    for depth in stride(from: depth, to: 0, by: -1) {
      let reached = trace[depth - 1]
      func before(_ diagonal: Int) -> Int {
        let index = diagonal + depth
        return reached.indices.contains(index) ? reached[index] : -1
      }
      let diagonal = x - y
      let isDown = diagonal == -depth || diagonal != depth && before(diagonal - 1) < before(diagonal + 1)
      let from = isDown ? diagonal + 1 : diagonal - 1
      x = before(from)
      y = x - from
      steps.append((x, y, !isDown))
    }
    return steps.reversed()
  }
}
