/// Reads a file as TOML 1.0, line after line. A line that is wrong is reported and left out, and reading goes on with
/// the next; below a header that cannot be read everything is left out up to the next header.
struct TOMLReader {
  let file: SourceFile
  let bytes: [UInt8]
  let end: Int
  var offset: Int
  var document: TOMLDocument
  /// Where the brackets open that enclose what is read.
  var brackets: [Int] = []
  private(set) var faults: [SourceFault] = []
  /// How many of the faults left something out.
  private var losses = 0
  /// The table that keys go to.
  private var table = TOMLDocument.root

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    end = file.bytes.count
    offset = Int(file.contents.lower)
    document = TOMLDocument(file)
    let survey = TOMLSurvey(file)
    faults = survey.faults
  }

  mutating func readAll() {
    while true {
      skipEmptyLines()
      guard offset < end else { return }
      let isHeader = bytes[offset] == UInt8(ascii: "[")
      do throws(SourceFault) {
        if isHeader { try readHeader() } else { try readEntry(into: table) }
        try finishLine()
      } catch {
        guard recover(from: error, isHeader: isHeader) else { return }
      }
    }
  }

  /// Reports what leaves nothing out of the tree that is not wrong itself.
  mutating func report(_ problem: TOMLProblem, at range: SourceRange) throws(SourceFault) {
    let fault = SourceFault(.invalidTOML(problem), at: range)
    losses += 1
    if losses >= SourceLimits.faults { throw fault }
    faults.append(fault)
  }

  // MARK: - Lines

  private mutating func readHeader() throws(SourceFault) {
    let start = offset
    offset += 1
    let isList = byte == UInt8(ascii: "[")
    if isList { offset += 1 }
    let path = try readKey()
    for _ in 0..<(isList ? 2 : 1) {
      guard byte == UInt8(ascii: "]") else {
        throw problem(.unclosedHeader, SourceRange(start, max(offset, start + 1)))
      }
      offset += 1
    }
    table = try document.table(path, isList: isList, endingAt: offset)
  }

  mutating func readEntry(into table: Int32) throws(SourceFault) {
    let path = try readKey()
    guard byte == UInt8(ascii: "=") else {
      let found = character.flatMap { $0 == "#" || $0.value < 0x21 ? nil : $0 }
      throw problem(.missingEquals(found: found), found == nil ? path.range : SourceRange(offset, offset + 1))
    }
    offset += 1
    skipBlanks()
    guard let key = path.last else { return }
    let parent = try document.table(path.dropLast(), below: table)
    let value = try readValue(depth: document.depth(of: parent) + 1)
    try document.set(key, to: value, in: parent)
  }

  private mutating func finishLine() throws(SourceFault) {
    skipBlanks()
    guard offset < end, !bytes[offset].isLineBreak, bytes[offset] != UInt8(ascii: "#") else { return }
    throw problem(.textAfterValue, SourceRange(offset, lineEnd))
  }

  /// False when reading cannot go on.
  private mutating func recover(from fault: SourceFault, isHeader: Bool) -> Bool {
    faults.append(fault)
    losses += 1
    guard case .invalidTOML(let problem) = fault.kind, !problem.endsReading, losses < SourceLimits.faults else {
      return false
    }
    if isHeader {
      guard let stray = try? document.stray() else { return false }
      table = stray
    }
    skipLine()
    // What is left of a list over several lines is no key.
    while !brackets.isEmpty, offset < end, !isAtStatement { skipLine() }
    brackets = []
    return true
  }

  /// Whether a line begins as `key = …` or `[name…` does.
  private var isAtStatement: Bool {
    var place = offset
    if bytes[place] == UInt8(ascii: "[") {
      while place < end, bytes[place] == UInt8(ascii: "[") { place += 1 }
      return place < end && bytes[place].isTOMLLetter
    }
    while place < end, bytes[place].isTOMLKey || bytes[place] == UInt8(ascii: ".") { place += 1 }
    guard place > offset else { return false }
    while place < end, bytes[place].isBlank { place += 1 }
    return place < end && bytes[place] == UInt8(ascii: "=")
  }

  // MARK: - Moving on

  var byte: UInt8? { offset < end ? bytes[offset] : nil }

  /// The character at the offset, when it is ASCII.
  var character: Unicode.Scalar? { byte.flatMap { $0 < 0x80 ? Unicode.Scalar($0) : nil } }

  mutating func skipBlanks() {
    while offset < end, bytes[offset].isBlank { offset += 1 }
  }

  /// Blanks, line breaks and comments.
  mutating func skipEmptyLines() {
    while offset < end {
      if bytes[offset] == UInt8(ascii: "#") {
        while offset < end, !bytes[offset].isLineBreak { offset += 1 }
      } else if bytes[offset].isYAMLSpace {
        offset += 1
      } else {
        return
      }
    }
  }

  private mutating func skipLine() {
    while offset < end, !bytes[offset].isLineBreak { offset += 1 }
    if offset < end { offset += 1 }
  }

  /// Where the line's text ends, without blanks.
  var lineEnd: Int {
    var line = offset
    while line < end, !bytes[line].isLineBreak { line += 1 }
    while line > offset, bytes[line - 1].isBlank { line -= 1 }
    return line
  }

  func problem(_ problem: TOMLProblem, _ range: SourceRange) -> SourceFault {
    SourceFault(.invalidTOML(problem), at: range)
  }
}

extension [TOMLDocument.Key] {
  fileprivate var range: SourceRange {
    guard let first, let last else { return .empty(at: 0) }
    return first.range.union(last.range)
  }
}

extension UInt8 {
  var isTOMLLetter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }

  var isTOMLDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// What a key without quotes consists of.
  var isTOMLKey: Bool { isTOMLLetter || isTOMLDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") }
}
