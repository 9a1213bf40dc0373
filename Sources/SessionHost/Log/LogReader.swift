internal import JSONText
internal import SessionCore

/// Reads logs: whole events in the order of the file, and what was wrong with the rest.
///
/// A line counts when its line break is there and its bytes match its checksum. One that does not is skipped and told
/// as a problem; reading goes on behind it.
package enum LogReader {
  /// No line that we write is longer.
  package static let longestLine = 64 << 20

  /// - Parameter path: of an `events.jsonl`. Whoever writes it at this moment is not disturbed.
  package static func read(_ path: String) throws(LogOpenError) -> ReadLog {
    try read(OpenFile(reading: path))
  }

  static func read(_ file: OpenFile, longestLine: Int = longestLine) throws(LogOpenError) -> ReadLog {
    var lines = LineSplitter(longest: longestLine, size: file.size ?? 0)
    var builder = LogBuilder()
    var isMore = true
    while isMore {
      isMore = try lines.fill(from: file)
      while let range = lines.next() {
        switch range {
        case .line(let inBuffer, let inFile): builder.add(lines.buffer.span.extracting(inBuffer), at: inFile)
        case .tooLong(let inFile): builder.log.problems.append(LogProblem(.tooLong, inFile))
        }
      }
    }
    return builder.finish(size: lines.offset)
  }
}

/// Takes lines one by one and keeps what they say.
private struct LogBuilder {
  var log = ReadLog()
  private var expected = 1
  private var seen: Set<String> = []
  /// Whether lines were lost since the last event: a gap in the numbers then needs no problem of its own.
  private var isAfterLoss = false

  mutating func add(_ line: Span<UInt8>, at range: Range<Int>) {
    guard let (stamp, start) = LogStamp.find(in: line) else {
      lose(line.isJSONObject ? .unstamped : .damaged, range)
      return
    }
    guard CRC32C.checksum(line.extracting(0..<start)) == stamp.crc else {
      lose(.damaged, range)
      return
    }
    log.end = range.upperBound
    let event: SessionEvent
    do {
      // Deeper than what a model may write, since the envelope is around it.
      event = try SessionEvent(json: JSON(parsing: line, maximumDepth: 1024))
    } catch {
      lose(.notAnEvent("\(error)"), range)
      return
    }
    guard seen.insert(event.id).inserted else {
      lose(.repeated, range)
      return
    }
    keep(event, stamp, range)
  }

  private mutating func keep(_ event: SessionEvent, _ stamp: LogStamp, _ range: Range<Int>) {
    if stamp.seq != expected, !(isAfterLoss && stamp.seq > expected) {
      log.problems.append(LogProblem(.outOfOrder(expected: expected, found: stamp.seq), range))
    }
    isAfterLoss = false
    expected = stamp.seq + 1
    // The stamp is not under the checksum: a number that this many bytes cannot have reached is no number to go on from.
    if stamp.seq <= range.upperBound { log.lastSeq = max(log.lastSeq, stamp.seq) }
    if stamp.epoch <= range.upperBound { log.epoch = max(log.epoch, stamp.epoch) }
    if let writer = event.data as? RosterWriter {
      log.lastWriter = writer
      log.format = max(log.format, writer.format)
    }
    log.events.append(event)
    log.lines.append(ReadLog.Line(seq: stamp.seq, epoch: stamp.epoch, bytes: range))
  }

  private mutating func lose(_ kind: LogProblem.Kind, _ range: Range<Int>) {
    isAfterLoss = true
    log.problems.append(LogProblem(kind, range))
  }

  consuming func finish(size: Int) -> ReadLog {
    log.size = size
    // Whatever is bad behind the last whole line is one thing: the end of a write that did not come to its end.
    if size > log.end, !log.isForeign {
      log.problems.removeAll { $0.range.lowerBound >= log.end }
      log.problems.append(LogProblem(.tornTail, log.end..<size))
    }
    return log
  }
}

extension Span<UInt8> {
  fileprivate var isJSONObject: Bool {
    count > 1 && self[0] == UInt8(ascii: "{") && self[count - 1] == UInt8(ascii: "}")
  }
}
