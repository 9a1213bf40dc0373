/// Turns what libyaml says about a text into what its author did, and where.
struct YAMLDiagnosis {
  /// libyaml's problem and the construct it was in, in its words.
  let words: String
  let construct: String
  let problem: Int
  let context: Int?
  /// The innermost `[` or `{` that is open.
  let openBracket: Int?
  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let end: Int

  var fault: SourceFault {
    switch words {
    case "mapping values are not allowed in this context":
      return fault(.colonInValue, problem..<problem + 1, context: valueOnLine(of: problem))
    case "found character that cannot start any token":
      if byte(problem) == UInt8(ascii: "\t") { return fault(.tabIndentation, problem..<problem + 1) }
      return fault(.reservedStart(character(problem)), problem..<lineEnd(problem))
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation", "found a tab character that violate intendation":
      return fault(.tabIndentation, problem..<problem + 1, context: contextRange)
    case "did not find expected alphabetic or numeric character":
      let first = context ?? problem
      return fault(.markWithoutName(character(first)), first..<max(problem, first + 1))
    case "found unexpected end of stream", "found unexpected document indicator":
      let quote = context ?? problem
      return fault(.unterminatedQuote(character(quote)), quote..<quote + 1)
    case "did not find expected hexdecimal number", "found unknown escape character",
      "found invalid Unicode character escape code":
      return fault(.badEscape, problem..<problem + 2, context: contextRange)
    case "could not find expected ':'":
      let key = context ?? problem
      let isLong = lineEnd(key) - key > 1024
      return fault(isLong ? .keyTooLong : .missingColon, key..<lineEnd(key))
    case "block sequence entries are not allowed in this context":
      return fault(.listOnKeyLine, problem..<problem + 1)
    case "mapping keys are not allowed in this context":
      return fault(.strayIndicator("?"), problem..<problem + 1)
    case "did not find expected key", "did not find expected '-' indicator", "did not find expected <document start>":
      return misplaced
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      if let quote = quoteBefore(problem) { return fault(.textAfterQuote(quote), problem..<lineEnd(problem)) }
      if byte(problem) == UInt8(ascii: ":"), let openBracket, openBracket >= lineStart(problem) {
        return fault(.colonInValue, problem..<problem + 1)
      }
      return unclosed
    case "did not find expected node content":
      if problem >= lastContent { return unclosed }
      return fault(.strayIndicator(character(problem)), problem..<problem + 1)
    default: return byConstruct
    }
  }

  private var byConstruct: SourceFault {
    if construct.hasSuffix("a tag") || words == "found undefined tag handle" {
      let first = context ?? problem
      return fault(.badTag, first..<max(problem, first + 1))
    }
    if construct.hasSuffix("a block scalar") { return fault(.badBlockHeader, problem..<lineEnd(problem)) }
    if construct.contains("directive") || words.contains("directive") || words == "found incompatible YAML document" {
      let line = lineStart(context ?? problem)
      return fault(.badDirective, line..<lineEnd(line))
    }
    return fault(.other(words), problem..<problem + 1, context: contextRange)
  }

  /// Something stands where a key, an item or the end should be.
  private var misplaced: SourceFault {
    if let quote = quoteBefore(problem) { return fault(.textAfterQuote(quote), problem..<lineEnd(problem)) }
    let found = byte(problem)
    if let found, ",[]{}".utf8.contains(found) {
      return fault(.strayIndicator(character(problem)), problem..<problem + 1)
    }
    let isOver = words == "did not find expected <document start>"
    return fault(isOver ? .textAfterEnd : .badIndentation, problem..<lineEnd(problem))
  }

  private var unclosed: SourceFault {
    guard let bracket = openBracket ?? context else {
      return fault(.other(words), problem..<problem + 1)
    }
    return fault(.unclosedBracket(character(bracket)), bracket..<bracket + 1)
  }

  // MARK: - Looking at the text

  private func fault(_ problem: YAMLProblem, _ range: Range<Int>, context: SourceRange? = nil) -> SourceFault {
    let text = SourceRange(start, end)
    return SourceFault(
      .invalidYAML(problem, context: context),
      at: SourceRange(range.lowerBound, range.upperBound).clamped(to: text))
  }

  private var contextRange: SourceRange? {
    context.map { SourceRange($0, min($0 + 1, end)) }
  }

  private func byte(_ offset: Int) -> UInt8? { offset >= start && offset < end ? bytes[offset] : nil }

  private func character(_ offset: Int) -> Unicode.Scalar {
    guard let byte = byte(offset) else { return "\u{FFFD}" }
    return byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}"
  }

  private func lineStart(_ offset: Int) -> Int {
    var offset = min(offset, end)
    while offset > start, !bytes[offset - 1].isLineBreak { offset -= 1 }
    return offset
  }

  /// The end of a line's text, without blanks.
  private func lineEnd(_ offset: Int) -> Int {
    var line = min(offset, end)
    while line < end, !bytes[line].isLineBreak { line += 1 }
    while line > offset, bytes[line - 1].isBlank { line -= 1 }
    return line
  }

  private var lastContent: Int {
    var last = end
    while last > start, bytes[last - 1].isYAMLSpace { last -= 1 }
    return last
  }

  /// The quote that closes right before `offset` on the same line.
  private func quoteBefore(_ offset: Int) -> Unicode.Scalar? {
    var before = min(offset, end)
    while before > start, bytes[before - 1].isBlank { before -= 1 }
    guard before > start, let last = byte(before - 1) else { return nil }
    return last == UInt8(ascii: "\"") || last == UInt8(ascii: "'") ? Unicode.Scalar(last) : nil
  }

  /// The value that contains the colon at `offset`: what follows the first `: ` of its line.
  private func valueOnLine(of offset: Int) -> SourceRange? {
    var colon = lineStart(offset)
    while colon < offset {
      if bytes[colon] == UInt8(ascii: ":"), byte(colon + 1)?.isBlank == true {
        var value = colon + 1
        while value < offset, bytes[value].isBlank { value += 1 }
        return SourceRange(value, lineEnd(offset))
      }
      colon += 1
    }
    return nil
  }
}
