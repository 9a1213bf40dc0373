/// An English word on its way to its stem. Each step takes off one kind of ending.
struct EnglishStem {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func reduce() {
    takePlural()
    takeVerbEnding()
    takeNounEnding()
    takeFinalLetters()
  }

  /// `queries` → `query`, `classes` → `class`, `matches` → `match`, `tests` → `test`; not `status`, `redis`, `class`.
  private mutating func takePlural() {
    if replace("ies", with: "y", keeping: 2) { return }
    if replace("ysis", with: "yz", keeping: 2) || replace("yses", with: "yz", keeping: 2) { return }
    for ending in Self.pluralsWithE where ends(ending) {
      bytes.removeLast(2)
      return
    }
    if ends("s"), !ends("ss"), !ends("us"), !ends("is"), bytes.count > 3 { bytes.removeLast() }
  }

  /// `fixing` → `fix`, `planned` → `plan`, `modified` → `modify`, `parser` → `pars`, `quickly` → `quick`.
  private mutating func takeVerbEnding() {
    if replace("ied", with: "y", keeping: 2) { return }
    if ends("eed") { return }
    _ = replace("ly", with: "", keeping: 4)
    for ending in Self.verbEndings where ends(ending) {
      let stem = bytes.count - ending.utf8CodeUnitCount
      guard stem >= 3, hasVowel(before: stem) else { return }
      bytes.removeLast(ending.utf8CodeUnitCount)
      if undouble() { return }
      takeAte()
      return
    }
  }

  private mutating func takeNounEnding() {
    if replace("ification", with: "ify", keeping: 2) { return }
    if replace("bility", with: "ble", keeping: 3) || replace("ity", with: "", keeping: 4) { return }
    if replace("ural", with: "ur", keeping: 4) || replace("ness", with: "", keeping: 4) { return }
    if replace("ement", with: "e", keeping: 4) || replace("ment", with: "", keeping: 5) { return }
    for ending in Self.nounEndings where replace(ending, with: "", keeping: 5) { return }
    if ends("sion") || ends("tion"), bytes.count > 5 {
      bytes.removeLast(3)
      takeAte()
      return
    }
    if ends("tor") || ends("sor"), bytes.count > 5 {
      bytes.removeLast(2)
      takeAte()
    }
  }

  /// `cache` and `caching`, `analyse` and `analyze`, `install` and `installer` end alike.
  private mutating func takeFinalLetters() {
    if ends("e"), bytes.count > 3 {
      bytes.removeLast()
      takeAte()
    }
    if bytes.count > 4, ends("ys") || ends("is") { bytes[bytes.count - 1] = UInt8(ascii: "z") }
    if bytes.count > 4, ends("ll") { bytes.removeLast() }
  }

  /// `validat` → `valid`, `documentat` → `document`; not `repeat`, `creat`.
  private mutating func takeAte() {
    guard ends("at"), bytes.count > 5, !ends("eat"), !ends("oat") else { return }
    bytes.removeLast(2)
  }

  /// `planning` left `plann`; `calling` and `missing` keep their pair.
  private mutating func undouble() -> Bool {
    guard let last = bytes.last, bytes.count > 3, bytes[bytes.count - 2] == last, !isVowel(last) else { return false }
    if last == UInt8(ascii: "s") || last == UInt8(ascii: "z") || (last == UInt8(ascii: "l") && bytes.count < 5) {
      return true
    }
    bytes.removeLast()
    return true
  }

  private func hasVowel(before end: Int) -> Bool {
    bytes[..<end].contains { isVowel($0) || $0 == UInt8(ascii: "y") }
  }

  private func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    default: false
    }
  }

  private func ends(_ ending: StaticString) -> Bool {
    let length = ending.utf8CodeUnitCount
    guard bytes.count >= length else { return false }
    let start = bytes.count - length
    for offset in 0..<length where bytes[start + offset] != ending.utf8Start[offset] { return false }
    return true
  }

  private static let pluralsWithE: [StaticString] = ["sses", "xes", "ches", "shes", "zzes"]
  private static let verbEndings: [StaticString] = ["ing", "ed", "er"]
  private static let nounEndings: [StaticString] = ["ance", "ence", "ancy", "ency", "ant", "ent"]

  private mutating func replace(_ ending: StaticString, with other: StaticString, keeping least: Int) -> Bool {
    guard bytes.count - ending.utf8CodeUnitCount >= least, ends(ending) else { return false }
    bytes.removeLast(ending.utf8CodeUnitCount)
    other.withUTF8Buffer { bytes.append(contentsOf: $0) }
    return true
  }
}
