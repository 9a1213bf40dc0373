/// A regular expression as a machine that reads a text once, whatever the text: its time is the length of the text
/// times the size of the expression, and no input makes it hang.
struct RegexProgram: Sendable {
  enum Step: Sendable {
    case take(RegexSet)
    case check(RegexNode.Assertion)
    /// The first is preferred.
    case fork(Int, Int)
    case go(Int)
    case found
  }

  private(set) var steps: [Step] = []

  /// Counted repetitions are written out, so they could grow beyond measure.
  private static let limit = 5000

  init(_ node: RegexNode) throws(RegexFault) {
    try add(node)
    steps.append(.found)
  }

  private mutating func add(_ node: RegexNode) throws(RegexFault) {
    guard steps.count <= Self.limit else { throw RegexFault(reason: "the regex is too large with its repetitions") }
    switch node {
    case .empty: break
    case .set(let set): steps.append(.take(set))
    case .assertion(let assertion): steps.append(.check(assertion))
    case .sequence(let nodes): for node in nodes { try add(node) }
    case .choice(let nodes): try addChoice(nodes[...])
    case .repeated(let node, let least, let most, let isLazy):
      for _ in 0..<least {
        let before = steps.count
        try add(node)
        // Nothing, however often; a thousand times a thousand times it would never reach the limit.
        if steps.count == before { return }
      }
      if let most {
        try addOptional(node, times: most - least, isLazy: isLazy)
      } else {
        let start = steps.count
        steps.append(.go(0))
        try add(node)
        steps.append(.go(start))
        steps[start] = fork(start + 1, steps.count, isLazy)
      }
    }
  }

  private mutating func addChoice(_ nodes: ArraySlice<RegexNode>) throws(RegexFault) {
    var ends: [Int] = []
    for (index, node) in nodes.enumerated() {
      let isLast = index == nodes.count - 1
      let start = steps.count
      if !isLast { steps.append(.go(0)) }
      try add(node)
      if isLast { break }
      ends.append(steps.count)
      steps.append(.go(0))
      steps[start] = .fork(start + 1, steps.count)
    }
    for end in ends { steps[end] = .go(steps.count) }
  }

  private mutating func addOptional(_ node: RegexNode, times: Int, isLazy: Bool) throws(RegexFault) {
    var forks: [Int] = []
    for _ in 0..<times {
      forks.append(steps.count)
      steps.append(.go(0))
      try add(node)
    }
    for place in forks { steps[place] = fork(place + 1, steps.count, isLazy) }
  }

  private func fork(_ inside: Int, _ past: Int, _ isLazy: Bool) -> Step {
    isLazy ? .fork(past, inside) : .fork(inside, past)
  }
}

/// Searches texts for a regular expression.
struct RegexSearch: Sendable {
  private let program: RegexProgram
  private let literals: RegexLiterals?

  init(_ pattern: String, ignoresCase: Bool, dotTakesNewlines: Bool) throws(RegexFault) {
    let node = try RegexParser.parse(pattern, ignoresCase: ignoresCase, dotTakesNewlines: dotTakesNewlines)
    program = try RegexProgram(node)
    literals = RegexLiterals(node)
  }

  /// Whether a look at the bytes leaves a match possible.
  func mayMatch(_ text: ArraySlice<UInt8>) -> Bool {
    literals?.mayBe(in: text) ?? true
  }

  /// Whether a match can go over the end of a line.
  var takesNewlines: Bool {
    program.steps.contains { step in
      guard case .take(let set) = step else { return false }
      return set.contains("\n")
    }
  }

  /// The first match at or after `start`, preferring what the expression prefers; nil without one, and when `isOver`
  /// says that nobody waits any longer.
  func firstMatch(
    in text: [Unicode.Scalar], from start: Int = 0, isOver: () -> Bool = { false }
  ) -> Range<Int>? {
    var now = Threads(size: program.steps.count)
    var next = Threads(size: program.steps.count)
    var found: Range<Int>?
    for place in start...max(text.count, start) {
      if found == nil { add(0, begun: place, to: &now, at: place, of: text) }
      if now.isEmpty { break }
      if place & 0xFFF == 0xFFF, isOver() { return nil }
      next.removeAll()
      threads: for (step, begun) in now {
        switch program.steps[step] {
        case .take(let set):
          if place < text.count, set.contains(text[place]) {
            add(step + 1, begun: begun, to: &next, at: place + 1, of: text)
          }
        case .found:
          found = begun..<place
          // Those behind it are less preferred.
          break threads
        default: break
        }
      }
      swap(&now, &next)
    }
    return found
  }

  /// Follows what takes no character. By hand, since the expression decides how deep it goes.
  private func add(_ step: Int, begun: Int, to threads: inout Threads, at place: Int, of text: [Unicode.Scalar]) {
    var pending = [step]
    while let step = pending.popLast() {
      guard threads.insert(step, begun) else { continue }
      switch program.steps[step] {
      case .take, .found: break
      case .go(let target): pending.append(target)
      case .fork(let first, let second): pending += [second, first]
      case .check(let assertion): if Self.holds(assertion, at: place, of: text) { pending.append(step + 1) }
      }
    }
  }

  private static func holds(_ assertion: RegexNode.Assertion, at place: Int, of text: [Unicode.Scalar]) -> Bool {
    switch assertion {
    case .lineStart: return place == 0 || text[place - 1] == "\n"
    case .lineEnd:
      if place == text.count || text[place] == "\n" { return true }
      return text[place] == "\r" && place + 1 < text.count && text[place + 1] == "\n"
    case .wordBoundary, .noWordBoundary:
      let before = place > 0 && RegexSet.fits(text[place - 1], .word)
      let after = place < text.count && RegexSet.fits(text[place], .word)
      return (before != after) == (assertion == .wordBoundary)
    }
  }
}

/// The places of the program that a search is at, each once, in order of preference, and where each began.
private struct Threads: Sequence {
  private var order: [(step: Int, begun: Int)] = []
  private var marks: [Int]
  private var round = 1

  init(size: Int) { marks = [Int](repeating: 0, count: size) }

  var isEmpty: Bool { order.isEmpty }

  /// - Returns: false when it is there already.
  mutating func insert(_ step: Int, _ begun: Int) -> Bool {
    guard marks[step] != round else { return false }
    marks[step] = round
    order.append((step, begun))
    return true
  }

  mutating func removeAll() {
    order.removeAll(keepingCapacity: true)
    round += 1
  }

  func makeIterator() -> IndexingIterator<[(step: Int, begun: Int)]> { order.makeIterator() }
}
