/// Reads the text of a glob into nodes.
struct GlobParser {
  static let lengthLimit = 4096
  static let depthLimit = 16

  private let text: [Unicode.Scalar]
  private var offset = 0

  init(_ text: String) {
    self.text = Array(text.unicodeScalars)
  }

  mutating func pattern() throws(GlobFault) -> [GlobNode] {
    guard text.count <= Self.lengthLimit else { throw .tooLong(limit: Self.lengthLimit) }
    while text[offset...].starts(with: "./".unicodeScalars) { offset += 2 }
    return try sequence(depth: 0, startsComponent: true)
  }

  /// Reads up to the end, or inside braces up to the `,` or `}` that ends the branch.
  private mutating func sequence(depth: Int, startsComponent: Bool) throws(GlobFault) -> [GlobNode] {
    var nodes: [GlobNode] = []
    var startsComponent = startsComponent
    while let scalar = peek, depth == 0 || (scalar != "," && scalar != "}") {
      offset += 1
      switch scalar {
      case "*":
        nodes.append(stars(startsComponent: startsComponent, depth: depth))
        // Repeating `**/` says nothing new, and would make the compiled sets grow.
        if nodes.suffix(2) == [.folders, .folders] { nodes.removeLast() }
      case "?": nodes.append(.one(.anythingButSlash))
      case "[": nodes.append(.one(try characterClass()))
      case "{": nodes.append(try choice(depth: depth + 1, startsComponent: startsComponent))
      case "\\":
        guard let escaped = peek else { throw .trailingBackslash }
        offset += 1
        nodes.append(.one(.exactly(escaped.value)))
      default: nodes.append(.one(.exactly(scalar.value)))
      }
      startsComponent = text[offset - 1] == "/"
    }
    return nodes
  }

  private mutating func stars(startsComponent: Bool, depth: Int) -> GlobNode {
    let start = offset
    while peek == "*" { offset += 1 }
    guard offset > start, startsComponent else { return .many(.anythingButSlash) }
    if peek == "/" {
      offset += 1
      return .folders
    }
    let endsHere = peek.map { depth > 0 && ($0 == "," || $0 == "}") } ?? true
    return .many(endsHere ? .anything : .anythingButSlash)
  }

  private mutating func choice(depth: Int, startsComponent: Bool) throws(GlobFault) -> GlobNode {
    guard depth <= Self.depthLimit else { throw .nestedTooDeep(limit: Self.depthLimit) }
    var branches: [[GlobNode]] = []
    while true {
      branches.append(try sequence(depth: depth, startsComponent: startsComponent))
      guard let end = peek else { throw .unclosedBrace }
      offset += 1
      if end == "}" { return .choice(branches) }
    }
  }

  private mutating func characterClass() throws(GlobFault) -> GlobSymbol {
    var negated = false
    if peek == "!" || peek == "^" {
      negated = true
      offset += 1
    }
    var ranges: [ClosedRange<UInt32>] = []
    while peek != "]" || ranges.isEmpty {
      let low = try classMember()
      guard peek == "-", offset + 1 < text.count, text[offset + 1] != "]" else {
        ranges.append(low.value...low.value)
        continue
      }
      offset += 1
      let high = try classMember()
      guard low <= high else { throw .reversedRange("\(low)-\(high)") }
      ranges.append(low.value...high.value)
    }
    offset += 1
    return .oneOf(ranges, negated: negated)
  }

  private mutating func classMember() throws(GlobFault) -> Unicode.Scalar {
    if peek == "\\" { offset += 1 }
    guard let scalar = peek else { throw .unclosedClass }
    offset += 1
    return scalar
  }

  private var peek: Unicode.Scalar? {
    offset < text.count ? text[offset] : nil
  }
}
