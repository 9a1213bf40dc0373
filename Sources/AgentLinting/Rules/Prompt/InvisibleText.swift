internal import AgentDefinitions

/// Flags characters that a person cannot see and a model reads.
struct InvisibleText: FileRule {
  static let info = RuleInfo(
    id: "invisible-text",
    category: .prompt,
    severity: .error,
    summary: "The file has characters that cannot be seen, or that turn text around.",
    why: "A reviewer approves what is visible; a model follows all of it. Tag characters can spell whole instructions, "
      + "and direction overrides make a line read differently from what it says.",
    fixes: [.safe],
    examples: [
      .flagged(
        "description: Reviews Swift ↓\u{202E}code for data races",
        fixed: "description: Reviews Swift code for data races"),
      .flagged("description: Reviews Swift code↓\u{E0061}\u{E0062} for data races"),
      .clean("description: Reviews Swift code for data races 👩‍💻"),
      .clean(
        "description: Reviews Swift code for the concur\u{AD}rency rules of 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}"
      ),
      .clean("description: Reviews Swift code for data races in \u{2067}קוד\u{2069} from Israel"),
    ])

  func check(_ file: CheckedFile, into findings: inout Findings) {
    let bytes = file.source.bytes
    var offset = 0
    var found = 0
    while found < Self.most, let start = Self.nextSuspect(in: bytes, from: offset) {
      guard let scalar = Self.scalar(bytes, at: start), Self.isHidden(scalar) else {
        offset = start + 1
        continue
      }
      var end = start
      var count = 0
      while let next = Self.scalar(bytes, at: end), Self.isHidden(next) {
        end += UTF8.width(next)
        count += 1
      }
      offset = end
      if Self.isOrdinary(scalar, count, at: start, in: bytes) { continue }
      findings.add(
        .hidden(scalar, count: count, Edit(SourceRange(start, end), in: file.source, with: [])),
        at: SourceRange(start, end))
      found += 1
    }
  }

  /// A file with more is made to be noticed, and is.
  private static let most = 100

  /// Hidden characters begin with one of three bytes; everything else is passed over quickly.
  private static func nextSuspect(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = start
      while offset < bytes.count {
        if offset + 8 <= bytes.count,
          isASCII(UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        {
          offset += 8
          continue
        }
        switch bytes[offset] {
        case 0..<0xE2: break
        case 0xE2 where offset + 1 < bytes.count && (bytes[offset + 1] == 0x80 || bytes[offset + 1] == 0x81):
          return offset
        case 0xF3: return offset
        default: break
        }
        offset += 1
      }
      return nil
    }
  }

  private static func isASCII(_ eightBytes: UInt64) -> Bool { eightBytes & 0x8080_8080_8080_8080 == 0 }

  private static func scalar(_ bytes: [UInt8], at offset: Int) -> Unicode.Scalar? {
    guard offset < bytes.count else { return nil }
    var decoder = UTF8()
    var iterator = bytes[offset...].prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }

  /// Where such characters are part of what one sees: the tags in the flag of Scotland, the variant of a Chinese
  /// character, and the isolates around a number in a line of Hebrew or Arabic.
  private static func isOrdinary(_ scalar: Unicode.Scalar, _ count: Int, at start: Int, in bytes: [UInt8]) -> Bool {
    switch scalar.value {
    case 0xE0020...0xE007F:
      let blackFlag: [UInt8] = [0xF0, 0x9F, 0x8F, 0xB4]
      return count <= 8 && start >= 4 && bytes[(start - 4)..<start].elementsEqual(blackFlag)
    case 0xE0100...0xE01EF:
      return count == 1 && start >= 3 && (0xE3...0xE9).contains(bytes[start - 3])
    case 0x202A...0x202C, 0x2066...0x2069:
      let line = bytes[max(0, start - 200)..<start].reversed().prefix { $0 != 0x0A }
      let rest = bytes[start..<min(bytes.count, start + 200)].prefix { $0 != 0x0A }
      return count == 1 && (line.contains(where: \.leadsRightToLeft) || rest.contains(where: \.leadsRightToLeft))
    default: return false
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0x2060...0x2064: true
    case 0xE0000...0xE007F, 0xE0100...0xE01EF: true
    default: false
    }
  }
}

extension UInt8 {
  /// The first byte of a Hebrew, Arabic or Syriac letter.
  fileprivate var leadsRightToLeft: Bool { (0xD6...0xDC).contains(self) }
}

extension FindingText {
  fileprivate static func hidden(_ scalar: Unicode.Scalar, count: Int, _ deletion: Edit) -> FindingText {
    let name = "U+" + String(scalar.value, radix: 16, uppercase: true)
    let what = count == 1 ? "an invisible character, \(name)," : "\(count) invisible characters, from \(name) on,"
    return FindingText(
      "\(what) that a model reads and nobody sees; delete what is not meant",
      fixes: .of("delete \(count == 1 ? "it" : "them")", .safe, deletion))
  }
}
