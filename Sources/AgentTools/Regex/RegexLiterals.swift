/// Letters that must stand in a text for a regular expression to match it: a look at the bytes then spares most texts
/// the search itself.
struct RegexLiterals: Sendable {
  /// In lower case; one of them has to be there.
  let choices: [[UInt8]]
  /// Whether a choice begins with the byte.
  private let begins: [Bool]

  private static let mostChoices = 64

  /// Nil where a match needs no letter in particular.
  init?(_ node: RegexNode) {
    guard let choices = Self.required(by: node) else { return nil }
    self.choices = choices
    var begins = [Bool](repeating: false, count: 256)
    for choice in choices { begins[Int(choice[0])] = true }
    self.begins = begins
  }

  /// False only where there is no match. Capitals are taken for small letters; what is not ASCII may stand for a letter
  /// where case is ignored, such as the Kelvin sign for `k`.
  func mayBe(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      begins.withUnsafeBufferPointer { begins in
        var place = 0
        while place < text.count {
          let byte = Self.small(text[place])
          if byte >= 0x80 { return true }
          if begins[Int(byte)], choices.contains(where: { Self.stands($0, in: text, at: place) }) { return true }
          place += 1
        }
        return false
      }
    }
  }

  private static func stands(_ choice: [UInt8], in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard text.count - place >= choice.count else { return false }
    var index = 0
    while index < choice.count {
      if small(text[place + index]) != choice[index] { return false }
      index += 1
    }
    return true
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  private static func required(by node: RegexNode) -> [[UInt8]]? {
    switch node {
    case .empty, .assertion: return nil
    case .set(let set): return letter(set).map { [[$0]] }
    case .repeated(let node, let least, _, _): return least > 0 ? required(by: node) : nil
    case .sequence(let nodes): return required(by: nodes)
    case .choice(let nodes):
      var choices: [[UInt8]] = []
      for node in nodes {
        guard let more = required(by: node) else { return nil }
        choices += more
      }
      return choices.count <= mostChoices ? choices : nil
    }
  }

  /// The longest run of letters, or what one of the parts requires.
  private static func required(by nodes: [RegexNode]) -> [[UInt8]]? {
    var best: [[UInt8]]?
    var run: [UInt8] = []
    func take(_ choices: [[UInt8]]?) {
      guard let choices, shortest(choices) > best.map(shortest) ?? 0 else { return }
      best = choices
    }
    for node in nodes {
      switch node {
      case .assertion, .empty: continue
      case .set(let set):
        if let letter = letter(set) {
          run.append(letter)
          continue
        }
      default: take(required(by: node))
      }
      take([run])
      run = []
    }
    take([run])
    return best
  }

  private static func shortest(_ choices: [[UInt8]]) -> Int { choices.map(\.count).min() ?? 0 }

  private static func letter(_ set: RegexSet) -> UInt8? {
    guard !set.isNegated, set.members.count == 1, case .range(let range)? = set.members.first,
      range.lowerBound == range.upperBound, range.lowerBound < 0x80
    else { return nil }
    return small(UInt8(range.lowerBound))
  }
}
