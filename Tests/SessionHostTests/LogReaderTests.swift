import JSONText
import SessionCore
import Testing

@testable import SessionHost

@Suite struct LogReaderTests {
  private let folder = TemporaryFolder()
  private let lines = SampleLog.lines()

  private func read(_ bytes: some Collection<UInt8>) throws -> ReadLog {
    try folder.write(bytes, to: "events.jsonl")
    return try LogReader.read(folder.file("events.jsonl"))
  }

  @Test func aLineIsTheEnvelopeAndOurStamp() {
    let text = String(decoding: lines[2], as: UTF8.self)
    #expect(
      text == """
        {"id":"e2","timestamp":"2026-11-21T05:37:26.004Z","parentId":null,"type":"assistant.turn_start",\
        "data":{"turnId":"0"},"roster":{"seq":3,"epoch":1,"crc":"\(String(text.suffix(12).prefix(8)))"}}

        """)
  }

  @Test func whatWasWrittenIsRead() throws {
    let log = try read(lines.joined())
    #expect(log.events.map(\.json) == SampleLog.events.map(\.json))
    #expect(log.lines.map(\.seq) == [1, 2, 3, 4, 5])
    #expect(log.problems == [])
    #expect(log.lastSeq == 5 && log.epoch == 1 && log.format == 1 && log.lastWriter?.pid == 1)
    let bytes = try folder.bytes("events.jsonl")
    #expect(log.lines.map { Array(bytes[$0.bytes]) } == lines)
  }

  @Test func anEmptyFileIsAnEmptyLog() throws {
    let log = try read([])
    #expect(log.events.isEmpty && log.problems == [] && log.lastSeq == 0 && log.epoch == 0)
  }

  @Test func aMissingFileIsTold() {
    #expect(throws: LogOpenError(.missing, "/nonexistent/events.jsonl")) {
      try LogReader.read("/nonexistent/events.jsonl")
    }
  }

  @Test func cutAnywhereTheWholeLinesBeforeAreRead() throws {
    let bytes = Array(lines.joined())
    var end = 0
    var whole: [Int] = [0]
    for line in lines {
      end += line.count
      whole.append(end)
    }
    for cut in 0...bytes.count {
      let log = try read(bytes[..<cut])
      let count = whole.lastIndex { $0 <= cut } ?? 0
      #expect(log.ids == SampleLog.events.prefix(count).map(\.id), "cut at \(cut)")
      #expect(log.problems == (whole[count] == cut ? [] : [LogProblem(.tornTail, whole[count]..<cut)]), "cut at \(cut)")
    }
  }

  @Test func aFlippedBitCostsOneLineAndIsTold() throws {
    let bytes = Array(lines.joined())
    let target = lines[0].count + lines[1].count..<lines[0].count + lines[1].count + lines[2].count
    let stamp = target.upperBound - 45
    for place in target.lowerBound..<stamp - 1 {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << UInt8(bit)
        let log = try read(damaged)
        #expect(log.ids == ["w1", "e1", "e3", "e4"], "bit \(bit) of byte \(place)")
        #expect(!log.problems.isEmpty && log.lastSeq == 5, "bit \(bit) of byte \(place)")
      }
    }
  }

  @Test func aFlippedBitAnywhereNeverInventsAnEvent() throws {
    let bytes = Array(lines.joined())
    let texts = SampleLog.events.map(\.json.text)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(place % 8)
      let log = try read(damaged)
      #expect(log.events.allSatisfy { texts.contains($0.json.text) }, "byte \(place)")
      #expect(log.events.count >= 3, "byte \(place)")
    }
  }

  @Test(
    arguments: [
      ([], [.tornTail]),
      (Array("\0\0\0\0\0\0".utf8), [.tornTail]),
      (Array("not json\n".utf8), [.tornTail]),
      (Array(#"{"id":"x","type":"y"}"#.utf8) + [10], [.tornTail]),
      ([0xFF, 0xFE, 10, 10, 0xC0], [.tornTail]),
    ] as [([UInt8], [LogProblem.Kind])])
  func garbageAtTheEndIsATornTail(garbage: [UInt8], kinds: [LogProblem.Kind]) throws {
    let log = try read(lines.joined() + garbage)
    #expect(log.ids == SampleLog.events.map(\.id))
    #expect(log.kinds == (garbage.isEmpty ? [] : kinds))
    #expect(log.end == lines.joined().count)
  }

  @Test(arguments: [
    ([UInt8](), LogProblem.Kind.damaged),
    (Array("not json".utf8), .damaged),
    (Array(#"{"id":"x","timestamp":"2026-11-21T05:17:26.004Z","type":"y","data":{}}"#.utf8), .unstamped),
    ([0xFF, 0x00, 0xC0], .damaged),
  ])
  func garbageInTheMiddleCostsNoEvent(garbage: [UInt8], kind: LogProblem.Kind) throws {
    let log = try read(lines[0] + lines[1] + garbage + [10] + lines[2] + lines[3])
    #expect(log.ids == ["w1", "e1", "e2", "e3"])
    #expect(log.kinds == [kind])
  }

  @Test func twoLogsInOneFileKeepEveryEventOnce() throws {
    let log = try read((lines + lines).joined())
    #expect(log.ids == SampleLog.events.map(\.id))
    #expect(log.kinds == Array(repeating: .repeated, count: 5))
    #expect(log.lastSeq == 5)
  }

  @Test func aDamagedNumberIsToldAndNotGoneOnFrom() throws {
    let far = SampleLog.lines([SampleLog.event("x", AssistantTurnStart(turnID: "1"))], from: 999_999_999_999)
    let log = try read(lines[0] + far[0] + lines[2])
    #expect(log.ids == ["w1", "x", "e2"])
    #expect(
      log.kinds == [
        .outOfOrder(expected: 2, found: 999_999_999_999), .outOfOrder(expected: 1_000_000_000_000, found: 3),
      ])
    #expect(log.lastSeq == 3)
  }

  @Test func aMissingLineIsToldByTheNumbers() throws {
    let log = try read(lines[0] + lines[1] + lines[3])
    #expect(log.kinds == [.outOfOrder(expected: 3, found: 4)])
  }

  @Test func aWholeLineThatIsNoEventIsSkipped() throws {
    let bytes = Array(#"{"id":"x""#.utf8)
    let stamped = Self.stamped(bytes)
    let log = try read(lines[0] + stamped + lines[1])
    #expect(log.ids == ["w1", "e1"])
    #expect(log.problems.map(\.range) == [lines[0].count..<lines[0].count + stamped.count])
  }

  @Test func typesOfLaterVersionsPass() throws {
    let text =
      #"{"id":"f1","timestamp":"2026-11-21T05:17:26.004Z","parentId":null,"type":"future.thing","data":{"a":[1.50]}"#
    let log = try read(lines[0] + Self.stamped(Array(text.utf8)))
    #expect(log.events.map(\.type) == ["roster.writer", "future.thing"])
    #expect(log.problems == [])
  }

  @Test func loneSurrogatesAndControlCharactersPass() throws {
    let text =
      #"{"id":"f1","timestamp":"2026-11-21T05:17:26.004Z","type":"session.info","data":{"infoType":"x","message":"\ud800 \u0000"}"#
    let log = try read(lines[0] + Self.stamped(Array(text.utf8)))
    #expect((log.events.last?.data as? SessionInfo)?.message == "\u{FFFD} \0")
  }

  @Test func aStampOfALaterFormatMayHoldMore() throws {
    let line = String(decoding: lines[0], as: UTF8.self).dropLast(3) + #","host":"a"}}"# + "\n"
    #expect(try read(Array(line.utf8)).ids == ["w1"])
  }

  @Test func aLineTooLongIsSkippedInBoundedMemory() throws {
    let long = [UInt8](repeating: 0x61, count: 3_000_000) + [10]
    try folder.write(lines[0] + long + lines[1], to: "events.jsonl")
    let log = try LogReader.read(OpenFile(reading: folder.file("events.jsonl")), longestLine: 1 << 20)
    #expect(log.ids == ["w1", "e1"])
    #expect(log.problems == [LogProblem(.tooLong, lines[0].count..<lines[0].count + long.count)])
  }

  @Test func aDeeplyNestedEventIsReadBack() throws {
    var arguments: JSON = 1
    for _ in 0..<500 { arguments = [arguments] }
    let event = SampleLog.event(
      "d1", ToolExecutionStart(toolCallID: "c", toolName: "t", arguments: arguments, turnID: nil))
    let log = try read(lines[0] + SampleLog.lines([event], from: 2)[0])
    #expect(log.events.last?.json == event.json)
  }

  @Test(arguments: [1 << 10, 1 << 18, (1 << 18) + 1, 1 << 19])
  func longLinesCrossTheReadersBuffer(length: Int) throws {
    let events = (0..<3).map {
      SampleLog.event("l\($0)", SessionInfo(infoType: "x", message: String(repeating: "x", count: length - $0)))
    }
    let log = try read(SampleLog.lines(events).joined())
    #expect(log.events.map(\.json) == events.map(\.json))
    #expect(log.problems == [])
  }

  /// An envelope without its closing brace, as a line with a right checksum.
  static func stamped(_ bytes: [UInt8], seq: Int = 2) -> [UInt8] {
    let digits = String(CRC32C.checksum(bytes.span), radix: 16)
    let crc = String(repeating: "0", count: 8 - digits.count) + digits
    return bytes + Array(#","roster":{"seq":\#(seq),"epoch":1,"crc":"\#(crc)"}}"#.utf8) + [10]
  }
}
