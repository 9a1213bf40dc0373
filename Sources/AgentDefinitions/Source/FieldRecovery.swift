/// Reads a text that YAML rejects, key by key.
struct FieldRecovery {
  let file: SourceFile
  let range: SourceRange
  let knownKeys: Set<String>

  private struct Piece {
    var key: SourceRange
    /// From the start of the key's line to the start of the next piece.
    var range: SourceRange
  }

  func read(after fault: SourceFault) -> SourceReading {
    var builder = SourceTreeBuilder(file: file, expecting: range.count)
    var rawKeys: [Located<String>] = []
    var lost: [SourceRange] = []
    let (head, pieces) = split()
    let stop = readAll(head: head, pieces: pieces, into: &builder, rawKeys: &rawKeys, lost: &lost)
    builder.endAll()
    builder.report(fault)
    if let stop { builder.report(stop) }
    let tree = SourceTree(file: file, range: range, nodes: builder.nodes, arena: builder.arena, isRecovered: true)
    return SourceReading(
      tree: tree, faults: builder.faults, recovered: RecoveredFields(fault: fault, rawKeys: rawKeys, lost: lost))
  }

  private func readAll(
    head: SourceRange, pieces: [Piece], into builder: inout SourceTreeBuilder, rawKeys: inout [Located<String>],
    lost: inout [SourceRange]
  ) -> SourceFault? {
    do throws(SourceFault) {
      try builder.begin(.mapping, style: .block, at: Int(pieces.first?.key.lower ?? range.lower))
      if !readPiece(head, into: &builder) { lost.append(head) }
      for piece in pieces where !readPiece(piece.range, into: &builder) {
        try addRaw(piece, to: &builder)
        rawKeys.append(Located(file.text(in: piece.key), at: piece.key))
      }
      return nil
    } catch {
      return error
    }
  }

  /// Whether a piece is YAML of its own; its entries are then in the builder.
  private func readPiece(_ piece: SourceRange, into builder: inout SourceTreeBuilder) -> Bool {
    let mark = builder.mark()
    if YAMLReader.read(piece, of: file, splicing: true, into: &builder) == nil { return true }
    builder.goBack(to: mark)
    return false
  }

  private func addRaw(_ piece: Piece, to builder: inout SourceTreeBuilder) throws(SourceFault) {
    let value = RawText(file.bytes, after: Int(piece.key.upper), in: piece.range)
    try add(Array(file[piece.key]), style: .plain, at: piece.key, to: &builder)
    try add(value.text, style: .raw, at: value.range, to: &builder)
  }

  private func add(
    _ text: [UInt8], style: SourceStyle, at range: SourceRange, to builder: inout SourceTreeBuilder
  ) throws(SourceFault) {
    let isVerbatim = file[range].elementsEqual(text)
    try text.withUnsafeBufferPointer { text throws(SourceFault) in
      try builder.scalar(text, verbatim: isVerbatim ? range : nil, style: style, at: range)
    }
  }

  // MARK: - Splitting

  /// What stands before the first known key, and the stretch that each known key begins.
  private func split() -> (head: SourceRange, pieces: [Piece]) {
    var pieces: [Piece] = []
    var seen: Set<String> = []
    let bytes = file.bytes
    let end = Int(range.upper)
    var line = max(Int(range.lower), Int(file.contents.lower))
    let start = line
    while line < end {
      if let key = key(at: line), seen.insert(file.text(in: key)).inserted {
        pieces.append(Piece(key: key, range: SourceRange(line, end)))
        if pieces.count > 1 {
          pieces[pieces.count - 2].range = SourceRange(Int(pieces[pieces.count - 2].range.lower), line)
        }
      }
      while line < end, !bytes[line].isLineBreak { line += 1 }
      if line + 1 < end, bytes[line] == UInt8(ascii: "\r"), bytes[line + 1] == UInt8(ascii: "\n") { line += 1 }
      line += 1
    }
    return (SourceRange(start, Int(pieces.first?.range.lower ?? range.upper)), pieces)
  }

  /// A known key and its colon at the start of a line.
  private func key(at start: Int) -> SourceRange? {
    let bytes = file.bytes
    let end = Int(range.upper)
    var offset = start
    while offset < end, bytes[offset].isKeyCharacter { offset += 1 }
    guard offset > start, offset < end, bytes[offset] == UInt8(ascii: ":") else { return nil }
    guard offset + 1 == end || bytes[offset + 1].isYAMLSpace else { return nil }
    let key = SourceRange(start, offset)
    return knownKeys.contains(file.text(in: key)) ? key : nil
  }
}
