/// Small random changes to a text, the same in every run.
struct Fuzz {
  /// Texts that mean something to whoever reads the result.
  private let pieces: [String]
  private var random: SplitMix

  init(_ pieces: [String], state: UInt64) {
    self.pieces = pieces
    random = SplitMix(state: state)
  }

  /// Variations of a text, each with one to six changes.
  mutating func variations(of text: String, count: Int = 500) -> [[UInt8]] {
    (0..<count).map { _ in
      var bytes = Array(text.utf8)
      for _ in 0...random.next(below: 6) { change(&bytes) }
      return bytes
    }
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = random.next(below: bytes.count + 1)
    switch random.next(below: 5) {
    case 0: bytes.insert(UInt8(random.next(below: 256)), at: place)
    case 1: bytes.insert(contentsOf: pieces[random.next(below: pieces.count)].utf8, at: place)
    case 2: if place < bytes.count { bytes[place] = UInt8(random.next(below: 256)) }
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + random.next(below: 8)))
    default:
      let end = min(bytes.count, place + random.next(below: 24))
      bytes.insert(contentsOf: bytes[place..<end], at: random.next(below: bytes.count + 1))
    }
  }
}

/// Random numbers that are the same in every run.
struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
  }
}
