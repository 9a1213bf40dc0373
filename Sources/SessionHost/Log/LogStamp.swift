internal import JSONText
internal import SessionCore

/// What a line of a log says about itself, as its last key: `"roster":{"seq":17,"epoch":2,"crc":"9ae0daaf"}`.
///
/// The checksum is over the bytes of the line before the stamp, so a line can be checked without reading it as JSON.
struct LogStamp: Equatable {
  var seq: Int
  var epoch: Int
  var crc: UInt32

  /// Appends the event as a line of the log, with its line break.
  static func append(_ event: SessionEvent, seq: Int, epoch: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    event.json.append(to: &bytes)
    bytes.removeLast()
    let crc = CRC32C.checksum(bytes.span.extracting(start..<bytes.count))
    bytes.append(contentsOf: LogStamp(seq: seq, epoch: epoch, crc: crc).text.utf8)
  }

  private var text: String {
    let digits = String(crc, radix: 16)
    let padding = String(repeating: "0", count: 8 - digits.count)
    return #","roster":{"seq":\#(seq),"epoch":\#(epoch),"crc":"\#(padding)\#(digits)"}}"# + "\n"
  }

  /// Finds the stamp of a line (without its line break).
  ///
  /// - Returns: also where the stamp begins, its comma included; nil where there is none.
  static func find(in line: Span<UInt8>) -> (stamp: LogStamp, start: Int)? {
    guard let start = startOfStamp(in: line) else { return nil }
    var place = start + key.count
    guard skip(beforeSeq, in: line, &place), let seq = number(in: line, &place),
      skip(beforeEpoch, in: line, &place), let epoch = number(in: line, &place),
      skip(beforeCRC, in: line, &place), let crc = checksum(in: line, &place),
      // A later format may say more in the stamp.
      place < line.count, line[place] == UInt8(ascii: "}") || line[place] == UInt8(ascii: ",")
    else { return nil }
    var end = max(place, line.count - 2)
    guard skip(closing, in: line, &end) else { return nil }
    return (LogStamp(seq: seq, epoch: epoch, crc: crc), start)
  }

  private static let key = Array(",\"roster\":".utf8)
  private static let beforeSeq = Array("{\"seq\":".utf8)
  private static let beforeEpoch = Array(",\"epoch\":".utf8)
  private static let beforeCRC = Array(",\"crc\":\"".utf8)
  private static let closing = Array("}}".utf8)
  /// How far from the end of its line a stamp may begin.
  private static let longest = 512

  private static func startOfStamp(in line: Span<UInt8>) -> Int? {
    var start = line.count - key.count
    let lowest = max(0, line.count - longest)
    while start >= lowest {
      var place = start
      if line[start] == key[0], skip(key, in: line, &place) { return start }
      start -= 1
    }
    return nil
  }

  private static func skip(_ text: [UInt8], in line: Span<UInt8>, _ place: inout Int) -> Bool {
    guard line.count - place >= text.count else { return false }
    for index in text.indices where line[place + index] != text[index] { return false }
    place += text.count
    return true
  }

  /// At most 15 digits: what JSON numbers hold exactly, everywhere.
  private static func number(in line: Span<UInt8>, _ place: inout Int) -> Int? {
    let start = place
    var value = 0
    while place < line.count, place - start < 15, (48...57).contains(line[place]) {
      value = value * 10 + Int(line[place] - 48)
      place += 1
    }
    return place > start ? value : nil
  }

  /// Eight lower-case hexadecimal digits and the quote behind them.
  private static func checksum(in line: Span<UInt8>, _ place: inout Int) -> UInt32? {
    guard line.count - place > 8, line[place + 8] == UInt8(ascii: "\"") else { return nil }
    var value: UInt32 = 0
    for offset in 0..<8 {
      switch line[place + offset] {
      case let digit where (48...57).contains(digit): value = value << 4 | UInt32(digit - 48)
      case let digit where (97...102).contains(digit): value = value << 4 | UInt32(digit - 87)
      default: return nil
      }
    }
    place += 9
    return value
  }
}
