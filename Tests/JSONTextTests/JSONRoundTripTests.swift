import JSONText
import Testing

/// What is written is read back as the same value, and written again as the same bytes.
struct JSONRoundTripTests {
  @Test(arguments: 0..<400)
  func randomValues(seed: Int) throws {
    var random = RandomJSON(seed: UInt64(seed))
    let value = random.value(depth: 6)
    let bytes = value.bytes()
    let read = try JSON(parsing: bytes)
    #expect(read == value)
    #expect(read.bytes() == bytes)
    #expect(try JSON(parsing: value.pretty()) == value)
    #expect(!bytes.contains(0x0A))
  }

  /// Damaged text is refused or read, and never anything else; what is read can be written and read again.
  @Test(arguments: 0..<400)
  func damagedText(seed: Int) throws {
    var random = RandomJSON(seed: UInt64(seed) &+ 10_000)
    var bytes = random.value(depth: 4).bytes()
    for _ in 0..<random.number(below: 4) where !bytes.isEmpty {
      let place = random.number(below: bytes.count)
      switch random.number(below: 3) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.number(below: 256))
      case 1: bytes.remove(at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    do {
      let value = try JSON(parsing: bytes)
      #expect(try JSON(parsing: value.bytes()) == value)
    } catch {
      #expect((0...bytes.count).contains(error.offset))
    }
  }

  @Test(arguments: 0..<200)
  func randomDoubles(seed: Int) throws {
    var random = RandomJSON(seed: UInt64(seed))
    for _ in 0..<50 {
      let value = random.double()
      #expect(try JSON(parsing: value.description) == .double(value))
      let short = Double(random.number(below: 1_000_000)) / 1000
      #expect(try JSON(parsing: short.description) == .double(short))
    }
  }
}
