internal import SessionCore

/// Collects what a program writes: its beginning and its end in memory, and all of it in a file once it is too long.
struct CommandOutput {
  private let part: Int
  private let spill: SpillFile
  private var file: SpillWriter?
  private var isKept = true
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var count = 0

  /// More than this of one output is not kept on disk either.
  private static let keptLimit = 256 << 20

  /// `limit` is about how many bytes a model is given.
  init(limit: Int, spill: SpillFile) {
    part = limit / 2
    self.spill = spill
  }

  mutating func add(_ bytes: [UInt8]) {
    count += bytes.count
    let room = part - head.count
    head += bytes.prefix(room)
    tail += bytes.dropFirst(room)
    if count > 2 * part { keep(bytes) }
    // Now and then only: moving bytes costs time.
    if tail.count > 8 * part { tail.removeFirst(tail.count - part) }
  }

  private mutating func keep(_ bytes: [UInt8]) {
    guard isKept, count <= Self.keptLimit else {
      isKept = false
      return
    }
    do {
      guard file == nil else {
        try file?.add(bytes)
        return
      }
      // The first time, everything so far is still in memory.
      file = try spill.open()
      try file?.add(head + tail)
    } catch {
      isKept = false
    }
  }

  /// After the last of the output.
  mutating func end() {
    do { try file?.end() } catch { isKept = false }
  }

  /// For a model: all of it, or the beginning and the end and where the rest is.
  var text: String {
    guard count > 2 * part else { return String(decoding: head + tail, as: UTF8.self) }
    let end = tail.suffix(part)
    let rest =
      switch (file, isKept) {
      case (nil, _): "and could not be kept"
      case (_, true): "the whole output is in \(spill.path)"
      case (_, false): "as much as could be kept is in \(spill.path)"
      }
    return Self.repaired(head) + "\n[… \(count - head.count - end.count) bytes left out; \(rest) …]\n"
      + Self.repaired(Array(end))
  }

  /// Without the halves of characters at the cuts.
  private static func repaired(_ bytes: [UInt8]) -> String {
    var bytes = bytes[...]
    while let first = bytes.first, first & 0xC0 == 0x80, bytes.startIndex < 3 { bytes = bytes.dropFirst() }
    if let start = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) {
      let length =
        switch bytes[start] {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
      if bytes.endIndex - start < length { bytes = bytes[..<start] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
