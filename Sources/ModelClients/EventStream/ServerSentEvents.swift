/// Takes a `text/event-stream` apart, fed in pieces cut anywhere, inside a character or a line end too.
///
/// Only the data of events is of use here; names, ids and comments are skipped. The field `error` counts as data, since
/// some llama.cpp servers report a failure that way. The work is linear in what is fed, however long one event is.
struct ServerSentEvents: Sendable {
  /// The start of a line whose end has not come.
  private var line: [UInt8] = []
  /// The lines of data of an event whose end has not come.
  private var data: [UInt8]?
  /// After a carriage return, which has already ended the line.
  private var ignoresLineFeed = false
  private var isFirstLine = true

  /// The data of each event that this piece completes.
  mutating func feed(_ bytes: Span<UInt8>) -> [[UInt8]] {
    var events: [[UInt8]] = []
    var start = 0
    for place in bytes.indices {
      let byte = bytes[place]
      if byte == 0x0A, ignoresLineFeed {
        ignoresLineFeed = false
        start = place + 1
      } else if byte == 0x0A || byte == 0x0D {
        ignoresLineFeed = byte == 0x0D
        line.append(bytes, start..<place)
        endLine(&events)
        start = place + 1
      } else {
        ignoresLineFeed = false
      }
    }
    line.append(bytes, start..<bytes.count)
    return events
  }

  /// The last event, for servers that leave out the empty line after it.
  mutating func finish() -> [[UInt8]] {
    var events: [[UInt8]] = []
    endLine(&events)
    endLine(&events)
    return events
  }

  private mutating func endLine(_ events: inout [[UInt8]]) {
    var start = 0
    if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    isFirstLine = false
    guard line.count > start else {
      if let data { events.append(data) }
      data = nil
      return
    }
    takeField(from: start)
    line.removeAll(keepingCapacity: line.capacity < 65_536)
  }

  private mutating func takeField(from start: Int) {
    let colon = line[start...].firstIndex(of: UInt8(ascii: ":")) ?? line.count
    let name = line[start..<colon]
    guard name.elementsEqual("data".utf8) || name.elementsEqual("error".utf8) else { return }
    var value = min(colon + 1, line.count)
    if value < line.count, line[value] == UInt8(ascii: " ") { value += 1 }
    if data == nil {
      data = Array(line[value...])
    } else {
      data?.append(0x0A)
      data?.append(contentsOf: line[value...])
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    bytes.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
