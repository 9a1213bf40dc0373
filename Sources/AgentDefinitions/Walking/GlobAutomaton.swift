/// One symbol of a path pattern: what a single byte (or, for globs, a single character) may be.
enum GlobSymbol: Sendable, Equatable {
  case exactly(UInt32)
  case anything
  case anythingButSlash
  /// A character class. It never contains the slash, negated or not.
  case oneOf([ClosedRange<UInt32>], negated: Bool)

  static let slash = UInt32(UInt8(ascii: "/"))

  func matches(_ symbol: UInt32) -> Bool {
    switch self {
    case .exactly(let wanted): return symbol == wanted
    case .anything: return true
    case .anythingButSlash: return symbol != Self.slash
    case .oneOf(let ranges, let negated):
      return symbol != Self.slash && ranges.contains { $0.contains(symbol) } != negated
    }
  }
}

/// A parsed path pattern, before it is compiled.
indirect enum GlobNode: Sendable, Equatable {
  case one(GlobSymbol)
  case many(GlobSymbol)
  /// `**/`: nothing, or any folders with the slash that ends them.
  case folders
  case choice([[GlobNode]])
}

/// Matches paths against a compiled pattern in time linear in the path, whatever the pattern.
///
/// Every symbol of the pattern is a position; reading a symbol moves from the positions that accept it to those that
/// may follow. All positions are tried at once, so that `**/*a*/{b,c}*/**` costs no more than its length.
struct GlobAutomaton: Sendable {
  private var symbols: [GlobSymbol] = []
  private var following: [[Int32]] = []
  private var first: [Int32] = []
  /// The same sets as bits, for patterns of at most 63 positions: nearly all.
  private var followingBits: [UInt64] = []
  private var firstBits: UInt64 = 0
  private let readsUTF8: Bool

  /// `readsUTF8`: `?` and classes take a character rather than a byte; an invalid byte counts as one character.
  init(_ nodes: [GlobNode], readsUTF8: Bool) {
    self.readsUTF8 = readsUTF8
    first = compile(nodes, before: [Self.accepting])
    guard symbols.count <= 63 else { return }
    followingBits = following.map(bits)
    firstBits = bits(first)
  }

  func matches(_ path: Span<UInt8>) -> Bool {
    symbols.count <= 63 ? matchesWithBits(path) : matchesWithSets(path)
  }

  /// The position behind the last symbol, whatever their number.
  private static let accepting: Int32 = -1

  private mutating func compile(_ nodes: [GlobNode], before rest: [Int32]) -> [Int32] {
    var entry = rest
    for node in nodes.reversed() {
      switch node {
      case .one(let symbol):
        entry = [position(symbol, then: entry)]
      case .many(let symbol):
        let loop = position(symbol, then: entry)
        following[Int(loop)].append(loop)
        entry.append(loop)
      case .folders:
        let slash = position(.exactly(GlobSymbol.slash), then: entry)
        let loop = position(.anything, then: [slash])
        following[Int(loop)].append(loop)
        entry += [slash, loop]
      case .choice(let branches):
        entry = Set(branches.flatMap { compile($0, before: entry) }).sorted()
      }
    }
    return entry
  }

  private mutating func position(_ symbol: GlobSymbol, then next: [Int32]) -> Int32 {
    symbols.append(symbol)
    following.append(next)
    return Int32(symbols.count - 1)
  }

  private func bits(_ positions: [Int32]) -> UInt64 {
    positions.reduce(0) { $0 | 1 << UInt64($1 == Self.accepting ? 63 : $1) }
  }

  private func matchesWithBits(_ path: Span<UInt8>) -> Bool {
    let accepted: UInt64 = 1 << 63
    var active = firstBits
    var offset = 0
    while offset < path.count {
      let symbol = nextSymbol(of: path, at: &offset)
      var pending = active & ~accepted
      active = 0
      while pending != 0 {
        let position = pending.trailingZeroBitCount
        pending &= pending - 1
        if symbols[position].matches(symbol) { active |= followingBits[position] }
      }
      if active == 0 { return false }
    }
    return active & accepted != 0
  }

  private func matchesWithSets(_ path: Span<UInt8>) -> Bool {
    var active = first
    var reached = [Int](repeating: -1, count: symbols.count + 1)
    var offset = 0
    while offset < path.count {
      let symbol = nextSymbol(of: path, at: &offset)
      var next: [Int32] = []
      for position in active where position != Self.accepting && symbols[Int(position)].matches(symbol) {
        for target in following[Int(position)] where reached[Int(target) + 1] < offset {
          reached[Int(target) + 1] = offset
          next.append(target)
        }
      }
      if next.isEmpty { return false }
      active = next
    }
    return active.contains(Self.accepting)
  }

  private func nextSymbol(of path: Span<UInt8>, at offset: inout Int) -> UInt32 {
    let byte = path[offset]
    guard readsUTF8, byte >= 0x80 else {
      offset += 1
      return UInt32(byte)
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
    var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
    if length > 1, offset + length <= path.count {
      var read = 1
      while read < length, path[offset + read] & 0xC0 == 0x80 {
        value = value << 6 | UInt32(path[offset + read] & 0x3F)
        read += 1
      }
      if read == length {
        offset += length
        return value
      }
    }
    offset += 1
    return 0x11_0000 + UInt32(byte)
  }
}
