/// Reads the regular expressions that `rg` takes by default, as far as models write them: no look-around and no
/// back-references, Unicode classes `\d \w \s`, groups of every kind, flags `i` and `s`, lazy and counted repetition.
struct RegexParser {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var depth = 0
  private var ignoresCase: Bool
  private var dotTakesNewlines: Bool

  private static let depthLimit = 100
  private static let countLimit = 1000
  private static let stackLimit = 10

  static func parse(_ text: String, ignoresCase: Bool, dotTakesNewlines: Bool) throws(RegexFault) -> RegexNode {
    var parser = RegexParser(
      scalars: Array(text.unicodeScalars), ignoresCase: ignoresCase, dotTakesNewlines: dotTakesNewlines)
    let node = try parser.choice()
    guard parser.place == parser.scalars.count else { throw RegexFault(reason: "unopened group: ) without (") }
    return node
  }

  private init(scalars: [Unicode.Scalar], ignoresCase: Bool, dotTakesNewlines: Bool) {
    self.scalars = scalars
    self.ignoresCase = ignoresCase
    self.dotTakesNewlines = dotTakesNewlines
  }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard next == wanted else { return false }
    place += 1
    return true
  }

  private mutating func choice() throws(RegexFault) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw RegexFault(reason: "groups nest more than \(Self.depthLimit) deep") }
    var choices = [try sequence()]
    while take("|") { choices.append(try sequence()) }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func sequence() throws(RegexFault) -> RegexNode {
    var nodes: [RegexNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let node = try element() else { continue }
      nodes.append(try repetition(of: node))
    }
    return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
  }

  /// - Returns: nil for what matches nothing by itself, such as `(?i)`.
  private mutating func element() throws(RegexFault) -> RegexNode? {
    guard let scalar = next else { return nil }
    place += 1
    switch scalar {
    case "^": return .assertion(.lineStart)
    case "$": return .assertion(.lineEnd)
    case ".": return .set(.any(newlines: dotTakesNewlines))
    case "[": return .set(try bracket())
    case "(": return try group()
    case "\\": return try escape()
    case "*", "+", "?": throw RegexFault(reason: "\(scalar) repeats nothing; write \\\(scalar) for the character")
    default: return literal(scalar)
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> RegexNode {
    .set(RegexSet(members: [.range(scalar.value...scalar.value)], ignoresCase: ignoresCase))
  }

  // MARK: Repetition

  private mutating func repetition(of node: RegexNode) throws(RegexFault) -> RegexNode {
    var node = node
    var count = 0
    while let scalar = next {
      let (least, most): (Int, Int?)
      switch scalar {
      case "*": (least, most) = (0, nil)
      case "+": (least, most) = (1, nil)
      case "?": (least, most) = (0, 1)
      case "{":
        place += 1
        (least, most) = try counts()
        place -= 1
      default: return node
      }
      place += 1
      count += 1
      guard count <= Self.stackLimit else { throw RegexFault(reason: "repetitions stand too many in a row") }
      node = .repeated(node, least: least, most: most, isLazy: take("?"))
    }
    return node
  }

  /// After `{`, up to and with `}`.
  private mutating func counts() throws(RegexFault) -> (Int, Int?) {
    let fault = RegexFault(reason: "{ begins no repetition such as {2,5}; write \\{ for the character")
    guard let least = number() else { throw fault }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else { throw fault }
    guard least <= Self.countLimit, most ?? 0 <= Self.countLimit else {
      throw RegexFault(reason: "a repetition counts further than \(Self.countLimit)")
    }
    guard most.map({ $0 >= least }) ?? true else { throw RegexFault(reason: "a repetition counts backwards") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let start = place
    while let scalar = next, "0"..."9" ~= scalar { place += 1 }
    return Int(String(String.UnicodeScalarView(scalars[start..<place])))
  }

  // MARK: Groups

  private mutating func group() throws(RegexFault) -> RegexNode? {
    let (before, dotBefore) = (ignoresCase, dotTakesNewlines)
    if take("?") {
      if take("<") || (take("P") && take("<")) {
        if next == "=" || next == "!" { throw RegexFault(reason: "look-behind is not supported") }
        while let scalar = next, scalar != ">" { place += scalar == ")" ? scalars.count : 1 }
        guard take(">") else { throw RegexFault(reason: "unclosed group name") }
      } else if next == "=" || next == "!" {
        throw RegexFault(reason: "look-ahead is not supported")
      } else if try !flags() {
        // `(?i)`: for the rest of the group around it.
        return nil
      }
    }
    let node = try choice()
    guard take(")") else { throw RegexFault(reason: "unclosed group: ( without )") }
    (ignoresCase, dotTakesNewlines) = (before, dotBefore)
    return node
  }

  /// - Returns: whether a group follows, as in `(?i:…)`.
  private mutating func flags() throws(RegexFault) -> Bool {
    var isOn = true
    while let flag = next {
      place += 1
      switch flag {
      case "i": ignoresCase = isOn
      case "s": dotTakesNewlines = isOn
      case "m", "u": break
      case "-": isOn = false
      case ":": return true
      case ")": return false
      default: throw RegexFault(reason: "unknown flag \(flag) in (?\(flag)…)")
      }
    }
    throw RegexFault(reason: "unclosed group: (? without )")
  }

  // MARK: Classes

  private mutating func escape() throws(RegexFault) -> RegexNode {
    guard let scalar = next else { throw RegexFault(reason: "a backslash at the end escapes nothing") }
    switch scalar {
    case "b":
      place += 1
      return .assertion(.wordBoundary)
    case "B":
      place += 1
      return .assertion(.noWordBoundary)
    case "A", "z":
      place += 1
      return .assertion(scalar == "A" ? .lineStart : .lineEnd)
    case "1"..."9": throw RegexFault(reason: "back-references such as \\\(scalar) are not supported")
    default:
      return .set(RegexSet(members: [try escapedMember()], ignoresCase: ignoresCase))
    }
  }

  /// After the backslash.
  private mutating func escapedMember() throws(RegexFault) -> RegexSet.Member {
    guard let scalar = next else { throw RegexFault(reason: "a backslash at the end escapes nothing") }
    place += 1
    func one(_ value: UInt32) -> RegexSet.Member { .range(value...value) }
    switch scalar {
    case "d", "D": return .known(.digit, isNegated: scalar == "D")
    case "w", "W": return .known(.word, isNegated: scalar == "W")
    case "s", "S": return .known(.space, isNegated: scalar == "S")
    case "n": return one(0x0A)
    case "t": return one(0x09)
    case "r": return one(0x0D)
    case "f": return one(0x0C)
    case "v": return one(0x0B)
    case "a": return one(0x07)
    case "x", "u": return one(try hexadecimal(digits: scalar == "x" ? 2 : 4))
    default:
      guard !scalar.properties.isAlphabetic, scalar.properties.generalCategory != .decimalNumber else {
        throw RegexFault(reason: "unrecognized escape \\\(scalar)")
      }
      return one(scalar.value)
    }
  }

  private mutating func hexadecimal(digits: Int) throws(RegexFault) -> UInt32 {
    var text = ""
    let isBraced = take("{")
    while let scalar = next, scalar.properties.isASCIIHexDigit, isBraced || text.count < digits {
      text.unicodeScalars.append(scalar)
      place += 1
    }
    guard !isBraced || take("}"), isBraced || text.count == digits, let value = UInt32(text, radix: 16),
      Unicode.Scalar(value) != nil
    else { throw RegexFault(reason: "invalid hexadecimal escape") }
    return value
  }

  /// After `[`, up to and with `]`.
  private mutating func bracket() throws(RegexFault) -> RegexSet {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw RegexFault(reason: "classes nest more than \(Self.depthLimit) deep") }
    var set = RegexSet(isNegated: take("^"), ignoresCase: ignoresCase)
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      place += 1
      guard let member = try bracketMember(scalar) else { continue }
      guard case .range(let first) = member, next == "-", place + 1 < scalars.count, scalars[place + 1] != "]" else {
        set.members.append(member)
        continue
      }
      place += 1
      let last = scalars[place]
      place += 1
      guard case .range(let end) = try bracketMember(last), first.lowerBound <= end.lowerBound else {
        throw RegexFault(reason: "a range in a class runs backwards or is none")
      }
      set.members.append(.range(first.lowerBound...end.lowerBound))
    }
    guard take("]") else { throw RegexFault(reason: "unclosed character class: [ without ]") }
    return set
  }

  private mutating func bracketMember(_ scalar: Unicode.Scalar) throws(RegexFault) -> RegexSet.Member? {
    switch scalar {
    case "\\": return try escapedMember()
    case "[": return try next == ":" ? namedClass() : .set(bracket())
    default: return .range(scalar.value...scalar.value)
    }
  }

  /// After `[`, as in `[:alpha:]`.
  private mutating func namedClass() throws(RegexFault) -> RegexSet.Member {
    place += 1
    let isNegated = take("^")
    let start = place
    while let scalar = next, scalar != ":" { place += 1 }
    let name = String(String.UnicodeScalarView(scalars[start..<min(place, scalars.count)]))
    guard take(":"), take("]"), let ranges = Self.named[name] else {
      throw RegexFault(reason: "unknown character class [:\(name):]")
    }
    return .set(RegexSet(members: ranges.map { .range($0) }, isNegated: isNegated))
  }

  private static let named: [String: [ClosedRange<UInt32>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A], "ascii": [0...0x7F],
    "blank": [0x09...0x09, 0x20...0x20], "cntrl": [0...0x1F, 0x7F...0x7F], "digit": [0x30...0x39],
    "graph": [0x21...0x7E], "lower": [0x61...0x7A], "print": [0x20...0x7E],
    "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E], "space": [0x09...0x0D, 0x20...0x20],
    "upper": [0x41...0x5A], "word": [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A],
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]
}
