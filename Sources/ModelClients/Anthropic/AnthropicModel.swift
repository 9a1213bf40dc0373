/// What a model's name says about how it wants to be asked.
struct AnthropicModel {
  /// Major and minor version of a Claude; nil for other vendors' models.
  private let version: (Int, Int)?
  private let isOldName: Bool

  init(_ name: String) {
    guard let start = name.lowercased().firstRange(of: "claude") else {
      (version, isOldName) = (nil, false)
      return
    }
    // A date is a number too, but a longer one.
    let words = name.lowercased()[start.upperBound...].split { !$0.isNumber && !$0.isLetter }
    let numbers = words.prefix { Int($0) == nil || $0.utf8.count <= 2 }.compactMap { Int($0) }
    version = numbers.first.map { ($0, numbers.count > 1 ? numbers[1] : 0) }
    isOldName = words.first.map { Int($0) != nil } ?? false
  }

  private func isAtLeast(_ major: Int, _ minor: Int) -> Bool { version.map { $0 >= (major, minor) } ?? false }

  /// It decides itself how long it thinks, and is told how hard it should try.
  var thinksAdaptively: Bool { isAtLeast(4, 6) }

  /// It thinks, up to a number of tokens. What is no Claude is taken to.
  var thinks: Bool { version == nil || isAtLeast(3, 7) }

  /// It has an effort between `high` and `max`.
  var hasExtraHigh: Bool { isAtLeast(4, 7) }

  /// It takes a JSON Schema for its answer; others are made to call a tool with that shape.
  var takesOutputFormat: Bool { isAtLeast(4, 5) }

  /// A limit has to be sent; this one every such model takes.
  var usualMaxTokens: Int {
    guard let version, isOldName else { return 32_000 }
    if version >= (3, 7) { return 32_000 }
    return version >= (3, 5) ? 8192 : 4096
  }
}
