internal import JSONText
package import SessionCore

/// Reads a log that somebody writes at this moment: first all of it, then what has been added since.
package struct LogTail: Sendable {
  private let path: String
  private var offset = 0
  private var seen: Set<String> = []

  package init(_ path: String) { self.path = path }

  /// The whole events that were added since the last call. Lines that are damaged are passed over, as they are when the
  /// log is read at once; a line whose end is not there yet waits.
  package mutating func next() throws(LogOpenError) -> [SessionEvent] {
    let file = try OpenFile(reading: path)
    guard let size = file.size else { throw LogOpenError(.io, path, "its size is not known") }
    // Somebody took the end away that a crash had left behind.
    if size < offset { offset = size }
    guard size > offset else { return [] }
    var lines = LineSplitter(longest: LogReader.longestLine, size: size - offset, from: offset)
    var events: [SessionEvent] = []
    while try lines.fill(from: file) {
      while let line = lines.next() {
        switch line {
        case .tooLong(let inFile): offset = inFile.upperBound
        case .line(let inBuffer, let inFile):
          offset = inFile.upperBound
          let bytes = lines.buffer.span.extracting(inBuffer)
          guard let (stamp, start) = LogStamp.find(in: bytes),
            CRC32C.checksum(bytes.extracting(0..<start)) == stamp.crc,
            let json = try? JSON(parsing: bytes, maximumDepth: 1024), let event = try? SessionEvent(json: json),
            seen.insert(event.id).inserted
          else { continue }
          events.append(event)
        }
      }
    }
    return events
  }
}
