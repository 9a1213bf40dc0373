internal import CYAML

/// Reads a range of a file as YAML into a tree builder, through libyaml's events.
///
/// Depth is limited while events come in, because libyaml 0.2.5 takes quadratic time over nested brackets and has no
/// limit of its own: a megabyte of `[` must be left after 64 of them.
struct YAMLReader {
  private let file: SourceFile
  private let input: YAMLInput
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Whether the document's own mapping adds to the list or mapping that is open in the builder.
  private let splicing: Bool
  private var isInSplicedRoot = false
  private var parser: UnsafeMutablePointer<yaml_parser_t>

  /// Reads until the text ends or a fault that ends reading, which is returned and not reported to the builder.
  /// With `splicing`, the document must be a mapping, and its entries go to the mapping that is open in the builder.
  static func read(
    _ range: SourceRange, of file: SourceFile, splicing: Bool = false, into builder: inout SourceTreeBuilder
  ) -> SourceFault? {
    let input = YAMLInput(range, of: file)
    for fault in input.faults { builder.report(fault) }
    if let fault = input.tooManyDirectives(in: file) { return fault }
    return input.withText(of: file) { text -> SourceFault? in
      file.bytes.withUnsafeBufferPointer { bytes -> SourceFault? in
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else {
          return SourceFault(.invalidYAML(.other("out of memory"), context: nil), at: .empty(at: input.start))
        }
        defer { yaml_parser_delete(parser) }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
        var reader = YAMLReader(file: file, input: input, bytes: bytes, splicing: splicing, parser: parser)
        do throws(SourceFault) {
          try reader.readEvents(into: &builder)
          return nil
        } catch {
          return error
        }
      }
    }
  }

  private mutating func readEvents(into builder: inout SourceTreeBuilder) throws(SourceFault) {
    let outside = builder.depth
    var hasDocument = false
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxFault(builder) }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT: return
      case YAML_DOCUMENT_START_EVENT:
        guard !hasDocument else {
          builder.report(SourceFault(.severalDocuments, at: range(of: event)))
          return
        }
        hasDocument = true
      case YAML_SCALAR_EVENT:
        try checkSplice(builder.depth == outside, at: event)
        try scalar(event, into: &builder)
      case YAML_ALIAS_EVENT:
        try checkSplice(builder.depth == outside, at: event)
        let alias = event.data.alias
        try builder.alias(name: Self.buffer(alias.anchor), at: range(of: event))
      case YAML_SEQUENCE_START_EVENT:
        try checkSplice(builder.depth == outside, at: event)
        let start = event.data.sequence_start
        let style: SourceStyle = start.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block
        if start.tag != nil { try builder.countTag(at: range(of: event)) }
        try builder.begin(.sequence, style: style, at: contentStart(event, anchor: start.anchor, tag: start.tag))
        if let anchor = start.anchor { try builder.anchorLast(name: Self.buffer(anchor)) }
      case YAML_MAPPING_START_EVENT:
        let start = event.data.mapping_start
        if splicing, !isInSplicedRoot {
          isInSplicedRoot = true
          continue
        }
        let style: SourceStyle = start.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block
        if start.tag != nil { try builder.countTag(at: range(of: event)) }
        try builder.begin(.mapping, style: style, at: contentStart(event, anchor: start.anchor, tag: start.tag))
        if let anchor = start.anchor { try builder.anchorLast(name: Self.buffer(anchor)) }
      case YAML_SEQUENCE_END_EVENT:
        builder.end(at: closing(UInt8(ascii: "]"), of: event))
      case YAML_MAPPING_END_EVENT:
        // The spliced mapping is the builder's own and stays open.
        if builder.depth > outside { builder.end(at: closing(UInt8(ascii: "}"), of: event)) }
      default: break
      }
    }
  }

  private func checkSplice(_ isRoot: Bool, at event: yaml_event_t) throws(SourceFault) {
    guard splicing, isRoot, !isInSplicedRoot else { return }
    throw SourceFault(.invalidYAML(.missingColon, context: nil), at: range(of: event))
  }

  // MARK: - Scalars

  private func scalar(_ event: yaml_event_t, into builder: inout SourceTreeBuilder) throws(SourceFault) {
    let scalar = event.data.scalar
    let text = UnsafeBufferPointer(start: scalar.value.map { UnsafePointer($0) }, count: scalar.length)
    var range = SourceRange(contentStart(event, anchor: scalar.anchor, tag: scalar.tag), offset(event.end_mark))
    let style: SourceStyle
    var verbatim: SourceRange?
    switch scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      style = scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ? .singleQuoted : .doubleQuoted
      verbatim = SourceRange(lower: range.lower + 1, upper: max(range.upper, 1) - 1)
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE:
      style = scalar.style == YAML_LITERAL_SCALAR_STYLE ? .literal : .folded
      // libyaml ends these where the next line starts.
      range = range.trimmingEnd(in: bytes)
    default:
      style = .plain
      verbatim = range
    }
    if scalar.tag != nil { try builder.countTag(at: range) }
    let tag = Self.tag(scalar.tag)
    if input.hasSeparators {
      let restored = YAMLInput.restore(text)
      try restored.withUnsafeBufferPointer { text throws(SourceFault) in
        if let slice = verbatim, !isSame(text, as: slice) { verbatim = nil }
        try builder.scalar(text, verbatim: verbatim, style: style, tag: tag, at: range)
      }
    } else {
      if let slice = verbatim, !isSame(text, as: slice) { verbatim = nil }
      try builder.scalar(text, verbatim: verbatim, style: style, tag: tag, at: range)
    }
    if let anchor = scalar.anchor { try builder.anchorLast(name: Self.buffer(anchor)) }
  }

  private func isSame(_ text: UnsafeBufferPointer<UInt8>, as slice: SourceRange) -> Bool {
    guard slice.count == text.count, Int(slice.upper) <= bytes.count else { return false }
    return text.isEmpty || UnsafeBufferPointer(rebasing: bytes[slice.indices]).elementsEqual(text)
  }

  private static func tag(_ tag: UnsafeMutablePointer<yaml_char_t>?) -> SourceNode.Tag {
    guard let tag else { return .none }
    switch String(decoding: buffer(tag), as: UTF8.self) {
    case "!", "tag:yaml.org,2002:str": return .string
    case "tag:yaml.org,2002:null": return .null
    case "tag:yaml.org,2002:bool": return .bool
    case "tag:yaml.org,2002:int": return .int
    case "tag:yaml.org,2002:float": return .float
    default: return .other
    }
  }

  private static func buffer(_ text: UnsafeMutablePointer<yaml_char_t>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    var count = 0
    while text[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: text, count: count)
  }

  // MARK: - Places

  private func offset(_ mark: yaml_mark_t) -> Int {
    input.offset(ofCodePoint: Int(clamping: mark.index), in: bytes)
  }

  private func range(of event: yaml_event_t) -> SourceRange {
    SourceRange(offset(event.start_mark), offset(event.end_mark))
  }

  /// Where a value begins after its anchor and tag, which belong to the event but not to the value.
  private func contentStart(
    _ event: yaml_event_t, anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> Int {
    var start = offset(event.start_mark)
    guard anchor != nil || tag != nil else { return start }
    let end = offset(event.end_mark)
    while start < end {
      switch bytes[start] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while start < end, !bytes[start].isYAMLSpace { start += 1 }
      case UInt8(ascii: "#"):
        while start < end, !bytes[start].isLineBreak { start += 1 }
      case let byte where byte.isYAMLSpace: start += 1
      default: return start
      }
    }
    return start
  }

  /// The end of a list or mapping in brackets; nil for those that end with their last child.
  private func closing(_ bracket: UInt8, of event: yaml_event_t) -> Int? {
    let end = offset(event.end_mark)
    return event.end_mark.index > event.start_mark.index && end > 0 && bytes[end - 1] == bracket ? end : nil
  }

  // MARK: - Faults

  private func syntaxFault(_ builder: SourceTreeBuilder) -> SourceFault {
    let failure = parser.pointee
    let words = failure.problem.map { String(cString: $0) } ?? "out of memory"
    if failure.error == YAML_READER_ERROR {
      // The input was repaired before, so that this is not reached; its offset counts bytes.
      return SourceFault(
        .invalidYAML(.other(words), context: nil), at: .empty(at: min(input.start + failure.problem_offset, input.end)))
    }
    return YAMLDiagnosis(
      words: words, construct: failure.context.map { String(cString: $0) } ?? "",
      problem: offset(failure.problem_mark),
      context: failure.context == nil ? nil : offset(failure.context_mark),
      openBracket: builder.innermostBracket, bytes: bytes, start: input.start, end: input.end
    ).fault
  }
}

extension SourceRange {
  func trimmingEnd(in bytes: UnsafeBufferPointer<UInt8>) -> SourceRange {
    var end = upper
    while end > lower, bytes[Int(end) - 1].isYAMLSpace { end -= 1 }
    return SourceRange(lower: lower, upper: end)
  }
}

extension UInt8 {
  var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  var isYAMLSpace: Bool { isBlank || isLineBreak }
}
