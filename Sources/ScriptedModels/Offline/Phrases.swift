internal import AgentDefinitions

/// What people say in several words that mean little one by one, and code in one: `too many` is a matter of a limit.
enum Phrases {
  /// The phrase that begins with the first of the words: how many of them it takes, and the words that code has for it.
  static func find(at words: ArraySlice<SplitWord>) -> (length: Int, words: [String])? {
    guard let first = words.first, let candidates = table[Stemmer.stem(first.joined)] else { return nil }
    let rest = words.dropFirst()
    return candidates.first { candidate in
      rest.count >= candidate.rest.count
        && zip(rest, candidate.rest).allSatisfy { Stemmer.stem($0.joined) == $1 && $0.gap == .space }
    }.map { ($0.rest.count + 1, $0.words) }
  }

  private typealias Candidate = (rest: [String], words: [String])

  private static let table: [String: [Candidate]] = {
    var table: [String: [Candidate]] = [:]
    for line in phrases.split(separator: "\n") {
      let sides = line.split(separator: ":").map { $0.split(separator: " ").map(String.init) }
      guard sides.count == 2, let first = sides[0].first else { continue }
      let rest = sides[0].dropFirst().map { Stemmer.stem($0) }
      table[Stemmer.stem(first), default: []].append((rest, sides[1]))
    }
    return table.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
  }()

  private static let phrases = """
    at the same time: concurrent parallel both
    by itself: automatic
    carry on: continue resume
    carries on: continue resume
    come back: return
    cut off: truncate
    cut short: truncate
    find out: find
    gave up: cancel abandon
    give up: cancel abandon
    go away: close disconnect
    go on: continue resume
    goes away: close disconnect
    goes on: continue resume
    how big: size length
    how large: size length
    how long: timeout duration interval
    how many: limit maximum count
    how much: limit maximum count
    how often: interval frequency
    left over: remaining rest
    look up: lookup find
    more than once: twice already duplicate
    put back: restore
    put together: join merge
    second time: twice once already
    set up: setup configure
    shut down: shutdown close
    take apart: split parse
    take out: remove
    taken apart: split parse
    taken out: remove
    tell apart: kind distinguish
    throw away: discard drop
    thrown away: discard drop
    told apart: kind distinguish
    too big: size limit maximum
    too large: size limit maximum
    too long: limit maximum timeout
    too many: limit maximum
    too much: limit maximum
    turn into: convert
    turned into: convert
    went away: close disconnect
    """
}
