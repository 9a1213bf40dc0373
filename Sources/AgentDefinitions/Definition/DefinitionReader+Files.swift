extension DefinitionReader {
  mutating func readDocument(_ document: (tree: SourceTree, faults: [SourceFault])) {
    let (tree, faults) = document
    values.faults.add(faults)
    isComplete = !faults.contains(where: \.endsReading)
    readRoot(tree)
  }

  mutating func readMarkdown() {
    let front = FrontMatter.split(file)
    switch front {
    case .absent: values.faults.add(.frontMatterMissing, at: firstLine)
    case .unterminated(let open, _): values.faults.add(.frontMatterUnterminated, at: open)
    case .notFirst(_, _, let range): values.faults.add(.frontMatterNotFirst, at: range)
    case .present: break
    }
    if let parts = front.parts { readFrontMatter(parts) } else if case .unterminated = front { isComplete = false }
    if let body = front.body { agent.prompt = prompt(in: body) }
  }

  private mutating func readFrontMatter(_ parts: FrontMatter.Parts) {
    if let dashes = parts.dashesInside, dialect.runtimes.contains(.claudeCode) {
      values.faults.add(.dashesInFrontMatter, at: dashes)
    }
    let reading = SourceTree.read(file, parts.yaml, knownKeys: dialect.knownKeys)
    isComplete = reading.isComplete
    agent.isRecovered = reading.tree.isRecovered
    values.faults.add(reading.faults, except: reading.recovered?.fault)
    if let recovered = reading.recovered { report(recovered, reading.tree, parts.yaml) }
    readRoot(reading.tree)
  }

  private mutating func report(_ recovered: RecoveredFields, _ tree: SourceTree, _ yaml: SourceRange) {
    let raw = recovered.rawKeys.map(\.value)
    let parsed = tree.root.map { root in root.entries.compactMap { $0.key.text }.filter { !raw.contains($0) } } ?? []
    values.faults.add(
      .recoveredFrontMatter(recovered.fault.kind, raw: raw, parsed: parsed), at: recovered.fault.range)
    if dialect.isReadInVisualStudioCode, let dropped = DroppedKeys(in: yaml, of: tree) {
      values.faults.add(.droppedKeys(dropped.keys), at: dropped.line)
    }
  }

  private mutating func readRoot(_ tree: SourceTree) {
    guard let root = tree.root else { return }
    guard root.kind == .mapping else {
      isComplete = false
      values.faults.add(.wrongType(key: "", expected: "a mapping", found: root.words), at: root.range)
      return
    }
    readFields(root)
  }

  /// The body without the blank lines around it.
  private mutating func prompt(in body: SourceRange) -> Located<String> {
    let bytes = file.bytes
    var lower = Int(body.lower)
    var upper = Int(body.upper)
    while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
    while lower > Int(body.lower), bytes[lower - 1] == 0x20 || bytes[lower - 1] == 0x09 { lower -= 1 }
    while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
    let range = SourceRange(lower, upper)
    guard let text = String(validating: bytes[lower..<upper], as: UTF8.self) else {
      reportBrokenText(lower..<upper)
      return Located(String(decoding: bytes[lower..<upper], as: UTF8.self), at: range)
    }
    return Located(text, at: range)
  }

  private mutating func reportBrokenText(_ range: Range<Int>) {
    var broken: [Int] = []
    var offset = range.lowerBound
    file.bytes.withUnsafeBufferPointer { bytes in
      while offset < range.upperBound {
        let length = UTF8Step.wellFormedLength(bytes, at: offset)
        if length == 0 { broken.append(offset) }
        offset += max(1, length)
      }
    }
    guard let first = broken.first else { return }
    values.faults.add(.syntax(.notUTF8(count: broken.count)), at: SourceRange(first, first + 1))
  }
}
